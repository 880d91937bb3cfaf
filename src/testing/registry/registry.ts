import { projectsIn } from '../areas/projects/project'
import { internalError, text } from '../http/answers'
import type { CoreRequest } from '../http/api'
import type { State } from '../state'
import { blobRoutes } from './blobs'
import { callerOf, type RegistryAction } from './caller'
import { listCatalog } from './catalog'
import { challenge, noProject, notRecognized, unauthorizedFor } from './challenge'
import { manifestRoutes } from './manifests'
import { listReferrers, noReferrersPage } from './referrers'
import { repositoryAsked } from './repository-asked'
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
  [/^referrers\/([^/]+)$/, { GET: listReferrers, HEAD: noReferrersPage }],
]

export function isRegistry(path: string): boolean {
  return path === '/v2' || path.startsWith('/v2/')
}

/** The OCI distribution API, as Harbor and the registry behind it answer it together. */
export async function answerRegistry(state: State, at: CoreRequest): Promise<Response> {
  if (at.path === '/v2/') return answerBase(state, at)
  if (at.path === '/v2/_catalog') return listCatalog(state, at)
  const visit = openVisit(state, at)
  const [rest, answers] = visit.found
  const answer = answers[at.request.method]
  if (!answer) return text('Method not allowed\n', 'text/plain; charset=utf-8', 405)
  return answer({ ...visit, reference: rest })
}

function answerBase(state: State, at: CoreRequest): Response {
  if (!callerOf(state, at).isAuthenticated) throw challenge(at, 'unauthorized')
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
  const [projectName = ''] = repository.split('/')
  const action = actionOf(at.request.method)
  const project = projectsIn(state).find('name', projectName)
  const query = new URLSearchParams(at.search)
  const refusal = unauthorizedFor(at, repository, action, query.get('from'))
  // Whoever reads without an `Authorization` is asked for one, even where the project is public (test/recordings/registry/auth.json).
  if (action === 'pull' && !at.request.headers.has('authorization')) throw refusal
  if (!project) throw noProject(projectName)
  const caller = callerOf(state, at)
  if (!caller.may(project, repository, action)) throw refusal
  // Harbor writes its own address of the upload from the path as it came (test/recordings/registry/names.json).
  if (at.request.method === 'POST' && /%2f/i.test(at.path)) throw internalError()
  const { request, requestId, origin } = at
  return { state, caller, request, requestId, origin, query, project, repository, found }
}

function actionOf(method: string): RegistryAction {
  if (method === 'DELETE') return 'delete'
  return method === 'GET' || method === 'HEAD' ? 'pull' : 'push'
}

function split(path: string): { repository: string; found: Opened['found'] } | undefined {
  const { repository, rest = '' } = repositoryAsked(path) ?? {}
  if (repository === undefined) return undefined
  for (const [pattern, answers] of routes) {
    const match = pattern.exec(rest)
    if (match) return { repository, found: [match[1] ?? '', answers] }
  }
  return undefined
}
