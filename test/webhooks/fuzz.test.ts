import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  deletedArtifacts,
  imageReference,
  parseWebhook,
  replicatedArtifacts,
  scanSummary,
  WebhookError,
  type WebhookEvent,
} from '../../src/webhooks'
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
const values = [null, true, 0, -1, Number.MAX_VALUE, '', [], {}, [[]], 'PUSH_ARTIFACT', 'harbor.scan.failed']
const texts = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '0',
  '1e999',
  ' ',
  '\n',
  '\u0000',
  'é',
  '鍵',
  '\ud800',
]

type Change = (text: string) => string

/** What may happen to the rest of a body, from some place on: it mostly remains JSON where a token is replaced. */
const changes: Change[] = [
  ...values.map((value): Change => {
    const json = `:${JSON.stringify(value)}`
    return (text) => text.replace(/:("[^"]*"|\d+|\[|\{|true|null)/, () => json)
  }),
  ...names.map(
    (name): Change =>
      (text) =>
        text.replace(/"\w+":/, `"${name}":`),
  ),
  ...['__proto__', 'constructor'].map(
    (name): Change =>
      (text) =>
        text.replace('{', `{"${name}":{"polluted":true},`),
  ),
  ...texts.map(
    (inserted): Change =>
      (text) =>
        inserted + text,
  ),
  ...[1, 2, 5, 20].map(
    (length): Change =>
      (text) =>
        text.slice(length),
  ),
]

const mutated = fc
  .tuple(
    fc.constantFrom(...bodies),
    fc.array(fc.tuple(fc.nat(2_000), fc.constantFrom(...changes)), { minLength: 1, maxLength: 3 }),
  )
  .map(([body, mutations]) =>
    mutations.reduce((text, [place, change]) => {
      const at = place % (text.length + 1)
      return text.slice(0, at) + change(text.slice(at))
    }, body),
  )

/** What is accepted as an event can be read. */
function readEverything(event: WebhookEvent): void {
  if (event.type === 'PUSH_ARTIFACT' || event.type === 'PULL_ARTIFACT') imageReference(event)
  if (event.type === 'DELETE_ARTIFACT' || event.type === 'TAG_RETENTION') deletedArtifacts(event)
  if (event.type === 'SCANNING_COMPLETED' || event.type === 'SCANNING_FAILED') scanSummary(event)
  if (event.type === 'REPLICATION') replicatedArtifacts(event)
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
        if (event.known) readEverything(event)
        if (Object.getPrototypeOf(event) !== Object.prototype) throw new Error('It has another prototype.')
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
