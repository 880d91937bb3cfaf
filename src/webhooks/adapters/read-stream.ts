import { bodyTooLarge } from '../receive'
import { utf8Decoder } from '../utf8'

/**
 * Reads a body to its end, or to the limit. Beyond it nothing is cancelled: the answer goes the same way as the body.
 * What nobody reads stays where it is.
 *
 * @param next Of an iterator, or the `read` of a reader.
 */
export async function readStream(
  next: () => Promise<{ readonly value?: Uint8Array | undefined }>,
  limit: number,
): Promise<string> {
  const decode = utf8Decoder()
  let body = ''
  let size = 0
  for (;;) {
    const { value: chunk } = await next()
    if (chunk === undefined) return body + decode()
    size += chunk.byteLength
    if (size > limit) throw bodyTooLarge()
    body += decode(chunk)
  }
}
