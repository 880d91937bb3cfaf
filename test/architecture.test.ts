import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { findViolations, packagesOf } from './architecture/check'

const root = join(import.meta.dirname, '..')

const modules = ['src', 'generated'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll(sep, '/')}`),
)
const sources = new Map([
  ['package.json', ''],
  ...modules.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
])

test('every import of src/ and generated/ is an arrow of the design', () => {
  expect([...sources.keys()]).toContain('src/index.ts')
  expect(findViolations(sources)).toEqual([])
})

test('every package that src/ imports is declared as a dependency', () => {
  const declared = Object.keys({
    ...manifest.dependencies,
    ...('peerDependencies' in manifest ? (manifest.peerDependencies as object) : {}),
  })
  expect(declared).toEqual(expect.arrayContaining([...packagesOf(sources)]))
})

const up = 'no arrow from src/core/ to src/resources/projects.ts'

test.each([
  ['a step up', 'src/core/a.ts', "import { Projects } from '../resources/projects'", up],
  ['a step up by type', 'src/core/a.ts', "import type { Projects } from '../resources/projects'", up],
  ['a step up in a type', 'src/core/a.ts', "type P = import('../resources/projects').Projects", up],
  ['a step up by re-export', 'src/core/a.ts', "export { Projects } from '../resources/projects'", up],
  ['a step up on use', 'src/core/a.ts', "const load = () => import('../resources/projects')", up],
  ['a step up by require', 'src/core/a.ts', "const { Projects } = require('../resources/projects')", up],
  ['a step aside', 'src/webhooks/a.ts', "import '../core/pager'", 'from src/webhooks/ to src/core/pager.ts'],
  [
    'the inside of the client in the fake',
    'src/testing/a.ts',
    "import '../core/pager'",
    'no arrow from src/testing/',
  ],
  [
    "the fake's requests in the client",
    'src/core/a.ts',
    "import '../../generated/requests'",
    'from src/core/ to generated/requests.ts',
  ],
  [
    'sending in what reads an answer',
    'src/core/answer/a.ts',
    "import '../send/retry'",
    'no arrow from src/core/answer/ to src/core/send/retry.ts',
  ],
  [
    'lists in what sends',
    'src/core/send/a.ts',
    "import '../paging/pager'",
    'no arrow from src/core/send/ to src/core/paging/pager.ts',
  ],
  ['the fake in the package', 'src/provision/a.ts', "import '../testing'", 'to src/testing/index.ts'],
  [
    'a registry in pure verification',
    'src/signatures/a.ts',
    "import '../registry'",
    'to src/registry/index.ts',
  ],
  [
    'an image in pure verification',
    'src/signatures/a.ts',
    "import './verify-image'",
    'to src/signatures/verify-image.ts',
  ],
  [
    'a registry reader in pure verification',
    'src/signatures/verify.ts',
    "import './finding/find-signatures'",
    'no arrow from src/signatures/ to src/signatures/finding/find-signatures.ts',
  ],
  [
    'a judgement in a format',
    'src/signatures/formats/a.ts',
    "import '../judging/judge'",
    'no arrow from src/signatures/formats/',
  ],
  ['an error that leans on the client', 'src/errors/a.ts', "import '../core/pager'", 'from src/errors/'],
  ['anything in generated files', 'generated/models.ts', "import '../src/core/pager'", 'from generated/'],
  ['a room that nobody drew', 'src/utils/a.ts', '', 'belongs to no room'],
  ['a file that is not there', 'src/core/a.ts', "import { wait } from './wait'", "'./wait' is no file"],
  [
    'a way out of the sources',
    'src/core/a.ts',
    "import '../../package.json'",
    "'../../package.json' is no file",
  ],
  [
    'openapi-fetch in the core',
    'src/core/a.ts',
    "import type { Client } from 'openapi-fetch'",
    "'openapi-fetch' may be imported in src/raw/ only",
  ],
  [
    'zod in the root',
    'src/core/a.ts',
    "import * as z from 'zod/mini'",
    "'zod/mini' may be imported in src/provision/, src/webhooks/",
  ],
  [
    'noble in the core',
    'src/core/a.ts',
    "import '@noble/hashes/sha2'",
    'in src/registry/, src/signatures/, src/testing/ only',
  ],
  [
    'Node in portable code',
    'src/core/a.ts',
    "import 'node:buffer'",
    "'node:buffer' may be imported in src/node/",
  ],
  ['Node in the fake', 'src/testing/a.ts', "import 'node:crypto'", 'src/testing/listen.ts only'],
  ['Node without its prefix', 'src/testing/listen.ts', "import 'http'", "'http' is no package of the table"],
  [
    'a package that nobody asked for',
    'src/core/a.ts',
    "import 'p-retry'",
    "'p-retry' is no package of the table",
  ],
  ['a computed name', 'src/core/a.ts', 'const load = (name: string) => import(name)', 'a computed name'],
])('the checker refuses %s', (_what, path, text, violation) => {
  expect(findViolations(house({ [path]: text }))).toEqual([expect.stringContaining(violation)])
})

test('the checker refuses a cycle, and names its files', () => {
  const files = {
    'src/core/a.ts': "import { b } from './b'",
    'src/core/b.ts': "import { c } from './c'",
    'src/core/c.ts': "import type { a } from './a'",
  }
  expect(findViolations(house(files))).toEqual([
    'cycle: src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts',
  ])
})

test('the checker names the line of an import', () => {
  const files = { 'src/core/a.ts': "import './pager'\n\nimport '../resources/projects'" }
  expect(findViolations(house(files))).toEqual([`src/core/a.ts:3: ${up}`])
})

test.each([
  [
    'the rooms below',
    { 'src/resources/labels.ts': "import { Pager } from '../core/pager'\nimport '../errors/api-error'" },
  ],
  [
    'the core itself, in what sends',
    { 'src/core/settings.ts': '', 'src/core/send/a.ts': "import '../settings'\nimport './retry'" },
  ],
  ['its own room', { 'src/core/wait.ts': "import { Pager } from './pager'" }],
  ['generated types', { 'src/core/call/wait.ts': "import type { paths } from '../../../generated/schema'" }],
  ['what Harbor takes, in the fake', { 'src/testing/a.ts': "import '../../generated/requests'" }],
  ['a public door, in the fake', { 'src/testing/index.ts': "import { Harbor } from '../index'" }],
  ['a public door, in provision', { 'src/provision/plan.ts': "import { registryFor } from '../registry'" }],
  [
    'the registry, in an image',
    { 'src/signatures/verify-image.ts': "import '../registry'\nimport './verify'" },
  ],
  ['an image, in the door', { 'src/signatures/index.ts': "export { v } from './verify-image'" }],
  [
    'openapi-fetch, in the generated client',
    { 'src/raw/raw-client.ts': "import createClient from 'openapi-fetch'" },
  ],
  ['Node, in the listener', { 'src/testing/listen.ts': "import { createServer } from 'node:http'" }],
  [
    'one file by two ways',
    {
      'src/core/a.ts': "import './b'\nimport './c'",
      'src/core/b.ts': "import './c'",
      'src/core/c.ts': '',
    },
  ],
])('the checker lets a file import %s', (_what, files) => {
  expect(findViolations(house(files))).toEqual([])
})

/** A sound house with these files added. */
function house(files: Record<string, string>): Map<string, string> {
  return new Map([
    ['generated/requests.ts', ''],
    ['generated/schema.ts', ''],
    ['src/errors/api-error.ts', ''],
    ['src/core/pager.ts', ''],
    ['src/core/paging/pager.ts', ''],
    ['src/core/send/retry.ts', ''],
    ['src/resources/projects.ts', ''],
    ['src/index.ts', ''],
    ['src/registry/index.ts', ''],
    ['src/signatures/judging/judge.ts', ''],
    ['src/signatures/finding/find-signatures.ts', ''],
    ['src/signatures/verify.ts', ''],
    ['src/signatures/verify-image.ts', ''],
    ['src/testing/index.ts', ''],
    ...Object.entries(files),
  ])
}
