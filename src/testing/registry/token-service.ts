import { type Actor, actorName, canInProject, isAdmin } from '../access/access'
import { settingsIn } from '../access/settings'
import { projectsIn } from '../areas/projects/project'
import { json, text } from '../http/answers'
import type { CoreRequest } from '../http/api'
import type { State } from '../state'
import { type Access, tokensIn } from './tokens'

export function isTokenService(path: string): boolean {
  return path === '/service/token'
}

/**
 * Gives a token for the registry. Wrong credentials and missing permissions are no error here: the token then holds
 * less, or nothing.
 */
export function answerToken(state: State, { request, actor, search }: CoreRequest): Response {
  if (request.method !== 'GET') return notAllowed()
  const query = new URLSearchParams(search)
  const service = query.get('service') ?? ''
  if (service !== 'harbor-registry') {
    return text(`Unable to handle service: ${service}`, 'text/plain; charset=utf-8', 400)
  }
  const scopes = query
    .getAll('scope')
    .flatMap((scope) => scope.split(' '))
    .filter((scope) => scope !== '')
  if (actor.kind === 'anonymous' && scopes.length === 0) return new Response(null, { status: 401 })
  const now = state.clock.now()
  const lifetime = settingsIn(state).token_expiration * 60
  const access = scopes.map((scope) => accessFor(state, actor, scope))
  return json(
    {
      token: tokensIn(state).issue(actorName(actor), access, now, lifetime),
      access_token: '',
      expires_in: lifetime,
      issued_at: `${new Date(now).toISOString().slice(0, 19)}Z`,
    },
    { 'content-type': 'application/json; charset=utf-8' },
  )
}

function notAllowed(): Response {
  const response = text('Method Not Allowed\n', 'text/plain; charset=utf-8', 405)
  response.headers.set('x-content-type-options', 'nosniff')
  return response
}

/** Everything that one may do there: the actions asked for are not looked at. */
function accessFor(state: State, actor: Actor, scope: string): Access {
  const [type = '', name = ''] = scope.split(':')
  if (type === 'registry') return { type, name, actions: name === 'catalog' && isAdmin(actor) ? ['*'] : [] }
  const [projectName = '', ...rest] = name.split('/')
  const project = type === 'repository' && rest.length > 0 && projectsIn(state).find('name', projectName)
  if (!project) return { type, name, actions: [] }
  const actions = ['pull', 'push', 'delete'].filter((action) =>
    canInProject(state, actor, project, action, 'repository'),
  )
  return { type, name, actions }
}
