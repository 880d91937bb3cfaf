import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { type Bytes, decodeBase64 } from '../encoding/base64'

export interface PemBlock {
  /** `PUBLIC KEY`, `CERTIFICATE` … */
  readonly label: string
  readonly content: Bytes
}

/**
 * Reads the one block of a PEM text. Text around it is skipped, as in a file with a comment on top.
 *
 * @throws {InvalidArgumentError} there is none, more than one, or it is broken
 */
export function parsePem(text: string, argument: string): PemBlock {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)]
  const [label, body] = blocks[0]?.slice(1) ?? []
  if (blocks.length > 1) {
    throw new InvalidArgumentError(
      argument,
      'has more than one PEM block. Give each key as a text of its own.',
    )
  }
  const content = decodeBase64((body ?? '').replace(/[\t\n\r ]+/g, ''))
  if (label === undefined || content === undefined || content.length === 0) {
    throw new InvalidArgumentError(argument, "is not PEM. Give the text of a file like 'cosign.pub'.")
  }
  return { label, content }
}
