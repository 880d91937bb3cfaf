import type { Bytes } from '../encoding/base64'
import type { StoredKind } from '../finding/find-signatures'
import type { Claims } from '../formats/candidate'
import type { Subject } from './subject'

/** What somebody says of an image, in the terms of both formats. */
export interface Document {
  /** Where the older format keeps it, and how what is there is read. */
  readonly kind: StoredKind
  readonly predicateType: string
  /** The in-toto statement that a bundle holds. */
  readonly statement: Bytes
  readonly legacy: LegacyDocument
  /** Whether a signature that holds says the same. */
  readonly isSaidBy: (claims: Claims) => boolean
}

/** A layer of the older format. */
export interface LegacyDocument {
  readonly mediaType: string
  /** What is signed. */
  readonly message: Bytes
  /** What is stored. */
  readonly content: (signature: Bytes) => Bytes
  readonly annotations: (signature: Bytes) => Readonly<Record<string, string>>
}

/** @param repository with its host, as cosign names it */
export type DocumentMaker = (subject: Subject, repository: string) => Document

/** The signature of a layer, which cosign wants to be there also where it is within its content. */
export const signatureAnnotation = 'dev.cosignproject.cosign/signature'
