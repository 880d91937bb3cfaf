import { imageOf } from 'harborkit/registry'
import type { Side } from './world'

/** Pushes a small image, or one of so many bytes. @returns its digest */
export async function push({ registry }: Side, image: string, bytes = 1000): Promise<string> {
  // At most 65,536 bytes of random come at once.
  const content = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(content.subarray(at, at + 65_536))
  const config = { os: 'linux', architecture: 'amd64' }
  const made = await imageOf({ config, layers: [archiveOf(content)] })
  const [repository = ''] = image.split(':')
  for (const blob of made.blobs) await registry.putBlob(repository, blob.bytes)
  await registry.putManifest(image, made)
  return made.digest
}

/** A tar archive of one file, as a scanner wants to unpack it (POSIX.1-1988, ustar). */
function archiveOf(content: Uint8Array): Uint8Array {
  const header = new Uint8Array(512)
  const put = (at: number, text: string) => header.set(new TextEncoder().encode(text), at)
  put(0, 'data')
  put(100, '0000644')
  put(108, '0000000')
  put(116, '0000000')
  put(124, content.length.toString(8).padStart(11, '0'))
  put(136, '00000000000')
  // What the sum below takes these eight bytes for.
  put(148, ' '.repeat(8))
  put(156, '0')
  put(257, 'ustar')
  put(263, '00')
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0`)
  // The content in blocks of 512, and two empty ones for the end.
  const archive = new Uint8Array((Math.ceil(content.length / 512) + 3) * 512)
  archive.set(header)
  archive.set(content, 512)
  return archive
}
