import { beforeAll, describe, expect, test } from 'vitest'
import { isHarborError } from '../../src/errors/is-harbor-error'
import { RegistryClient } from '../../src/registry'
import { type Policy, type RegistryReader, verifyAttestation, verifyImage } from '../../src/signatures'
import { inParallel } from '../../src/signatures/finding/in-parallel'
import { askCosign, type CosignAnswer, cosignVersion } from './cosign'
import { decisionTable } from './decision-table'
import { httpReader } from './http-reader'
import { MadeImage } from './made-image'
import { oddCases } from './odd-cases'
import { key, type OddCase } from './odd-cases/odd-case'
import type { RecordedAnswer } from './recorded-case'
import { serveRecordings } from './recorded-registry'

const wanted = 'v3.1.3'
const version = cosignVersion()

interface Compared {
  readonly name: string
  readonly cosign: CosignAnswer
  /** `verified`, or the code of the refusal: by the registry client under each policy, and by a reader that checks nothing. */
  readonly own: Readonly<Record<Policy, string>>
  readonly plain: Readonly<Record<Policy, string>>
}

async function ask(
  { key: pem = key.pem, annotations, digestAlgorithm, predicateType }: OddCase,
  registry: RegistryReader,
  reference: string,
  policy: Policy,
): Promise<string> {
  const options = { registry, keys: [pem], policy, digestAlgorithm }
  const verified =
    predicateType === undefined
      ? verifyImage(reference, { ...options, annotations })
      : verifyAttestation(reference, { ...options, predicateType })
  return verified.then(
    () => 'verified',
    (error: unknown) => {
      if (!isHarborError(error)) throw error
      return 'code' in error ? String(error.code) : error.name
    },
  )
}

/** Each odd case in a repository of its own, on one server. */
async function compare(): Promise<Compared[]> {
  const images = oddCases.map((odd, index) => {
    const image = new MadeImage('', `demo/odd-${index}`)
    odd.build(image)
    return { odd, image }
  })
  const answers: Record<string, RecordedAnswer> = Object.assign(
    {},
    ...images.map(({ image }) => image.answers),
  )
  // cosign asks what kind of registry it is.
  const server = await serveRecordings({ ...answers, '/v2/': { status: 200, headers: {}, body: '{}' } })
  const { host } = new URL(server.origin)
  const registry = new RegistryClient({ url: server.origin, retry: 0 })
  const plain = httpReader(server.origin, host)
  const compared = await inParallel(images, 4, async ({ odd, image }) => {
    const reference = `${host}/${image.repository}:v1`
    const both = async (reader: RegistryReader) => ({
      strict: await ask(odd, reader, reference, 'strict'),
      cosign: await ask(odd, reader, reference, 'cosign'),
    })
    const { name, key: pem = key.pem, annotations, digestAlgorithm, predicateType } = odd
    const cosign = await askCosign({ reference, key: pem, annotations, digestAlgorithm, predicateType })
    const own = await both(registry)
    return { name, cosign, own, plain: odd.list ? own : await both(plain) }
  })
  await server.close()
  return compared
}

test('the odd cases are many, and each has a name', () => {
  expect(oddCases.length).toBeGreaterThan(150)
  const names = oddCases.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

describe.skipIf(version !== wanted)(`beside cosign ${wanted}`, () => {
  let compared: Compared[]
  beforeAll(async () => {
    compared = await compare()
    const agreed = compared.filter(({ cosign, own }) => cosign.verified === (own.cosign === 'verified'))
    console.log(`agreed ${agreed.length} of ${compared.length} odd cases`)
  }, 600_000)

  test('accepts nothing that cosign refuses, under either policy', () => {
    const looser = compared.filter(
      ({ cosign, own, plain }) =>
        !cosign.verified && [own, plain].some((by) => by.strict === 'verified' || by.cosign === 'verified'),
    )
    expect(looser).toEqual([])
  })

  test('is stricter where the decision says so, and nowhere else', () => {
    const stricter = compared
      .filter(
        ({ cosign, own }) => cosign.verified && (own.cosign !== 'verified' || own.strict !== 'verified'),
      )
      .map(({ name, own }) => [name, own.cosign, own.strict])
    expect(stricter).toEqual(decisionTable('made by hand'))
  })
})
