import { beforeAll, expect, test } from 'vitest'
import { SignatureVerificationError } from '../../src/errors/signature-verification-error'
import { RegistryClient } from '../../src/registry'
import { type CosignVerification, type Policy, toCosignJSON, verifyImage } from '../../src/signatures'
import { decisionTable } from './decision-table'
import { type RecordedRow, recordedCases, recordedKey } from './recorded-case'
import { serveRecordings } from './recorded-registry'

const rows = recordedCases.flatMap((recorded) =>
  recorded.verify
    .filter(({ cosign, command }) => cosign === '3.1.3' && command === 'verify')
    .map((row) => ({ name: recorded.name, row })),
)

// Of a certificate cosign prints what nobody checks with a key. The one difference in JSON.
const certificateInJson = 'legacy-certificate'

/** What cosign would print, or the code of the refusal. */
type Answer = readonly CosignVerification[] | string

interface Asked {
  readonly name: string
  readonly row: RecordedRow
  readonly cosign: Answer
  readonly strict: Answer
}

let asked: Asked[]

// A request for a request of cosign's: some 1,200 of them, so not within the usual timeout of a busy machine.
beforeAll(async () => {
  const server = await serveRecordings(Object.assign({}, ...recordedCases.map(({ registry }) => registry)))
  asked = await Promise.all(
    rows.map(async ({ name, row }) => {
      const answers = [
        ask(server.origin, 'cosign', name, row),
        ask(server.origin, 'strict', name, row),
      ] as const
      const [cosign, strict] = await Promise.all(answers)
      return { name, row, cosign, strict }
    }),
  )
  await server.close()
}, 120_000)

async function ask(
  origin: string,
  policy: Policy,
  name: string,
  { args, key, reference }: RecordedRow,
): Promise<Answer> {
  const [host = ''] = reference.split('/')
  try {
    const verified = await verifyImage(reference, {
      registry: registryAt(origin, host),
      keys: [recordedKey(name, key)],
      policy,
      annotations: annotationsOf(args),
      digestAlgorithm: digestAlgorithmOf(args),
    })
    return toCosignJSON(verified)
  } catch (error) {
    if (error instanceof SignatureVerificationError) return error.code
    throw error
  }
}

/** The registry that signed bytes name, at the address where its answers are served. */
function registryAt(origin: string, host: string): RegistryClient {
  const url = `http://${host}`
  return new RegistryClient({ url, fetch: (target, init) => fetch(target.replace(url, origin), init) })
}

test('gives the verdict of cosign 3.1.3 and its JSON in every recorded case', () => {
  const disagreements = asked.filter((one) => !agrees(one))
  const agreed = `agreed ${rows.length - disagreements.length} of ${rows.length}`
  console.log(agreed)
  expect(disagreements).toEqual([])
  expect(agreed).toBe(`agreed ${rows.length} of ${rows.length}`)
})

test('is stricter by default in the recorded cases that the decision lists, and in no other', () => {
  const differences = asked
    .map(({ name, row, cosign, strict }) => [name, row.key, summary(cosign, cosign), summary(strict, cosign)])
    .filter(([, , cosign, strict]) => cosign !== strict && (cosign === 'verified' || strict === 'verified'))
  expect(differences).toEqual(decisionTable('recording'))
})

/** `verified`, `verified, 1 of 2`, or the code of the refusal. */
function summary(answer: Answer, lenient: Answer): string {
  if (typeof answer === 'string' || typeof lenient === 'string') return String(answer)
  return answer.length === lenient.length ? 'verified' : `verified, ${answer.length} of ${lenient.length}`
}

function agrees({ name, row: { exit, stdout }, cosign }: Asked): boolean {
  if (exit !== 0) return typeof cosign === 'string'
  // As texts: the order of members is cosign's too.
  return (
    JSON.stringify(cosign) ===
    JSON.stringify(name === certificateInJson ? withoutCertificate(stdout) : stdout)
  )
}

function withoutCertificate(stdout: RecordedRow['stdout']): unknown {
  if (!Array.isArray(stdout)) return stdout
  return stdout.map((one: CosignVerification) => {
    expect(Object.keys(one.optional ?? {})).toEqual(['1.3.6.1.4.1.57264.1.1', 'Issuer', 'Subject'])
    return { ...one, optional: null }
  })
}

function annotationsOf(args: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    args.flatMap((arg, index) => {
      if (args[index - 1] !== '-a') return []
      const equals = arg.indexOf('=')
      return [[arg.slice(0, equals), arg.slice(equals + 1)]]
    }),
  )
}

function digestAlgorithmOf(args: readonly string[]): 'SHA-256' | 'SHA-384' | 'SHA-512' | undefined {
  if (args.includes('--signature-digest-algorithm=sha384')) return 'SHA-384'
  if (args.includes('--signature-digest-algorithm=sha512')) return 'SHA-512'
  return undefined
}
