import type { SignatureErrorCode } from '../../errors/signature-verification-error'
import { Malformed } from '../json/malformed'

/** Ends the judgement of one signature. It never leaves `src/signatures/`: others may still hold. */
export class Refusal extends Error {
  readonly code: SignatureErrorCode

  constructor(code: SignatureErrorCode, reason: string) {
    super(reason)
    this.code = code
  }
}

/** Reads a document, and refuses the signature with `code` where the document is not of its format. */
export function refuseMalformed<T>(code: SignatureErrorCode, what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) throw new Refusal(code, `${what} is malformed: ${error.message}`)
    throw error
  }
}
