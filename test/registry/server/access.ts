import type { IncomingMessage } from 'node:http'

/** Who may do what: a function of the repository, with all that one may do there. */
export type Access = (repository: string) => readonly string[]

export interface Account {
  readonly secret: string
  readonly access: Access
}

export interface AccessOptions {
  readonly accounts?: Readonly<Record<string, Account>>
  /** What everybody may do. */
  readonly anonymous?: Access
  /** Seconds. */
  readonly expiresIn?: number
  /** Whether tokens can be read: Harbor's can. */
  readonly opaque?: boolean
}

/** Harbor's token service, as recorded: everybody gets a token, and what may not be done is not in it. */
export class AccessControl {
  readonly #options: AccessOptions
  readonly #tokens = new Map<string, Access>()
  #issued = 0

  constructor(options: AccessOptions) {
    this.#options = options
  }

  /** Forgets all tokens, as Harbor does of those that have expired. */
  revoke(): void {
    this.#tokens.clear()
  }

  issue(request: IncomingMessage, url: URL): { status: number; body: unknown } {
    if (url.searchParams.get('service') !== 'harbor-registry') {
      return { status: 400, body: `Unable to handle service: ${url.searchParams.get('service') ?? ''}` }
    }
    const account = this.#account(request)
    const access = account?.access ?? this.#options.anonymous ?? (() => [])
    const scopes = url.searchParams.getAll('scope').flatMap((scope) => scope.split(' '))
    if (scopes.length === 0 && account === undefined) return { status: 401, body: '' }
    const expiresIn = this.#options.expiresIn ?? 1800
    const iat = Math.floor(Date.now() / 1000)
    this.#issued += 1
    const claims = {
      iss: 'harbor-token-issuer',
      ...(account && { sub: account.name }),
      aud: 'harbor-registry',
      exp: iat + expiresIn,
      iat,
      jti: `${this.#issued}`,
      access: scopes.map((scope) => {
        const [type = '', name = ''] = scope.split(':')
        return { type, name, actions: access(name) }
      }),
    }
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
    const token = this.#options.opaque ? `opaque-${this.#issued}` : `eyJhbGciOiJSUzI1NiJ9.${payload}.c2ln`
    const granted = new Set(claims.access.map(({ name }) => name))
    this.#tokens.set(token, (repository) => (granted.has(repository) ? access(repository) : []))
    return {
      status: 200,
      body: { token, access_token: '', expires_in: expiresIn, issued_at: new Date().toISOString() },
    }
  }

  may(request: IncomingMessage, action: string, repository: string): boolean {
    const { authorization = '' } = request.headers
    if (authorization === '') return false
    const access = authorization.startsWith('Bearer ')
      ? this.#tokens.get(authorization.slice(7))
      : this.#account(request)?.access
    return (access ?? this.#options.anonymous)?.(repository).includes(action) ?? false
  }

  #account(request: IncomingMessage): { name: string; access: Access } | undefined {
    const { authorization = '' } = request.headers
    const [name = '', ...rest] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
      .toString()
      .split(':')
    const account = this.#options.accounts?.[name]
    return account?.secret === rest.join(':') ? { name, access: account.access } : undefined
  }
}
