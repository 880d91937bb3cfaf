import { bodyTooLarge } from '../receive'

/**
 * Reads chunks to their end, or to the limit. Beyond it nothing is cancelled: the answer goes the same way as the
 * body. What nobody reads stays where it is.
 *
 * @param next Of an iterator, or the `read` of a reader.
 */
export async function collect(
  next: () => Promise<{ readonly value?: Uint8Array | undefined }>,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { value: chunk } = await next()
    if (chunk === undefined) return concat(chunks, size)
    size += chunk.byteLength
    if (size > limit) throw bodyTooLarge()
    chunks.push(chunk)
  }
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks
  if (first !== undefined && chunks.length === 1) return first
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
