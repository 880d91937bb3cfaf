import { WebhookError } from '../errors/webhook-error'
import { type Secrets, spellSecrets } from './authorization'
import { inTime } from './in-time'

/** The `auth_header` of a policy; several while it is being changed. */
export type WebhookSecrets = string | readonly string[]

/** Where a receiver has its secrets from. Those that are at hand are read once. */
export function secretSource<Env>(
  authorization: WebhookSecrets | ((env: Env) => WebhookSecrets | PromiseLike<WebhookSecrets>),
): (env: Env) => Secrets | Promise<Secrets> {
  if (typeof authorization !== 'function') {
    const secrets = spellSecrets('authorization', authorization)
    return () => secrets
  }
  return async (env) => {
    try {
      return spellSecrets('authorization', await inTime(authorization(env)))
    } catch (cause) {
      throw new WebhookError('secrets-failed', 'There is no secret.', { cause })
    }
  }
}
