export {
  type AcceptedSignature,
  type RefusedSignature,
  type SignatureErrorCode,
  type SignatureFormat,
  type SignatureSource,
  SignatureVerificationError,
} from '../errors/signature-verification-error'
export { type AttestOptions, attest } from './attest'
export { type CosignVerification, toCosignJSON } from './cosign-json'
export type { SearchedFormat } from './finding/find-signatures'
export type {
  ImageReference,
  ReadOptions,
  ReferrerDescriptor,
  RegistryPlace,
  RegistryReader,
} from './finding/registry-reader'
export type { Claims } from './formats/candidate'
export type { Statement, Subject } from './formats/in-toto'
export type { Policy } from './formats/policy'
export type { VerifyOptions } from './judging/conditions'
export type { JudgedSignature, Verdict, VerifiedSignature } from './judging/judge'
export type { VerifiedImage } from './judging/verified-image'
export type { KeylessIdentity, KeylessIdentityPattern } from './keyless/identity'
export type { DigestAlgorithm } from './keys/digest-algorithm'
export {
  type GenerateKeyPairOptions,
  generateKeyPair,
  type KeyPair,
  type KeyType,
} from './keys/generate-key-pair'
export { type ImportPrivateKeyOptions, importPrivateKey } from './keys/import-private-key'
export type { PublicCryptoKey, PublicKeyInput } from './keys/load-key'
export type { KeyOptions } from './keys/load-keys'
export type { Signer } from './keys/signer'
export { type SignImageOptions, signImage } from './sign-image'
export type { SignedImage, SignOptions, StoredSignatureOf } from './sign-stored'
export type { ChosenFormat, StoredFormat } from './signing/choose-format'
export type { RegistryWriter } from './signing/registry-writer'
export { type StoredSignature, verifySignatures } from './verify'
export {
  type VerifiedAttestation,
  type VerifyAttestationOptions,
  verifyAttestation,
} from './verify-attestation'
export { verifyImage } from './verify-image'
export {
  type KeylessSignature,
  type VerifiedKeyless,
  type VerifyKeylessOptions,
  verifyKeyless,
} from './verify-keyless'
export { type SignatureToVerify, verifySignature } from './verify-signature'
export type { RegistryVerifyOptions } from './verify-stored'
