import { canInProject } from '../access/access'
import { isRepositoryName } from '../areas/projects/names'
import { badRequest, Refusal } from '../http/answers'
import type { CoreRequest } from '../http/api'
import type { State } from '../state'
import { blobRoutes } from './blobs'
import { challenge, noProject, notRecognized, type RegistryAction, unauthorizedFor } from './challenge'
import { manifestRoutes } from './manifests'
import { listTags } from './tags'
import { signature, type Visit } from './visit'

type Answer = (visit: Visit) => Response | Promise<Response>

/** Below the name of a repository: what the rest of the path is, and who answers. */
const routes: readonly [rest: RegExp, answers: Readonly<Record<string, Answer>>][] = [
  [/^tags\/list$/, { GET: listTags }],
  [/^manifests\/([^/]+)$/, manifestRoutes.byReference],
  [/^blobs\/uploads\/?$/, blobRoutes.uploads],
  [/^blobs\/uploads\/([^/]+)$/, blobRoutes.upload],
  [/^blobs\/([^/]+)$/, blobRoutes.byDigest],
]

export function isRegistry(path: string): boolean {
  return path === '/v2' || path.startsWith('/v2/')
}

/**
 * The part of the OCI distribution API that it takes to push an image and to pull it, with Basic
 * credentials. Tokens, deletion, referrers and the catalog are not there.
 */
export async function answerRegistry(state: State, at: CoreRequest): Promise<Response> {
  if (at.path === '/v2/') return answerBase(at)
  const visit = openVisit(state, at)
  const [rest, answers] = visit.found
  const answer = answers[at.request.method]
  if (!answer) throw new Refusal(405, 'UNSUPPORTED', 'The operation is unsupported.')
  try {
    return await answer({ ...visit, reference: rest })
  } finally {
    // A pull counts, so that even a GET changes what is listed.
    state.forgetLists()
  }
}

function answerBase(at: CoreRequest): Response {
  if (at.actor.kind === 'anonymous') throw challenge(at, 'unauthorized')
  return new Response('{}', { headers: { 'content-type': 'application/json; charset=utf-8', ...signature } })
}

interface Opened extends Omit<Visit, 'reference'> {
  readonly found: readonly [reference: string, answers: Readonly<Record<string, Answer>>]
}

/** Finds out what is meant, then whether the caller may: a missing permission is a 401 here, never a 403. */
function openVisit(state: State, at: CoreRequest): Opened {
  const path = decodeURIComponent(at.path)
  const { repository, found } = split(path) ?? {}
  if (repository === undefined || found === undefined) throw notRecognized(`${at.request.method} ${path}`)
  const [projectName = '', ...rest] = repository.split('/')
  if (rest.length === 0) throw badRequest(`bad request: invalid repository name: ${repository}`)
  const action = actionOf(at.request.method)
  const project = state.projects.find('name', projectName)
  const query = new URLSearchParams(at.search)
  const refusal = unauthorizedFor(at, repository, action, query.get('from'))
  // Anonymous is asked for credentials even where the project is public (recordings: registry/auth.json).
  const { actor } = at
  if (actor.kind === 'anonymous' && !at.request.headers.has('authorization')) throw refusal
  if (!project) throw noProject(projectName)
  if (!canInProject(state, actor, project, action, 'repository')) throw refusal
  return { state, actor, request: at.request, origin: at.origin, query, project, repository, found }
}

function actionOf(method: string): RegistryAction {
  if (method === 'DELETE') return 'delete'
  return method === 'GET' || method === 'HEAD' ? 'pull' : 'push'
}

function split(path: string): { repository: string; found: Opened['found'] } | undefined {
  const [, repository = '', rest = ''] = /^\/v2\/(.+?)\/((?:tags|manifests|blobs)\/.*)$/.exec(path) ?? []
  if (!isRepositoryName(repository)) return undefined
  for (const [pattern, answers] of routes) {
    const match = pattern.exec(rest)
    if (match) return { repository, found: [match[1] ?? '', answers] }
  }
  return undefined
}
