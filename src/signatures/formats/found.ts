import type { SignatureSource } from '../../errors/signature-verification-error'
import type { Candidate } from './candidate'
import { Refusal } from './refusal'

/** What was found: signatures to judge, and those that could not even be read. */
export type Found = Candidate | Unread

export interface Unread extends SignatureSource {
  readonly refusal: Refusal
}

export function isUnread(one: Found): one is Unread {
  return 'refusal' in one
}

/** Keeps a `Refusal` as what was found; anything else that was thrown goes on. */
export function unread(source: SignatureSource, error: unknown): Unread {
  if (error instanceof Refusal) return { ...source, refusal: error }
  throw error
}
