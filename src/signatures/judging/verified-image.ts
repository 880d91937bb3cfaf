import type { Verdict } from './judge'

/** An image that is signed as asked for. */
export interface VerifiedImage extends Verdict {
  /** What was verified, as cosign prints it: host, repository, and the tag or digest that was given. */
  readonly reference: string
  /** What is signed. Deploy this and not the tag, which may be moved meanwhile. */
  readonly digest: string
  /** With a key, no transparency log is asked: when it was signed, and whether the key was meant to, is not known. */
  readonly transparencyLog: 'unchecked'
}
