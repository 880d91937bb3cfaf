import { HarborContentError } from '../../errors/content-error'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { isSha256, sha256Hex } from '../encoding/digest'
import type { RegistryWriter } from './registry-writer'

/** What is signed: an image or an index. */
export interface Subject {
  readonly mediaType: string
  readonly digest: string
  /** Bytes of its manifest. */
  readonly size: number
}

// No index has as many, in all its levels.
const mostSubjects = 1000

/**
 * With content trust on, Harbor gives an unsigned image to nobody but who may push and calls himself cosign
 * (goharbor/harbor `src/server/middleware/util/util.go`, `SkipPolicyChecking`).
 */
const headers = { 'User-Agent': 'harborkit (cosign)' }

/** Reads what is to be signed: the image, and with `recursive` all that an index leads to, itself first. */
export async function readSubjects(
  registry: RegistryWriter,
  repository: string,
  reference: string,
  { recursive, signal }: { readonly recursive: boolean; readonly signal: AbortSignal | undefined },
): Promise<Subject[]> {
  const subjects: Subject[] = []
  const references = new Set([reference])
  for (const one of references) {
    const { subject, children } = await readSubject(registry, repository, one, signal)
    if (subjects.some(({ digest }) => digest === subject.digest)) continue
    subjects.push(subject)
    if (recursive) for (const child of children) references.add(child)
    if (references.size > mostSubjects) {
      throw broken(repository, reference, 'TOO_LARGE', `leads to more than ${mostSubjects} manifests`)
    }
  }
  return subjects
}

async function readSubject(
  registry: RegistryWriter,
  repository: string,
  reference: string,
  signal: AbortSignal | undefined,
): Promise<{ subject: Subject; children: readonly string[] }> {
  const isDigest = reference.includes(':')
  if (isDigest && !isSha256(reference)) {
    throw new InvalidArgumentError('reference', `names '${reference}', and only SHA-256 digests are signed.`)
  }
  const answer = await registry.getManifest({ repository, reference }, { signal, headers })
  const bytes = new Uint8Array(answer.bytes)
  const digest = `sha256:${await sha256Hex(bytes)}`
  if (isDigest && digest !== reference) {
    throw broken(repository, reference, 'DIGEST_MISMATCH', `came with the digest ${digest}`)
  }
  const { mediaType = answer.mediaType, manifests } = parse(bytes)
  if (typeof mediaType !== 'string') {
    throw broken(repository, reference, 'MALFORMED', 'has no media type')
  }
  const children = Array.isArray(manifests) ? manifests.map((one: unknown) => Object(one).digest) : []
  return { subject: { mediaType, digest, size: bytes.length }, children: children.map(String) }
}

function parse(bytes: Uint8Array): { mediaType?: unknown; manifests?: unknown } {
  try {
    return Object(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return {}
  }
}

function broken(
  repository: string,
  reference: string,
  code: 'TOO_LARGE' | 'DIGEST_MISMATCH' | 'MALFORMED',
  problem: string,
): HarborContentError {
  const message = `Manifest ${repository}${reference.includes(':') ? '@' : ':'}${reference} ${problem}.`
  return new HarborContentError(message, { code, status: 200, contentType: undefined, outcome: 'refused' })
}
