import { posix } from 'node:path'
import { type Import, importsOf } from './imports'
import { packages, type Room, reserved, rooms } from './rooms'

/** Path from the repository's root, with `/`, to its text. */
export type Sources = ReadonlyMap<string, string>

/** What is wrong with the imports of these files, one line for each; an empty list is a sound house. */
export function findViolations(sources: Sources): string[] {
  const violations: string[] = []
  const arrows = new Map<string, string[]>()

  for (const [path, text] of sources) {
    const targets: string[] = []
    arrows.set(path, targets)
    const room = roomOf(path)
    if (room === undefined) {
      violations.push(`${path}: belongs to no room of the table`)
      continue
    }
    for (const found of importsOf(path, text)) {
      const at = `${path}:${found.line}`
      if (found.specifier === undefined) violations.push(`${at}: imports a computed name`)
      else if (!found.specifier.startsWith('.')) violations.push(...checkPackage(path, at, found.specifier))
      else {
        const target = resolve(path, found.specifier, sources)
        if (target === undefined) violations.push(`${at}: '${found.specifier}' is no file of the table`)
        else {
          targets.push(target)
          if (!mayImport(room, path, target))
            violations.push(`${at}: no arrow from ${room.path} to ${target}`)
        }
      }
    }
  }
  return [...violations, ...findCycles(arrows)]
}

/** The packages that these files import, without sub-paths and without Node's own modules. */
export function packagesOf(sources: Sources): Set<string> {
  const specifiers = [...sources].flatMap(([path, text]) => importsOf(path, text).map(specifierOf))
  return new Set(specifiers.filter((name) => !/^(\.|node:|$)/.test(name)).map(packageName))
}

function specifierOf(found: Import): string {
  return found.specifier ?? ''
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function covers(prefix: string, path: string): boolean {
  if (prefix.endsWith('/*')) return posix.dirname(path) === prefix.slice(0, -2)
  return prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix
}

function roomOf(path: string): Room | undefined {
  return rooms
    .filter((room) => covers(room.path, path))
    .reduce<Room | undefined>(
      (best, room) => (best && best.path.length > room.path.length ? best : room),
      undefined,
    )
}

function mayImport(room: Room, path: string, target: string): boolean {
  const held = reserved.find((each) => each.path === target)
  if (held !== undefined && !held.onlyIn.some((prefix) => covers(prefix, path))) return false
  return roomOf(target) === room || room.mayImport.some((prefix) => covers(prefix, target))
}

function checkPackage(path: string, at: string, specifier: string): string[] {
  const known = packages.find(({ name }) =>
    name.endsWith(':') ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  )
  if (known === undefined) return [`${at}: '${specifier}' is no package of the table`]
  if (known.onlyIn.some((prefix) => covers(prefix, path))) return []
  return [`${at}: '${specifier}' may be imported in ${known.onlyIn.join(', ')} only`]
}

function resolve(from: string, specifier: string, sources: Sources): string | undefined {
  const path = posix.join(posix.dirname(from), specifier)
  return [`${path}.ts`, posix.join(path, 'index.ts'), path].find((candidate) => sources.has(candidate))
}

/**
 * Each cycle once. One of types alone counts: its files cannot be understood one after the other.
 * An arrow back to a file on the path from the start closes a cycle; finished files are not walked again.
 */
function findCycles(arrows: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = []
  const finished = new Set<string>()
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file)
    if (start >= 0) cycles.push(`cycle: ${[...path.slice(start), file].join(' → ')}`)
    if (start >= 0 || finished.has(file)) return
    for (const target of new Set(arrows.get(file))) walk(target, [...path, file])
    finished.add(file)
  }
  for (const file of arrows.keys()) walk(file, [])
  return cycles
}
