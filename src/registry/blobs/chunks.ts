/** Bytes sent in one request of an upload in chunks; they are kept in memory until they have arrived. */
export const chunkSize = 8 * 1024 * 1024

/** Gathers a stream into chunks of one size; only the last is smaller. The stream is cancelled when nobody reads on. */
export async function* chunksOf(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader()
  let chunk = new Uint8Array(chunkSize)
  let filled = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
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
  } finally {
    // Without effect on a stream that has ended or failed.
    await reader.cancel().catch(() => {})
  }
}

/** The same of bytes that are all there, without a copy. */
export function* slicesOf(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let offset = 0; offset < bytes.byteLength; offset += chunkSize) {
    yield bytes.subarray(offset, offset + chunkSize)
  }
}
