import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { Auth } from './auth'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads where Harbor is and who we are from environment variables. An empty variable counts as not set.
 *
 * @throws {@link InvalidArgumentError} `HARBOR_URL` is missing, one of a pair is missing, or there are several credentials
 */
export function readEnvironment(env: Environment): { url: string; auth: Auth | undefined } {
  const { HARBOR_URL: url, HARBOR_ROBOT: robot, HARBOR_SECRET: secret } = env
  const { HARBOR_USERNAME: username, HARBOR_PASSWORD: password, HARBOR_TOKEN: token } = env
  if (!url) throw new InvalidArgumentError('HARBOR_URL', "is not set. Set it to 'https://…'.")
  const pairs = [
    pair(['HARBOR_ROBOT', robot], ['HARBOR_SECRET', secret], (robot, secret): Auth => ({ robot, secret })),
    pair(
      ['HARBOR_USERNAME', username],
      ['HARBOR_PASSWORD', password],
      (username, password): Auth => ({
        username,
        password,
      }),
    ),
    token ? { token } : undefined,
  ]
  const found = pairs.filter((auth) => auth !== undefined)
  if (found.length > 1) {
    throw new InvalidArgumentError(
      'env',
      'has several credentials. Set those of a robot, a user, or a token.',
    )
  }
  return { url, auth: found[0] }
}

type Variable = readonly [name: string, value: string | undefined]

/** Two variables that go together. */
function pair(
  [nameKey, name]: Variable,
  [secretKey, secret]: Variable,
  make: (name: string, secret: string) => Auth,
): Auth | undefined {
  if (!name && !secret) return undefined
  if (!name) throw new InvalidArgumentError(nameKey, `is not set, but ${secretKey} is.`)
  if (!secret) throw new InvalidArgumentError(secretKey, `is not set, but ${nameKey} is.`)
  return make(name, secret)
}
