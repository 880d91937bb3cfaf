import { asUser } from '../access/access'
import { pageNotFound } from '../http/answers'
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
  if (at.path === '/c/log_out' && method === 'GET') return logOut(sessions, sid)
  return pageNotFound()
}

async function logIn(
  state: State,
  sessions: Sessions,
  sid: string | undefined,
  at: CoreRequest,
): Promise<Response> {
  const form = await readForm(at)
  const actor = asUser(state, form.get('principal') ?? '', form.get('password') ?? '')
  if (actor.kind !== 'user') return new Response(null, { status: 401 })
  if (sid !== undefined) sessions.end(sid)
  return new Response(null, { headers: { 'set-cookie': sessionCookie(sessions.open(actor.user)) } })
}

function logOut(sessions: Sessions, sid: string | undefined): Response {
  if (sid !== undefined) sessions.end(sid)
  return new Response(null, { headers: { 'set-cookie': endedSessionCookie() } })
}

/** A form in the body, or the same in the query. Neither JSON nor multipart is read. */
async function readForm({ request, search }: CoreRequest): Promise<URLSearchParams> {
  const form = new URLSearchParams(search)
  if (request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(await request.text())) form.set(name, value)
  }
  return form
}
