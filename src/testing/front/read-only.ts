import { settingsIn } from '../access/settings'
import { denied } from '../http/answers'
import { api, type CoreRequest, isSafe } from '../http/api'
import type { State } from '../state'

/** Who sets Harbor read-only must be able to end it, and to log in for that. */
const exceptions = [`PUT ${api}/configurations`, 'POST /c/login', 'POST /service/token']

/** @throws {Refusal} 403 for whatever may change something, whoever asks, before a path is looked at */
export function requireWritable(state: State, { request: { method }, path }: CoreRequest): void {
  if (!settingsIn(state).read_only || isSafe(method)) return
  if (exceptions.some((exception) => `${method} ${path}`.startsWith(exception))) return
  throw denied('The system is in read only mode. Any modification is prohibited.')
}
