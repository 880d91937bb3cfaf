import type { RefusedSignature, SignatureSource } from '../../errors/signature-verification-error'
import type { Candidate } from './candidate'
import { Refusal } from './refusal'

/** What was found: signatures to judge, and those that could not even be read. */
export type Found = Candidate | RefusedSignature

export function isRefused(one: Found): one is RefusedSignature {
  return 'code' in one
}

/** Turns a `Refusal` into what is said of the signature; anything else that was thrown goes on. */
export function refused(source: SignatureSource, error: unknown): RefusedSignature {
  if (error instanceof Refusal) return { ...source, verified: false, code: error.code, reason: error.message }
  throw error
}
