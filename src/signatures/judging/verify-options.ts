import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { Expected } from '../formats/candidate'
import type { Policy } from '../formats/policy'
import type { KeyOptions } from '../keys/load-keys'

export interface VerifyOptions extends KeyOptions {
  /** @default 'strict' */
  readonly policy?: Policy | undefined
  /** Signed annotations that have to be there, each as exactly this text. Others may be there as well. */
  readonly annotations?: Readonly<Record<string, string>> | undefined
  /**
   * The repository that the signature has to name, with its host and without a tag: `harbor.example.com/demo/app`.
   * Without it a signature counts wherever its image was copied to, as with cosign. A bundle of `cosign sign` names
   * none, so it is refused where this is given.
   */
  readonly expectedReference?: string | undefined
}

/** What cosign calls the statement that a signature is. */
const signPredicate = 'https://sigstore.dev/cosign/sign/v1'

/** @throws {InvalidArgumentError} for a mistake that types do not catch */
export function expectedOf(digest: string, options: VerifyOptions, predicateType?: string): Expected {
  const { policy = 'strict', annotations = {}, expectedReference } = options
  // Of a Map or another collection no entry would be seen, and every signature would pass.
  if (typeof annotations !== 'object' || annotations === null || Symbol.iterator in annotations) {
    throw new InvalidArgumentError('annotations', 'must be an object: { env: "prod" }.')
  }
  if (policy !== 'strict' && policy !== 'cosign') {
    throw new InvalidArgumentError('policy', `is '${policy}'. Give 'strict' or 'cosign'.`)
  }
  for (const [name, value] of Object.entries(annotations)) {
    if (typeof value === 'string') continue
    throw new InvalidArgumentError(
      `annotations[${JSON.stringify(name)}]`,
      'is no text, and no other type matches.',
    )
  }
  if (expectedReference !== undefined && !isRepository(expectedReference)) {
    throw new InvalidArgumentError('expectedReference', "must be 'host/project/repository', without a tag.")
  }
  return {
    policy,
    digest,
    annotations,
    reference: expectedReference,
    predicateType: predicateType ?? (policy === 'strict' ? signPredicate : undefined),
  }
}

/** @throws {InvalidArgumentError} they are none */
export function checkOptions(options: unknown): void {
  if (typeof options === 'object' && options !== null) return
  throw new InvalidArgumentError('options', 'must be an object: { keys: [publicKey] }.')
}

/** A signature names no tag, so with one nothing would ever match. */
function isRepository(reference: unknown): boolean {
  return typeof reference === 'string' && /^[^@]*\/[^@:]+$/.test(reference)
}
