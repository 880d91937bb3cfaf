import { isHeaderValue } from '../../core/headers'
import type { Grant } from './scope'

/** A registry token, and what can be read in it. */
export interface Token {
  readonly value: string
  /** Epoch milliseconds from which on it is not used any more. */
  readonly staleAt: number
  /** What it allows; `undefined` where it cannot be read (not every registry hands out JWTs). */
  readonly granted: readonly Grant[] | undefined
  /** Issued by Harbor to an anonymous caller. Wrong credentials get one too. */
  readonly anonymous: boolean
}

// A request that starts with a token should also end with it.
const margin = 30_000
// Harbor's have some 2,000 characters, and five hundred are kept.
const longestToken = 64 * 1024
// Distribution's specification: a token that does not say how long it lives, lives for 60 seconds.
const defaultLifetime = 60

/**
 * Reads the answer of a token service. Harbor sends `{token, access_token: "", expires_in, issued_at}`.
 *
 * @returns `undefined` where there is no token in it
 */
export function readToken(body: unknown, now: number): Token | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const fields: { token?: unknown; access_token?: unknown; expires_in?: unknown } = body
  const value = [fields.token, fields.access_token].find(isSendable)
  if (value === undefined) return undefined
  const claims = readClaims(value)
  const lifetime = lifetimeOf(fields.expires_in, claims) * 1000
  return {
    value,
    staleAt: now + Math.max(lifetime - margin, lifetime / 2),
    granted: claims && readAccess(claims.access),
    anonymous: claims?.iss === 'harbor-token-issuer' && !claims.sub,
  }
}

function isSendable(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longestToken && isHeaderValue(value)
}

/** Seconds. Counted from now and not from `issued_at` or `iat`: the server's clock may be another one. */
function lifetimeOf(expiresIn: unknown, claims: Claims | undefined): number {
  if (typeof expiresIn === 'number' && expiresIn > 0) return expiresIn
  const { iat, exp } = claims ?? {}
  return typeof iat === 'number' && typeof exp === 'number' && exp > iat ? exp - iat : defaultLifetime
}

interface Claims {
  readonly iss?: unknown
  readonly sub?: unknown
  readonly iat?: unknown
  readonly exp?: unknown
  readonly access?: unknown
}

/** The payload of a JWT that says what it allows. Its signature is the registry's business. */
function readClaims(token: string): Claims | undefined {
  const [, payload, signature] = token.split('.')
  if (payload === undefined || signature === undefined) return undefined
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof claims === 'object' && claims !== null && 'access' in claims ? claims : undefined
  } catch {
    return undefined
  }
}

/** Harbor's `access` is `null` where no scope was asked for (test/recordings/registry/auth.json). */
function readAccess(access: unknown): Grant[] {
  if (!Array.isArray(access)) return []
  return access.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { type, name, actions }: { type?: unknown; name?: unknown; actions?: unknown } = entry
    if (type !== 'repository' || typeof name !== 'string' || !Array.isArray(actions)) return []
    return [{ repository: name, actions: actions.filter((action) => typeof action === 'string') }]
  })
}
