import { concat } from '../../core/answer/bytes'
import { contentError } from '../content/content-error'
import type { Hasher } from '../content/digest'

/**
 * A blob that was opened. It can be read once: as a stream, or as bytes. Until its end it holds a connection: cancel the stream of
 * one that is not read.
 */
export interface RegistryBlob {
  readonly digest: string
  /** Bytes, where the registry or the caller says so in advance. */
  readonly size: number | undefined
  /** Fails at its end if what came is not what the digest names: do not use what was read before that is known. */
  readonly stream: ReadableStream<Uint8Array>
  /** Reads all of it into memory. */
  bytes(): Promise<Uint8Array>
}

/** What a blob has to be. */
export interface Expected {
  readonly digest: string
  /** Bytes; more or fewer are an error. */
  readonly size: number | undefined
  /** The most bytes that are read. */
  readonly limit: number | undefined
}

/** Makes a blob of a body that is checked while it is read. */
export function checkedBlob(
  body: ReadableStream<Uint8Array>,
  expected: Expected,
  hasher: Hasher,
): RegistryBlob {
  const { digest, size } = expected
  const stream = checkedStream(body, expected, hasher)
  return { digest, size, stream, bytes: () => readAll(stream) }
}

/** Lets bytes through and fails where they are too many, too few or others than the digest names. */
function checkedStream(
  source: ReadableStream<Uint8Array>,
  { digest, size, limit }: Expected,
  hasher: Hasher,
): ReadableStream<Uint8Array> {
  let read = 0
  const check = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.byteLength
      if (limit !== undefined && read > limit) {
        throw contentError('TOO_LARGE', `Blob ${digest}: more than the ${limit} bytes that are allowed`)
      }
      if (size !== undefined && read > size) {
        throw contentError('SIZE_MISMATCH', `Blob ${digest}: more than ${size} bytes came`)
      }
      hasher.update(chunk)
      controller.enqueue(chunk)
    },
    flush() {
      if (size !== undefined && read !== size) {
        throw contentError('SIZE_MISMATCH', `Blob ${digest}: ${read} bytes came in place of ${size}`)
      }
      const actual = hasher.digest()
      if (actual !== digest) {
        throw contentError('DIGEST_MISMATCH', `Blob ${digest}: what came has the digest ${actual}`)
      }
    },
  })
  return source.pipeThrough(check)
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Not by `new Response(stream)`: some runtimes would put an error of their own in place of ours.
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    size += value.byteLength
  }
  return concat(chunks, size)
}
