import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

/**
 * Writes the declarations of every door, for both formats. tsup writes some too, but shortens the names of what its files
 * share, which then stand in the messages of a user's compiler, and declares a class that is exported as a type
 * as if it could be imported.
 *
 * @param doors their sources, by their names
 * @param values what each door exports when it runs
 */
export async function bundleDeclarations(
  dist: string,
  doors: Readonly<Record<string, string>>,
  values: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const bundle = await rollup({
    input: { ...doors },
    external: (id) => !/^[./]/.test(id),
    plugins: [dts({ compilerOptions: { noEmit: false } })],
    onLog(level, { message }) {
      // Types that a door names and does not export: nobody has to write their names.
      if (level === 'warn' && !message.includes('private shared type exports')) throw new Error(message)
    },
  })
  const { output } = await bundle.generate({
    format: 'es',
    minifyInternalExports: false,
    entryFileNames: '[name].d.ts',
    chunkFileNames: '[name]-[hash].d.ts',
    // `Symbol.asyncDispose` is in no `lib` up to ES2024, and a consumer may have no @types/node to declare it.
    banner: '/// <reference lib="esnext.disposable" />',
  })
  await bundle.close()
  for (const file of output) {
    if (file.type === 'asset') throw new Error(`${file.fileName} is no declaration.`)
    const code = file.isEntry ? markTypes(file.code, values.get(file.name) ?? []) : file.code
    await writeFile(join(dist, file.fileName), code)
    await writeFile(join(dist, file.fileName.replace(/ts$/, 'cts')), forCommonJS(code))
  }
}

/** Says of every export that is no value that it is a type: a class may be exported as one. */
function markTypes(code: string, values: readonly string[]): string {
  return code.replace(/^export \{([^}]*)\}/gm, (_statement, names: string) => {
    const marked = names.split(',').map((name) => {
      const exported = name.trim().split(' as ').at(-1) ?? ''
      return values.includes(exported) ? name : name.replace(/\S/, 'type $&')
    })
    return `export {${marked.join()}}`
  })
}

/** The same, where the files beside it end otherwise. */
function forCommonJS(code: string): string {
  return code.replace(/(['"]\.\/[\w-]+)\.js(['"])/g, '$1.cjs$2')
}
