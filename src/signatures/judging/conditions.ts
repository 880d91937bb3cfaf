import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { Policy } from '../formats/policy'
import { signPredicate } from '../formats/statement'
import { type KeyOptions, loadKeys } from '../keys/load-keys'
import { readPlainObject } from '../options/plain-object'
import { readChoice } from '../options/read-choice'
import type { Given } from '../options/read-options'
import { findSigner } from './find-signer'
import type { Held } from './judge'

export interface VerifyOptions extends KeyOptions {
  /** @default 'strict' */
  readonly policy?: Policy | undefined
  /** Signed annotations that have to be there, each as exactly this string. Others may be there as well. */
  readonly annotations?: Readonly<Record<string, string>> | undefined
  /**
   * The repository that the signature has to name, with its host and without a tag: `harbor.example.com/demo/app`.
   * Without it a signature counts wherever its image was copied to, as with cosign. A bundle of `cosign sign` names
   * none, so it is refused where this is given.
   */
  readonly expectedReference?: string | undefined
}

/** The options that are conditions: one that is overlooked lets something through. */
export const conditions = [
  'keys',
  'threshold',
  'digestAlgorithm',
  'policy',
  'annotations',
  'expectedReference',
] as const satisfies readonly (keyof VerifyOptions)[]

/**
 * Reads every condition before anything is awaited, so that nobody changes one meanwhile.
 *
 * @throws {@link InvalidArgumentError} for a condition that cannot be read
 */
export async function readConditions(
  given: Given<(typeof conditions)[number]>,
  predicateType?: string,
): Promise<Held<{ readonly key: string }>> {
  const policy = readPolicy(given('policy'))
  const annotations = given('annotations')
  const expected = {
    policy,
    annotations: annotations === undefined ? new Map() : readAnnotations(annotations),
    reference: readReference(given('expectedReference')),
    predicateType: predicateType ?? (policy === 'strict' ? signPredicate : undefined),
  }
  const { keys, threshold } = await loadKeys(given)
  return {
    signerOf: async (candidate, signal) => {
      const { id } = await findSigner(candidate.signed(policy), keys, policy, signal)
      return { key: id }
    },
    threshold,
    expected,
  }
}

function readPolicy(value: unknown = 'strict'): Policy {
  return readChoice(value, ['strict', 'cosign'], 'policy')
}

/** Also those of a stored signature, which are read with the same distrust. */
export function readAnnotations(value: unknown, argument = 'annotations'): ReadonlyMap<string, string> {
  const nameOf = (name: string) => `${argument}[${JSON.stringify(name)}]`
  const annotations = new Map<string, string>()
  for (const [name, member] of readPlainObject(value, argument, nameOf, 'them as { env: "prod" }')) {
    if (typeof member !== 'string') {
      throw new InvalidArgumentError(nameOf(name), 'is not a string.')
    }
    annotations.set(name, member)
  }
  if (isProxy(value)) {
    throw new InvalidArgumentError(argument, 'is a proxy. Give a copy: { ...annotations }.')
  }
  return annotations
}

/** Of an object that holds strings only: a proxy is what cannot be cloned all the same. Not every test environment can tell. */
function isProxy(value: unknown): boolean {
  try {
    if (typeof structuredClone === 'function') structuredClone(value)
    return false
  } catch {
    return true
  }
}

/** A signature names no tag, so with one nothing would ever match. */
function readReference(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'string' && /^[^@]*\/[^@:]+$/.test(value))) return value
  throw new InvalidArgumentError('expectedReference', "must be 'host/project/repository', without a tag.")
}
