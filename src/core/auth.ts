import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { anonymous, type Credentials, type Secret, SecretCredentials } from './credentials'

/**
 * A user's name and password (or, in OIDC mode, the CLI secret). Harbor takes 100 ms and more to hash a password, so the
 * client opens a session for them: see {@link HarborOptions.session}.
 */
export interface UserAuth {
  username: string
  password: Secret
}

/** A robot account, with its full name: `robot$ci`, `robot$project+ci`. */
export interface RobotAuth {
  robot: string
  secret: Secret
}

/** A bearer token: an OIDC id token, in OIDC mode. */
export interface TokenAuth {
  token: Secret
}

export type Auth = UserAuth | RobotAuth | TokenAuth

const shape = 'must be { robot, secret }, { username, password } or { token }.'

/** @throws {@link InvalidArgumentError} two kinds at once, a part is missing, empty or cannot be sent */
export function readAuth(auth: Auth | undefined): Credentials {
  if (auth === undefined) return anonymous
  // What is no object has none of them, and `null` cannot be asked.
  const given: Partial<UserAuth & RobotAuth & TokenAuth> = auth ?? {}
  const { username, password, robot, secret, token } = given
  const kinds = (['username', 'robot', 'token'] as const).filter((kind) => given[kind] !== undefined)
  if (kinds.length > 1) {
    throw new InvalidArgumentError('auth', `has ${kinds.join(' and ')}. Give one kind of credentials.`)
  }
  if (token !== undefined) {
    return new SecretCredentials('the holder of the token', 'auth.token', token, (token) => `Bearer ${token}`)
  }
  if (robot !== undefined || secret !== undefined) return basicCredentials('robot', robot, 'secret', secret)
  if (username !== undefined || password !== undefined) {
    return basicCredentials('username', username, 'password', password)
  }
  throw new InvalidArgumentError('auth', shape)
}

function basicCredentials(
  nameKey: string,
  name: string | undefined,
  secretKey: string,
  secret: Secret | undefined,
): Credentials {
  if (typeof name !== 'string' || name === '') {
    throw new InvalidArgumentError(`auth.${nameKey}`, 'is missing.')
  }
  // RFC 7617: the first colon ends the name, and control characters are not allowed.
  if (/[:\p{Cc}\p{Cs}]/u.test(name)) {
    throw new InvalidArgumentError(`auth.${nameKey}`, "must not contain ':' or control characters.")
  }
  return new SecretCredentials(
    name,
    `auth.${secretKey}`,
    secret,
    (secret) => basic(name, secret),
    nameKey === 'username',
  )
}

/** Basic credentials, as Harbor reads them (RFC 7617). */
function basic(name: string, secret: string): string {
  return `Basic ${encodeBase64(`${name}:${secret}`)}`
}

/** Base64 of UTF-8. */
export function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
