import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { inject } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { importsOf } from '../architecture/imports'

/** The package as it lies in the consumer's node_modules. */
const installed = join(inject('consumer'), 'node_modules', manifest.name)

/** Its files, as `dist/index.js`. */
export const files: readonly string[] = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(installed.length + 1)
      .replaceAll(sep, '/'),
  )

export const declarations: readonly string[] = files.filter((file) => /\.d\.c?ts$/.test(file))

export function read(file: string): string {
  return readFileSync(join(installed, file), 'utf8')
}

/** Every file that a part of package.json names, as `dist/index.js`. */
export function filesNamedIn(node: unknown): string[] {
  if (typeof node === 'string') return [posix.normalize(node)]
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(filesNamedIn) : []
}

/** What these files import, and what that imports: files of the package as `dist/index.js`, packages by name. */
export function reachedFrom(entries: Iterable<string>): Set<string> {
  const reached = new Set(entries)
  for (const file of reached) {
    if (file.startsWith('dist/')) for (const target of importedBy(file)) reached.add(target)
  }
  return reached
}

function importedBy(file: string): string[] {
  return importsOf(file, read(file)).map(({ specifier = '' }) => {
    if (!specifier.startsWith('.')) return specifier
    const path = posix.join(posix.dirname(file), specifier)
    // A declaration names the JavaScript that it declares.
    return declarations.includes(file) ? path.replace(/\.(c?)js$/, '.d.$1ts') : path
  })
}
