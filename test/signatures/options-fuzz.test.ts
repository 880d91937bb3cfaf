import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHarborError } from '../../src/errors/is-harbor-error'
import { type RegistryVerifyOptions, verifyImage } from '../../src/signatures'
import { host, MadeImage, makeKey } from './made-image'
import { memoryReader } from './memory-reader'

// Two keys signed the image: one for production, the other without saying what for.
const key = makeKey()
const other = makeKey()
const stranger = makeKey()
const image = new MadeImage()
image.addLegacy(
  image.legacyLayer(key, { ...image.payload, optional: { env: 'prod' } }),
  image.legacyLayer(other),
)
const registry = memoryReader(image.answers)

/** What is no value of any condition, or looks like one until it is asked. */
const oddities = fc.oneof(
  fc.anything({ withDate: true, withMap: true, withSet: true, withNullPrototype: true, withBigInt: true }),
  fc
    .constantFrom<() => unknown>(
      () => Promise.resolve({ env: 'prod' }),
      () => Object.create({ env: 'prod' }),
      () =>
        new (class {
          get env() {
            return 'prod'
          }
        })(),
      () => Object.defineProperty({}, 'env', { get: () => 'prod', enumerable: true }),
      () => Object.defineProperty({}, 'env', { value: 'prod' }),
      () => ({ [Symbol('env')]: 'prod' }),
      () => new Proxy({}, { get: () => 'prod', has: () => true }),
      () => new Map([['env', 'prod']]),
      () => new WeakMap(),
      () => new Error('prod'),
      () => [key.pem],
      () => new Set([key.pem]),
      () => Object('prod'),
      () => () => 'prod',
    )
    .map((make) => make()),
)

const strings = fc.constantFrom('prod', 'test', '')
const plainAnnotations = fc.dictionary(fc.constantFrom('env', 'team', '__proto__', 'constructor'), strings)
const values = {
  keys: fc.array(fc.constantFrom(key.pem, other.pem, stranger.pem), { maxLength: 3 }),
  threshold: fc.integer({ min: -1, max: 3 }),
  policy: fc.constantFrom('strict', 'cosign', 'lenient'),
  annotations: plainAnnotations,
  expectedReference: fc.constantFrom(`${host}/demo/app`, `${host}/demo/other`, 'app', ''),
  digestAlgorithm: fc.constantFrom('SHA-256', 'SHA-384', 'sha256'),
  formats: fc.subarray(['legacy', 'bundle', 'oci-1-1', 'notation']),
}

/** An option is absent, explicitly undefined, of its kind, or odd. */
const option = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<readonly unknown[]> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([undefined]) },
    { weight: 6, arbitrary: of.map((value) => [value]) },
    { weight: 1, arbitrary: oddities.map((value) => [value]) },
  )

const members = fc.record({
  ...Object.fromEntries(Object.entries(values).map(([name, of]) => [name, option<unknown>(of)])),
  // Mostly there: nothing is ever accepted without.
  keys: fc.oneof(
    { weight: 8, arbitrary: values.keys.map((value): readonly unknown[] => [value]) },
    { weight: 1, arbitrary: option<unknown>(values.keys) },
  ),
})

/** What somebody may do to an object of options, so that a condition in it is not seen. */
const twists: Record<string, (options: Record<string, unknown>) => object> = {
  none: (options) => options,
  'no prototype': (options) => Object.assign(Object.create(null), options),
  inherited: (options) => Object.create(options),
  'a prototype of its own': (options) => Object.assign(Object.create({}), options),
  'a class': (options) => Object.assign(new (class Options {})(), options),
  'a promise': (options) => Object.assign(Promise.resolve(options), options),
  'a function': (options) => Object.assign(() => options, options),
  'a list': (options) => Object.assign([], options),
  'a getter': (options) =>
    Object.defineProperty({ ...options }, 'threshold', { get: () => 2, enumerable: true }),
  hidden: (options) => Object.defineProperty({ ...options }, 'threshold', { value: 2, enumerable: false }),
  'a symbol': (options) => ({ ...options, [Symbol('threshold')]: 2 }),
  'a typing mistake': (options) => ({ ...options, treshold: 2 }),
}
const sound = ['none', 'no prototype']

const isPlain = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]' &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value)) &&
  Reflect.ownKeys(value as object).every((name) => {
    const { enumerable, get } = Object.getOwnPropertyDescriptor(value, name) ?? {}
    return typeof name === 'string' && enumerable === true && get === undefined
  })

/** Written from the documentation: whether these options are met by the image, which two keys signed. */
function areMet({ keys, ...options }: Record<string, unknown>): boolean {
  const {
    threshold = 1,
    policy = 'strict',
    annotations = {},
    expectedReference = `${host}/demo/app`,
  } = options
  const { digestAlgorithm = 'SHA-256', formats = ['legacy'] } = options
  if (!Array.isArray(keys) || !Array.isArray(formats) || !isPlain(annotations)) return false
  const wanted = Object.entries(annotations)
  const signers = [
    ...(keys.includes(key.pem) && wanted.every(([name, value]) => name === 'env' && value === 'prod')
      ? [key]
      : []),
    ...(keys.includes(other.pem) && wanted.length === 0 ? [other] : []),
  ]
  return (
    keys.every((one) => [key.pem, other.pem, stranger.pem].includes(one)) &&
    formats.every((format) => ['legacy', 'bundle', 'oci-1-1'].includes(format)) &&
    formats.includes('legacy') &&
    (policy === 'strict' || policy === 'cosign') &&
    expectedReference === `${host}/demo/app` &&
    digestAlgorithm === 'SHA-256' &&
    typeof threshold === 'number' &&
    Number.isInteger(threshold) &&
    threshold >= 1 &&
    threshold <= new Set(keys).size &&
    signers.length >= threshold
  )
}

test('no options are ever accepted but plain and valid ones whose conditions are met', async () => {
  let accepted = 0
  const property = fc.asyncProperty(
    members,
    fc.oneof(fc.constant('none'), fc.constantFrom(...Object.keys(twists))),
    async (given, twist) => {
      const entries = Object.entries(given).flatMap(([name, value]) =>
        value.length === 0 ? [] : [[name, value[0]]],
      )
      const options: Record<string, unknown> = { registry, ...Object.fromEntries(entries) }
      const verified = await verifyImage(
        'demo/app:v1',
        twists[twist]?.(options) as RegistryVerifyOptions,
      ).then(
        () => true,
        (error: unknown) => {
          if (isHarborError(error)) return false
          throw error
        },
      )
      expect(verified).toBe(sound.includes(twist) && areMet(options))
      if (verified) accepted++
    },
  )
  await fc.assert(property, { numRuns: 20_000 })
  // Both happen, and often.
  expect(accepted).toBeGreaterThan(100)
}, 120_000)
