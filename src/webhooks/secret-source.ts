import { WebhookError } from '../errors/webhook-error'
import { type Secrets, spellSecrets } from './authorization'
import { inTime } from './in-time'

/** The `auth_header` of a policy, or several. */
export type GivenSecrets = string | readonly string[]

/** Gives the secrets, in the environment of a request. */
export type SecretFunction<Env> = (env: Env) => GivenSecrets | PromiseLike<GivenSecrets>

/** Where a receiver has its secrets from. Those that are at hand are read once. */
export function secretSource<Env>(
  authorization: GivenSecrets | SecretFunction<Env>,
): (env: Env) => Secrets | Promise<Secrets> {
  if (typeof authorization !== 'function') {
    const secrets = spellSecrets('authorization', authorization)
    return () => secrets
  }
  return async (env) => {
    try {
      return spellSecrets('authorization', await inTime(authorization(env)))
    } catch (cause) {
      throw new WebhookError('secrets-failed', 'The receiver has no secret.', { cause })
    }
  }
}
