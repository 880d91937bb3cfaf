import type { SignatureErrorCode } from '../../errors/signature-verification-error'
import { Refusal } from '../refusal'

/** A document that is not of its format. Only `refuseMalformed` lets it out, as a `Refusal`. */
export class Malformed extends Error {}

/** Reads a document, and refuses the signature with `code` where the document is not of its format. */
export function refuseMalformed<T>(code: SignatureErrorCode, what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) throw new Refusal(code, `${what} is malformed: ${error.message}`)
    throw error
  }
}
