import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseWebhook, WebhookError } from '../../src/webhooks'
import { recorded } from './recorded'

const runs = 100_000
const bodies = [...recorded('Default'), ...recorded('CloudEvents'), ...recorded('slack')].map(
  ({ request }) => request.body,
)

// Names that JavaScript gives a meaning, and those that decide how a body is read.
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'type',
  'specversion',
  'blocks',
  'known',
  'data',
]
const oddities = [
  null,
  true,
  0,
  -1,
  Number.MAX_VALUE,
  '',
  [],
  {},
  [[]],
  { __proto__: null },
  'PUSH_ARTIFACT',
  'harbor.scan.failed',
]
const polluted = '{"polluted":true}'

/** Bytes that are changed, cut and doubled, in a text that mostly remains JSON where a token is replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...bodies),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        change: fc.oneof(
          fc.record({ kind: fc.constant('value' as const), value: fc.constantFrom(...oddities) }),
          fc.record({ kind: fc.constant('name' as const), value: fc.constantFrom(...names) }),
          fc.record({
            kind: fc.constant('proto' as const),
            value: fc.constantFrom('__proto__', 'constructor'),
          }),
          fc.record({ kind: fc.constant('cut' as const), value: fc.nat(20) }),
          fc.record({ kind: fc.constant('text' as const), value: fc.string({ maxLength: 4 }) }),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([body, changes]) => changes.reduce((text, { at, change }) => mutate(text, at, change), body))

type Change =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'name' | 'proto' | 'text'; readonly value: string }
  | { readonly kind: 'cut'; readonly value: number }

function mutate(text: string, at: number, { kind, value }: Change): string {
  const offset = Math.floor(at * text.length)
  const [before, after] = [text.slice(0, offset), text.slice(offset)]
  if (kind === 'cut') return before + after.slice(value)
  if (kind === 'text') return before + value + after
  if (kind === 'name') return before + after.replace(/"\w+":/, `${JSON.stringify(value)}:`)
  if (kind === 'proto') return before + after.replace('{', `{${JSON.stringify(value)}:${polluted},`)
  return before + after.replace(/:("[^"]*"|\d+|\[|\{|true|null)/, () => `:${JSON.stringify(value)}`)
}

test(`${runs.toLocaleString('en')} mutated bodies give events or WebhookErrors and nothing else`, () => {
  const seen = { known: 0, unknown: 0, refused: 0 }
  const prototypes = [Object.prototype, Array.prototype, String.prototype].map((prototype) => [
    prototype,
    Reflect.ownKeys(prototype).length,
  ])
  fc.assert(
    fc.property(mutated, (body) => {
      try {
        const event = parseWebhook(body)
        if (event.known) seen.known++
        else seen.unknown++
        expect(Object.getPrototypeOf(event)).toBe(Object.prototype)
        if ('polluted' in event) throw new Error('A member came from a prototype.')
      } catch (error) {
        if (!(error instanceof WebhookError)) throw error
        seen.refused++
      }
    }),
    { numRuns: runs },
  )
  for (const [prototype, members] of prototypes)
    expect(Reflect.ownKeys(Object(prototype))).toHaveLength(Number(members))
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  // The mutations reach every branch: an answer that they never gave would not have been tested.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(runs / 100)
}, 120_000)
