// The content of AlgorithmIdentifier in its one DER form: the object identifier and its parameters.
export const p256 = '06072a8648ce3d020106082a8648ce3d030107'
export const p384 = '06072a8648ce3d020106052b81040022'
export const p521 = '06072a8648ce3d020106052b81040023'
export const rsaEncryption = '06092a864886f70d0101010500'
export const ed25519 = '06032b6570'
