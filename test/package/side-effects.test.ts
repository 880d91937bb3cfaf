import { expect, test } from 'vitest'
import { doors } from './doors'
import { formats, runFixture } from './run'

/** What the fixture saw. */
interface Seen {
  calls: string[]
  globals: string[]
  members: string[]
  listeners: string[]
}

const nothing: Seen = { calls: [], globals: [], members: [], listeners: [] }

// zod keeps one registry for all its copies in a process.
const zods = ['__zod_globalConfig', '__zod_globalRegistry']

test.each(formats)('in %s importing every door changes, starts and reads nothing', async (format) => {
  const modules = doors.map((door) => door.specifier)
  const { globals, ...seen } = await runFixture<Seen>('watch.mjs', format, ...modules)
  expect({ ...seen, globals: globals.filter((name) => !zods.includes(name)) }).toEqual(nothing)
})

test.each([
  ['a new global', 'globalThis.harbor = 1', { globals: ['harbor'] }],
  ['a polyfill', 'Array.prototype.harbor = 1', { members: ['Array.harbor'] }],
  ['a timer', 'setTimeout(() => {})', { calls: ['setTimeout'] }],
  ['a request', "fetch('data:,')", { calls: ['fetch'] }],
  ['a look at the environment', 'process.env.HARBOR_URL', { calls: ['env.HARBOR_URL'] }],
  ['a walk through the environment', '({ ...process.env })', { calls: expect.arrayContaining(['env']) }],
  ['a listener', "process.on('beforeExit', () => {})", { listeners: ['beforeExit'] }],
])('the watch sees %s', async (_what, code, seen) => {
  const module = `data:text/javascript,${encodeURIComponent(code)}`
  expect(await runFixture('watch.mjs', 'esm', module)).toEqual({ ...nothing, ...seen })
})
