import { Refusal } from '../http/answers'
import type { RegistryAction } from './caller'
import { signature } from './visit'

export interface Asked {
  readonly request: Request
  readonly origin: string
}

/**
 * Asks for credentials. Without an `Authorization` header Harbor points to its token service; with one,
 * right or wrong, it asks for Basic (test/recordings/registry/auth.json).
 */
export function challenge(at: Asked, reason: string, scope?: string): Refusal {
  const bearer = `Bearer realm="${at.origin}/service/token",service="harbor-registry"`
  const asked = scope === undefined ? bearer : `${bearer},scope="${scope}"`
  const header = at.request.headers.has('authorization') ? 'Basic realm="harbor"' : asked
  return refuse(reason, header)
}

export function unauthorizedFor(
  at: Asked,
  repository: string,
  action: RegistryAction,
  mountFrom: string | null,
): Refusal {
  const known = at.request.headers.has('authorization')
  const reason =
    !known && action === 'pull'
      ? 'authorize header needed to send HEAD to repository'
      : `unauthorized to access repository: ${repository}, action: ${action}`
  const actions = action === 'push' ? 'pull,push' : action
  const mount = action === 'push' && mountFrom ? ` repository:${mountFrom}:pull` : ''
  return challenge(at, reason, `repository:${repository}:${actions}${mount}`)
}

/** Asks for Basic whatever came: no token will do. */
export function basicChallenge(reason: string): Refusal {
  return refuse(reason, 'Basic realm="harbor"')
}

/** A path that Harbor does not know is a 401 as well, with an empty challenge. */
export function notRecognized(what: string): Refusal {
  return refuse(`un-recognized request: ${what}`, '')
}

export function noProject(name: string): Refusal {
  return refuse(`project ${name} not found`, '')
}

/** The registry says everything twice. */
function refuse(reason: string, header: string): Refusal {
  return new Refusal(401, 'UNAUTHORIZED', `${reason}: ${reason}`, {
    headers: { 'www-authenticate': header, ...signature },
  })
}
