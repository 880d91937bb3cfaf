export {
  type AcceptedSignature,
  type RefusedSignature,
  type SignatureErrorCode,
  type SignatureFormat,
  type SignatureSource,
  SignatureVerificationError,
} from '../errors/signature-verification-error'
export { type CosignVerification, toCosignJSON } from './cosign-json'
export type { SearchedFormat } from './find-signatures'
export type { Claims } from './formats/candidate'
export type { Statement, Subject } from './formats/in-toto'
export type { JudgedSignature, Verdict, VerifiedSignature } from './judge'
export type { PublicCryptoKey, PublicKeyInput } from './keys/load-key'
export type { KeyOptions } from './keys/load-keys'
export type { DigestAlgorithm } from './keys/verification-key'
export type { Policy } from './policy'
export type {
  ImageReference,
  ReadOptions,
  ReferrerDescriptor,
  RegistryPlace,
  RegistryReader,
} from './registry-reader'
export { type StoredSignature, verifySignatures } from './verify'
export {
  type VerifiedAttestation,
  type VerifyAttestationOptions,
  verifyAttestation,
} from './verify-attestation'
export { verifyImage } from './verify-image'
export type { VerifyOptions } from './verify-options'
export { type SignatureToVerify, verifySignature } from './verify-signature'
export type { RegistryVerifyOptions, VerifiedImage } from './verify-stored'
