import { unshared } from '../../core/answer/bytes'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { createHasher, digestOf } from '../content/digest'

/** A layer as it is stored, and the digest of what is unpacked of it. */
export interface Layer {
  readonly bytes: Uint8Array
  readonly compressed: boolean
  readonly digest: string
  /** Of the uncompressed bytes, as the configuration names it. */
  readonly diffId: string
}

/** @throws {@link InvalidArgumentError} it is none, or compressed in a way that cannot be read here */
export async function readLayer(bytes: Uint8Array, index: number): Promise<Layer> {
  const argument = `layers[${index}]`
  if (!(bytes instanceof Uint8Array) || bytes.byteLength === 0) {
    throw new InvalidArgumentError(argument, 'must be the bytes of a tar archive, as they are or gzipped.')
  }
  if (startsWith(bytes, [0x28, 0xb5, 0x2f, 0xfd])) {
    throw new InvalidArgumentError(argument, 'is compressed with zstd. Give it uncompressed, or gzipped.')
  }
  const digest = await digestOf(bytes)
  const compressed = startsWith(bytes, [0x1f, 0x8b])
  return { bytes, compressed, digest, diffId: compressed ? await unpackedDigest(bytes, argument) : digest }
}

async function unpackedDigest(bytes: Uint8Array, argument: string): Promise<string> {
  const hasher = await createHasher()
  try {
    const unpacked = new Blob([unshared(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'))
    const reader = unpacked.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      hasher.update(value)
    }
  } catch {
    throw new InvalidArgumentError(argument, 'begins as gzip does, but is cut off or broken.')
  }
  return hasher.digest()
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}
