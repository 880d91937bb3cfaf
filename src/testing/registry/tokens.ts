import { part } from '../state'

/** What a token of the token service lets its bearer do. */
export interface Grant {
  /** Whose token it is; `''` for anonymous. */
  readonly subject: string
  readonly access: readonly Access[]
  /** Milliseconds since the epoch. */
  readonly expires: number
}

/** As in the claim `access` of a token. */
export interface Access {
  readonly type: string
  readonly name: string
  readonly actions: readonly string[]
}

export const tokensIn = part(() => new RegistryTokens())

// Harbor takes a token for a minute longer than the token says.
const leeway = 60_000

/**
 * The tokens that were given out. They look like Harbor's and say the same, but nothing signs them: a token counts
 * because it is known here.
 */
class RegistryTokens {
  readonly #grants = new Map<string, Grant>()

  /** @param lifetime seconds */
  issue(subject: string, access: readonly Access[], now: number, lifetime: number): string {
    for (const [token, { expires }] of this.#grants) {
      if (expires + leeway < now) this.#grants.delete(token)
    }
    const issued = Math.floor(now / 1000)
    const token = [
      base64Url({ alg: 'RS256', typ: 'JWT', kid: 'FAKE:HARBOR' }),
      base64Url({
        iss: 'harbor-token-issuer',
        ...(subject === '' ? {} : { sub: subject }),
        ...{ aud: 'harbor-registry', exp: issued + lifetime, nbf: issued, iat: issued },
        ...{
          jti: crypto.randomUUID().replaceAll('-', '').slice(0, 16),
          access: access.length > 0 ? access : null,
        },
      }),
      base64Url(crypto.randomUUID()),
    ].join('.')
    this.#grants.set(token, { subject, access, expires: now + lifetime * 1000 })
    return token
  }

  /** `undefined` for what is no token, or no longer one. */
  find(token: string, now: number): Grant | undefined {
    const grant = this.#grants.get(token)
    return grant && now <= grant.expires + leeway ? grant : undefined
  }
}

function base64Url(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  const base64 = btoa(String.fromCharCode(...bytes))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
