import { bodyTooLarge } from '../receive'
import { utf8Decoder } from '../utf8'

/**
 * Reads a body to its end, or to the limit. Beyond it nothing is cancelled: the answer goes the same way as the body.
 * What nobody reads stays where it is.
 *
 * @param next Of an iterator, or the `read` of a reader. It gives strings where something has set an encoding.
 */
export async function readStream(
  next: () => Promise<{ readonly value?: Uint8Array | string | undefined }>,
  limit: number,
): Promise<string> {
  const decode = utf8Decoder()
  let body = ''
  let size = 0
  for (;;) {
    const { value } = await next()
    if (value === undefined) return body + decode()
    const chunk = typeof value === 'string' ? new TextEncoder().encode(value) : value
    size += chunk.byteLength
    if (size > limit) throw bodyTooLarge()
    body += decode(chunk)
  }
}
