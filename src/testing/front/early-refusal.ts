import { settingsIn } from '../access/settings'
import { badRequest, denied, type Refusal } from '../http/answers'
import { api, type CoreRequest, isSafe } from '../http/api'
import { isRegistry } from '../registry/registry'
import { repositoryAsked } from '../registry/repository-asked'
import type { State } from '../state'

/** Who sets Harbor read-only must be able to end it, and to log in for that. */
const exceptions = [`PUT ${api}/configurations`, 'POST /c/login', 'POST /service/token']

/** What is refused before there is a session: no `sid` comes with it, whoever asks and whatever the path is. */
export function earlyRefusal(state: State, { request: { method }, path }: CoreRequest): Refusal | undefined {
  const asked = isRegistry(path) ? repositoryAsked(decodeURIComponent(path)) : undefined
  if (asked && !asked.repository.includes('/')) {
    return badRequest(`bad request: invalid repository name: ${asked.repository}`)
  }
  if (!settingsIn(state).read_only || isSafe(method)) return undefined
  if (exceptions.some((exception) => `${method} ${path}`.startsWith(exception))) return undefined
  return denied('The system is in read only mode. Any modification is prohibited.')
}
