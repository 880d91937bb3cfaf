import { asUser } from '../access/authenticate'
import { settingsIn } from '../access/settings'
import { oidcUsersIn } from '../areas/users/oidc-user'
import { usersIn } from '../areas/users/user'
import { holdBack } from '../engine/latency'
import { json, pageNotFound } from '../http/answers'
import type { CoreRequest } from '../http/api'
import type { State } from '../state'
import { endedSessionCookie, sessionCookie } from './cookies'
import type { Sessions } from './sessions'

export function isLogin(path: string): boolean {
  return path === '/c/login' || path === '/c/log_out'
}

/** `/c/login` and `/c/log_out`. */
export async function answerLogin(
  state: State,
  sessions: Sessions,
  sid: string | undefined,
  at: CoreRequest,
): Promise<Response> {
  const { method } = at.request
  if (at.path === '/c/login' && method === 'POST') return logIn(state, sessions, sid, at)
  if (at.path === '/c/log_out' && method === 'GET') return logOut(state, sessions, sid)
  return pageNotFound()
}

async function logIn(
  state: State,
  sessions: Sessions,
  sid: string | undefined,
  at: CoreRequest,
): Promise<Response> {
  const form = await readForm(at)
  const [name, password] = [form.get('principal') ?? '', form.get('password') ?? '']
  if (isElsewhere(state, name)) return json({ redirect_location: `${at.origin}/c/oidc/login` }, charset, 403)
  if (name !== '' && password !== '') await holdBack(state.passwordCost, at.request)
  const actor = asUser(state, name, password)
  if (actor.kind !== 'user') return new Response(null, { status: 401 })
  if (sid !== undefined) sessions.end(sid)
  return new Response(null, { headers: { 'set-cookie': sessionCookie(sessions.open(actor.user)) } })
}

const charset = { 'content-type': 'application/json; charset=utf-8' }

/** In OIDC mode, whoever is no local user is sent to the provider. */
function isElsewhere(state: State, name: string): boolean {
  if (settingsIn(state).auth_mode !== 'oidc_auth') return false
  const user = usersIn(state).find('username', name)
  return !user || oidcUsersIn(state).count('user', user.id) > 0
}

function logOut(state: State, sessions: Sessions, sid: string | undefined): Response {
  if (sid !== undefined) sessions.end(sid)
  return new Response(null, { headers: { 'set-cookie': endedSessionCookie(state.clock.now()) } })
}

/** A form in the body, or the same in the query. JSON is not read. */
async function readForm({ request, search }: CoreRequest): Promise<URLSearchParams> {
  const form = new URLSearchParams(search)
  const type = request.headers.get('content-type') ?? ''
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
    for (const [name, value] of await request.formData()) if (typeof value === 'string') form.set(name, value)
  }
  return form
}
