/** Apart from the rest: it is as large as all tokens are, and hardly a registry has a blob that is named by it. */
export { sha512 } from '@noble/hashes/sha2.js'
