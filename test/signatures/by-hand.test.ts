import { expect, test } from 'vitest'
import { SignatureVerificationError } from '../../src/errors/signature-verification-error'
import { type CosignVerification, toCosignJSON, verifySignatures } from '../../src/signatures'
import recorded from '../recordings/signatures/by-hand.json' with { type: 'json' }

type Content = { readonly text: string } | { readonly base64: string }

type Stored =
  | { format: 'legacy'; mediaType: string; annotations: Record<string, string>; payload: Content }
  | { format: 'bundle'; content: Content }

interface Case {
  readonly name: string
  readonly digest: string
  readonly annotations?: Record<string, string>
  readonly stored: readonly Stored[]
  /** What cosign printed, or its error. */
  readonly cosign: readonly CosignVerification[] | string
}

const { host, key } = recorded
const cases = recorded.cases as Case[]

// Where this package refuses what cosign accepts: bundles of a pre-release version.
const stricter = [
  'b-media-application-vnd-dev-sigstore-bundle-v0-3-1-rc1-json',
  'b-media-application-vnd-dev-sigstore-bundle-v0-3-1-b-json',
]

async function ask({
  name,
  digest,
  annotations,
  stored,
}: Case): Promise<readonly CosignVerification[] | string> {
  const signatures = stored.map((one) =>
    one.format === 'legacy'
      ? { ...one, payload: bytesOf(one.payload) }
      : { ...one, content: bytesOf(one.content) },
  )
  try {
    const verdict = await verifySignatures(digest, signatures, { keys: [key], policy: 'cosign', annotations })
    return toCosignJSON({
      reference: `${host}/p/${name}:v1`,
      digest,
      transparencyLog: 'unchecked',
      ...verdict,
    })
  } catch (error) {
    if (error instanceof SignatureVerificationError) return error.code
    throw error
  }
}

test('agrees with cosign 3.1.3 on signatures made by hand', async () => {
  const answers = await Promise.all(cases.map(async (one) => ({ ...one, answer: await ask(one) })))
  const disagreeing = answers.filter(({ cosign, answer }) =>
    typeof cosign === 'string'
      ? typeof answer !== 'string'
      : JSON.stringify(cosign) !== JSON.stringify(answer),
  )
  console.log(`agreed ${cases.length - disagreeing.length} of ${cases.length} made by hand`)
  expect(disagreeing.map(({ name }) => name).sort()).toEqual([...stricter].sort())
  const accepted = answers.filter(
    ({ cosign, answer }) => typeof cosign === 'string' && typeof answer !== 'string',
  )
  expect(accepted).toEqual([])
})

function bytesOf(content: Content): Uint8Array {
  return 'text' in content ? Buffer.from(content.text) : Buffer.from(content.base64, 'base64')
}
