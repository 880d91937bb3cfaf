/** Finds a file in a gzipped tar by the end of its path: `app/README.md` is `readme.md` of a chart. */
export async function fileInArchive(
  gzipped: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<string | undefined> {
  const tar = await gunzip(gzipped)
  const decoder = new TextDecoder()
  for (let at = 0; at + 512 <= tar.length; ) {
    const path = readText(tar, at, 100)
    const size = Number.parseInt(readText(tar, at + 124, 12) || '0', 8)
    if (path === '') return undefined
    const [, file] = /^[^/]+\/([^/]+)$/.exec(path) ?? []
    if (file?.toLowerCase() === name) return decoder.decode(tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return undefined
}

function readText(tar: Uint8Array, at: number, length: number): string {
  const field = tar.subarray(at, at + length)
  const end = field.indexOf(0)
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end)).trim()
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
