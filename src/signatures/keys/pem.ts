import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { type Bytes, decodeBase64, encodeBase64 } from '../encoding/base64'

export interface PemBlock {
  /** `PUBLIC KEY`, `CERTIFICATE` … */
  readonly label: string
  readonly content: Bytes
}

// A label and base64, each on lines of their own, as Go and OpenSSL want them. No headers.
const block =
  /(?:^|\n)-----BEGIN ([A-Z0-9 ]+)-----[ \t]*\r?\n([A-Za-z0-9+/= \t\r\n]*)\n-----END \1-----[ \t]*(?:\r?\n|$)/

/**
 * Reads the one block of a PEM file. Lines around it are skipped, as in a file with a comment on top. But whatever else
 * begins like a block may be what another program reads, so there must be none.
 *
 * @param file that has such content
 * @throws {@link InvalidArgumentError} there is none, more than one, or it is broken
 */
export function parsePem(text: string, argument: string, file = 'cosign.pub'): PemBlock {
  if (text.split('-----BEGIN').length > 2) {
    throw new InvalidArgumentError(
      argument,
      'has more than one PEM block. Give each key as a string of its own.',
    )
  }
  const [, label, body = ''] = block.exec(text) ?? []
  const content = decodeBase64(body.replace(/[ \t\r\n]+/g, ''))
  if (label === undefined || content === undefined || content.length === 0) {
    throw new InvalidArgumentError(argument, `is not PEM. Give the content of a file like '${file}'.`)
  }
  return { label, content }
}

/** In lines of 64 characters, as Go and OpenSSL write it. */
export function writePem({ label, content }: PemBlock): string {
  const lines = encodeBase64(content).match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
