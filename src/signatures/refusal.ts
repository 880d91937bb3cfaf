import type { SignatureErrorCode } from '../errors/signature-verification-error'

/** Ends the judgement of one signature. It never leaves this folder: others may still hold. */
export class Refusal extends Error {
  readonly code: SignatureErrorCode

  constructor(code: SignatureErrorCode, reason: string) {
    super(reason)
    this.code = code
  }
}
