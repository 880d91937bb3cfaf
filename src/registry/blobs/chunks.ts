import { orAborted } from '../../core/send/link-signal'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** Bytes sent in one request of an upload in chunks; they are kept in memory until they have arrived. */
export const chunkSize = 8 * 1024 * 1024

/**
 * Gathers a stream into chunks of one size; only the last is smaller.
 *
 * @param signal ends the wait for a stream that brings nothing
 * @throws {@link InvalidArgumentError} it brings something else than bytes
 */
export async function* chunksOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  let chunk = new Uint8Array(chunkSize)
  let filled = 0
  for (;;) {
    const { done, value } = await (signal ? orAborted(reader.read(), signal) : reader.read())
    if (done) break
    if (!(value instanceof Uint8Array)) {
      throw new InvalidArgumentError(
        'content',
        'must be a stream of bytes: one of Node, without an encoding.',
      )
    }
    for (let offset = 0; offset < value.byteLength; ) {
      const part = value.subarray(offset, offset + chunkSize - filled)
      chunk.set(part, filled)
      filled += part.byteLength
      offset += part.byteLength
      if (filled === chunkSize) {
        yield chunk
        // A new one: whoever got the old one may still hold it.
        chunk = new Uint8Array(chunkSize)
        filled = 0
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}

/** The same of bytes that are all there, without a copy. */
export function* slicesOf(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let offset = 0; offset < bytes.byteLength; offset += chunkSize) {
    yield bytes.subarray(offset, offset + chunkSize)
  }
}
