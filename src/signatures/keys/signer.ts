/**
 * Who signs: a private key at hand (`importPrivateKey`), or a key service that keeps it.
 *
 * @example
 * const signer: Signer = {
 *   sign: async (message) => (await kms.sign({ keyId, message, messageType: 'RAW', algorithm: 'ECDSA_SHA_256' })).signature,
 *   publicKey: async () => (await kms.publicKey({ keyId })).pem,
 * }
 */
export interface Signer {
  /**
   * Signs a message: ECDSA and RSASSA-PKCS1-v1_5 over its SHA-256, Ed25519 over the message as it is. ECDSA in DER, as key
   * services give it, or as r‖s.
   */
  sign(message: Uint8Array): Uint8Array | PromiseLike<Uint8Array>
  /** In PEM (`PUBLIC KEY`). */
  publicKey(): string | PromiseLike<string>
}
