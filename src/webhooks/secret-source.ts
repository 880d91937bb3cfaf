import { WebhookError } from '../errors/webhook-error'
import { readSecrets, type Secrets } from './authorization'
import { inTime } from './in-time'

/** The `auth_header` of a policy, or several. */
export type GivenSecrets = string | readonly string[]

/** Gives the secrets, in the environment of a request. */
export type SecretFunction<Env> = (env: Env) => GivenSecrets | PromiseLike<GivenSecrets>

/** Where a receiver has its secrets from. Those that are at hand are read once. */
export function secretSource<Env>(
  authorization: GivenSecrets | SecretFunction<Env>,
): (env: Env) => Secrets | Promise<Secrets> {
  if (typeof authorization === 'function') return (env) => askFor(() => authorization(env))
  const secrets = readSecrets('authorization', authorization)
  return () => secrets
}

async function askFor(secrets: () => GivenSecrets | PromiseLike<GivenSecrets>): Promise<Secrets> {
  try {
    return readSecrets('authorization', await inTime(secrets()))
  } catch (cause) {
    throw new WebhookError('secrets-failed', 'There is no secret to verify the sender by.', { cause })
  }
}
