import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { Auth } from './auth'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads where Harbor is and who we are from environment variables: `HARBOR_URL`, and `HARBOR_ROBOT` and `HARBOR_SECRET`,
 * `HARBOR_USERNAME` and `HARBOR_PASSWORD`, or `HARBOR_TOKEN`. An empty variable counts as not set.
 *
 * @throws {@link InvalidArgumentError} `HARBOR_URL` is missing, one of a pair is missing, or there are several credentials
 */
export function readEnvironment(env: Environment): { url: string; auth: Auth | undefined } {
  const url = env?.HARBOR_URL
  if (!url) throw new InvalidArgumentError('HARBOR_URL', "is not set. Set it to 'https://…'.")
  const found: Auth[] = [
    ...together(env, 'robot', 'secret'),
    ...together(env, 'username', 'password'),
    ...together(env, 'token'),
  ]
  if (found.length > 1) {
    throw new InvalidArgumentError(
      'env',
      'has several credentials. Set those of a robot, a user, or a token.',
    )
  }
  return { url, auth: found[0] }
}

/** Variables of which all are set, or none. */
function together<Name extends string>(env: Environment, ...names: readonly Name[]): Record<Name, string>[] {
  const variable = (name: Name) => `HARBOR_${name.toUpperCase()}`
  const set = names.find((name) => env[variable(name)])
  const missing = names.find((name) => !env[variable(name)])
  if (set === undefined) return []
  if (missing !== undefined) {
    throw new InvalidArgumentError(variable(missing), `is not set, but ${variable(set)} is.`)
  }
  return [Object.fromEntries(names.map((name) => [name, env[variable(name)]])) as Record<Name, string>]
}
