import { concat } from './bytes'

/** Whatever reads the body of an answer. */
export type BodyReader = ReadableStreamDefaultReader<Uint8Array>

/** No answer of Harbor's API comes near; without an end to it, a broken proxy could fill the memory. */
export const largestBody: number = 128 * 1024 * 1024

/** Enough for any error of Harbor, and for the beginning of any page. */
const largestFailure: number = 1024 * 1024

/** Reads a body to its end, or no further than `limit` bytes: then it is cut there, and cancelled. */
export async function readBytes(
  reader: BodyReader | undefined,
  limit: number,
): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) return { bytes: concat(chunks, size), cut: false }
    chunks.push(value)
    size += value.byteLength
    if (size > limit) {
      await reader?.cancel()
      return { bytes: concat(chunks, size).subarray(0, limit), cut: true }
    }
  }
}

/** Reads the body of a failure, or of what has hardly any. */
export async function readText(reader: BodyReader | undefined): Promise<string> {
  return decode((await readBytes(reader, largestFailure)).bytes)
}

export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
