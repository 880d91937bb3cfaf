import { readdir, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type GetModuleInfo, rollup } from 'rollup'

/**
 * Joins the chunks that doors load together. esbuild makes a chunk for each set of doors that share something, and
 * Node takes half a millisecond for each file: with fifteen of them that was a sixth of a cold start.
 *
 * - `errors`: what receiving webhooks takes of it
 * - `core`: what the client shares with doors that stand on its connection
 * - `client`: what is the client's alone, and that of the doors that hold one
 * - `shared`: what else the registry shares with the signatures
 *
 * @returns what each door exports
 */
export async function joinChunks(
  dist: string,
  doors: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const input = Object.fromEntries(doors.map((door) => [door, resolve(dist, `${door}.js`)]))
  const bundle = await rollup({
    input,
    external: (id) => !/^[./]/.test(id),
    treeshake: { moduleSideEffects: false },
  })
  const { output } = await bundle.write({
    dir: dist,
    format: 'esm',
    generatedCode: 'es2015',
    // A chunk takes nothing along.
    onlyExplicitManualChunks: true,
    // Of a name that esbuild gave, without esbuild's own hash.
    chunkFileNames: ({ name }) => `${name.replace(/-[A-Z\d]{8}$/, '')}-[hash].js`,
    manualChunks: (id, { getModuleInfo }) => {
      const reaches = (door: string) => reachedFrom(input[door] ?? '', getModuleInfo).has(id)
      if (Object.values(input).includes(id)) return undefined
      // What is loaded on use stays by itself.
      if (getModuleInfo(id)?.dynamicImporters.length) return basename(id, '.js')
      if (!reaches('index')) return reaches('registry') && reaches('signatures') ? 'shared' : undefined
      if (reaches('webhooks')) return 'errors'
      return ['node', 'raw', 'registry', 'signatures'].some(reaches) ? 'core' : 'client'
    },
  })
  await bundle.close()
  const written = new Set(output.map(({ fileName }) => fileName))
  const old = (await readdir(dist)).filter((name) => name.endsWith('.js') && !written.has(name))
  await Promise.all(old.map((name) => rm(join(dist, name))))
  const entries = output.flatMap((file) => (file.type === 'chunk' && file.isEntry ? [file] : []))
  return new Map(entries.map(({ name, exports }) => [name, exports]))
}

/** What a file imports, and what that imports; not what it loads on use. */
function reachedFrom(
  id: string,
  getModuleInfo: GetModuleInfo,
  reached: Set<string> = new Set(),
): ReadonlySet<string> {
  if (reached.has(id)) return reached
  reached.add(id)
  for (const imported of getModuleInfo(id)?.importedIds ?? []) reachedFrom(imported, getModuleInfo, reached)
  return reached
}
