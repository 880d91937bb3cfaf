import type { SignatureErrorCode } from '../../errors/signature-verification-error'
import { Malformed, Unsupported } from '../json/malformed'

// What is refused for these may be read by cosign.
const readElsewhere: readonly SignatureErrorCode[] = [
  'UNSUPPORTED',
  'MANIFEST_TOO_LARGE',
  'SUBJECT_MISMATCH',
  'BLOB_TOO_LARGE',
]

/** Ends the judgement of one signature. It never leaves `src/signatures/`: others may still hold. */
export class Refusal extends Error {
  readonly code: SignatureErrorCode
  /** Whether cosign may be able to read what is refused here. */
  readonly readElsewhere: boolean
  /** Whether it is nothing of what was looked for: why others are refused tells more. */
  readonly isBeside: boolean

  constructor(
    code: SignatureErrorCode,
    reason: string,
    { readElsewhere: isRead = readElsewhere.includes(code), isBeside = false } = {},
  ) {
    super(printable(reason))
    this.code = code
    this.readElsewhere = isRead
    this.isBeside = isBeside
  }
}

/** What is stored may be anything: no lines and no escapes of a terminal come from it, and no megabytes. */
function printable(reason: string): string {
  return reason.slice(0, 500).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd')
}

/** Reads a document, and refuses the signature with `code` where the document is not of its format. */
export function refuseMalformed<T>(code: SignatureErrorCode, what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unsupported)
      throw new Refusal('UNSUPPORTED', `${what} is not read here: ${error.message}`)
    if (error instanceof Malformed) throw new Refusal(code, `${what} is malformed: ${error.message}`)
    throw error
  }
}
