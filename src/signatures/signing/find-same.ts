import { findSignatures } from '../finding/find-signatures'
import { isUnread } from '../formats/found'
import { Refusal } from '../formats/refusal'
import { findSigner } from '../judging/find-signer'
import type { VerificationKey } from '../keys/verification-key'
import type { StoredFormat } from './choose-format'
import type { Document } from './document'
import type { Place } from './place'

/**
 * Finds a signature that the key has made, that says the same, and that passes here as well: what only cosign takes is
 * signed again.
 *
 * @returns the digest of its manifest
 */
export async function findSame(
  { registry, repository, options: { signal } }: Place,
  digest: string,
  { kind, isSaidBy }: Document,
  format: StoredFormat,
  key: VerificationKey,
): Promise<string | undefined> {
  const policy = 'strict'
  const asked = { registry, repository, digest, formats: [format], kind, policy, signal } as const
  const expected = {
    policy,
    digest,
    annotations: new Map(),
    reference: undefined,
    predicateType: undefined,
  } as const
  for (const found of await findSignatures(asked)) {
    if (isUnread(found)) continue
    try {
      await findSigner(found.signed(policy), [key], policy, signal)
      if (isSaidBy(await found.claims(expected))) return found.manifest
    } catch (error) {
      // By another key, or not to be read.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return undefined
}
