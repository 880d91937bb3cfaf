/** The bytes of all chunks; of a single one, itself. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = chunks
  if (first !== undefined && others.length === 0) return first
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.byteLength, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
