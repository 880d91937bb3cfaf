import type { Connection } from '../../core/call/connection'
import { ForbiddenError } from '../../errors/forbidden-error'
import { UnauthorizedError } from '../../errors/unauthorized-error'
import { missingIn, type Scope } from './scope'
import type { Token } from './token'

/**
 * Harbor hands everybody a token, with status 200; for wrong credentials it is the one that anonymous callers get, and for
 * what one may not do the access in it is empty. There is no use in sending it.
 *
 * @returns `undefined` for a token that allows what it was asked for
 */
export function accessError(
  { credentials, settings }: Connection,
  token: Token,
  scopes: readonly Scope[],
): UnauthorizedError | ForbiddenError | undefined {
  // Wrong credentials would otherwise see what is public, and take the rest for missing.
  const wrong = token.anonymous && credentials.present
  const missing = token.granted && missingIn(token.granted, scopes)
  if (!wrong && missing === undefined) return undefined
  const repositories = scopes.map(({ repository }) => repository).join(', ')
  if (wrong)
    return unauthorized(settings.host, repositories, 'the credentials are wrong, expired or disabled')
  if (!credentials.present) return unauthorized(settings.host, `${missing}`, 'it takes credentials')
  const message = `Registry ${settings.host}: no access to ${missing}: these credentials may not, or there is no such project.`
  return new ForbiddenError(message, { ...origin, status: 403, errors: [{ code: 'DENIED', message }] })
}

function unauthorized(host: string, what: string, why: string): UnauthorizedError {
  const message = `Registry ${host}: no access to ${what}: ${why}.`
  return new UnauthorizedError(message, {
    ...origin,
    status: 401,
    errors: [{ code: 'UNAUTHORIZED', message }],
  })
}

/** The request for the token was all that was sent. */
const origin = {
  requestId: undefined,
  operation: undefined,
  method: 'GET',
  path: '/service/token',
  outcome: 'refused',
} as const
