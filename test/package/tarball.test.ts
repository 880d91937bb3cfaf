import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { doors } from './doors'
import { files, filesNamedIn, reachedFrom, read } from './tarball'

const { main, module, types, typesVersions, exports } = manifest
const entries = new Set(filesNamedIn([main, module, types, typesVersions, exports]))

test('the tarball holds dist, documentation, examples and five papers, and nothing else', () => {
  const known = /^(?:dist\/[\w-]+\.(?:c?js|d\.c?ts)|docs\/.+\.md|examples\/.+\.(?:ts|json|md))$/
  expect(files.filter((file) => !known.test(file)).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'package.json',
  ])
})

test('every file that package.json names is in the tarball', () => {
  expect([...entries].filter((file) => !files.includes(file))).toEqual([])
})

test('every file of dist is behind a door', () => {
  const reached = reachedFrom(entries)
  expect(files.filter((file) => file.startsWith('dist/') && !reached.has(file))).toEqual([])
})

test('every door has its own file in each format, with types first and a default last', () => {
  const targets = Object.values(exports).filter((target) => typeof target === 'object')
  expect(targets).toHaveLength(doors.length)
  expect(new Set(targets.flatMap(filesNamedIn)).size).toBe(doors.length * 4)
  for (const target of targets) {
    expect(Object.keys(target)).toEqual(['import', 'require'])
    expect(Object.keys(target.import)).toEqual(['types', 'default'])
    expect(Object.keys(target.require)).toEqual(['types', 'default'])
  }
})

// A door is earned by what it needs besides. Both formats, through all chunks.
const needs: Record<Exclude<keyof typeof exports, './package.json'>, string[]> = {
  '.': [],
  // undici with the first request.
  './node': [
    'node:child_process',
    'node:crypto',
    'node:fs/promises',
    'node:net',
    'node:os',
    'node:path',
    'node:tls',
    'undici',
  ],
  './provision': ['zod/mini'],
  './raw': ['openapi-fetch'],
  './registry': ['@noble/hashes/sha2.js'],
  // @noble with the first key file, @sigstore with the first keyless verification.
  './signatures': [
    '@noble/ciphers/salsa.js',
    '@noble/hashes/scrypt.js',
    '@sigstore/bundle',
    '@sigstore/protobuf-specs',
    '@sigstore/verify',
  ],
  './testing': ['@noble/hashes/sha2.js', 'node:http'],
  './webhooks': ['zod/mini'],
}

test.each(Object.entries(needs))('the door %s loads %j', (door, packages) => {
  const target = exports[door as keyof typeof needs]
  const loaded = (part: 'default' | 'types') =>
    [...reachedFrom([target.import[part], target.require[part]].flatMap(filesNamedIn))]
      .filter((file) => !files.includes(file))
      .sort()
  expect(loaded('default')).toEqual(packages)
  // The types of the generated client are openapi-fetch's own, and no others need anything.
  expect(loaded('types')).toEqual(door === './raw' ? packages : [])
})

// Node can do both in CommonJS. Jest can do neither.
test.each(Object.entries(needs))('the door %s requires no package that is ESM alone', (door) => {
  const { default: entry } = exports[door as keyof typeof needs].require
  const packages = [...reachedFrom(filesNamedIn(entry))].filter((file) => !files.includes(file))
  expect(packages.filter((name) => name.startsWith('@noble/'))).toEqual([])
})

test('what CommonJS loads on use of its own or of Node it requires', () => {
  const importing = (file: string) => /\bimport\(\s*['"](?:\.|node:)/.test(read(file))
  expect(files.filter((file) => file.endsWith('.cjs') && importing(file))).toEqual([])
  expect(files.some((file) => file.endsWith('.js') && importing(file))).toBe(true)
})

test('no file names a path of the machine that built it', () => {
  expect(files.filter((file) => read(file).includes(process.cwd()))).toEqual([])
})
