import {
  canInProject,
  canInSystem,
  isAdmin,
  isVisible,
  requireAuthenticated,
  seesEverything,
} from '../../access/access'
import { settingsIn } from '../../access/settings'
import {
  badRequest,
  conflict,
  created,
  done,
  forbidden,
  internalError,
  json,
  notFound,
  precondition,
} from '../../http/answers'
import type { Columns, Test } from '../../http/columns'
import { answerList } from '../../http/list'
import { exact, fuzzy, type Keywords } from '../../http/q'
import { isTrue } from '../../http/query'
import { type BodyOf, on, type Route } from '../../http/route'
import type { State } from '../../state'
import { registriesIn } from '../registries/registry'
import { repositoriesIn } from '../repositories/repository'
import { isProjectName } from './names'
import { type Allowlist, type Project, projectsIn } from './project'
import { locationOf, requireProjectByNameOrId } from './project-lookup'
import { countMembers, ownerOf, viewCached, viewProject, viewUsage } from './project-view'
import { createProject, deleteProject } from './projects'

type ProjectBody = BodyOf<'createProject'>

const columns: Columns<Project> = {
  columns: { name: 'string', owner_id: 'number', creation_time: 'time', update_time: 'time' },
  others: { project_id: { type: 'number', of: ({ id }) => id } },
  order: 'name',
}

export const projectRoutes: readonly Route[] = [
  on('listProjects', (call) => {
    const { state, actor, query } = call
    const wanted = query.text('public') ? query.bool('public') : undefined
    const detail = query.bool('with_detail', true)
    return answerList(call, columns, {
      rows: projectsIn(state).rows(),
      keywords: {
        name: fuzzy(query.text('name')),
        owner: exact(query.text('owner')),
        public: exact(wanted === undefined ? undefined : String(wanted)),
      },
      only: seesEverything(actor) ? [] : [(project) => isVisible(state, actor, project)],
      special: (keywords) => projectKeywords(state, keywords),
      view: (project) => viewProject(state, actor, project, detail),
    })
  }),

  // Whoever is somebody learns whether the name is taken, also of a project that they may not see
  // (goharbor/harbor `src/server/v2.0/handler/project.go`).
  on('headProject', ({ state, actor, query }) => {
    requireAuthenticated(actor)
    const name = query.text('project_name') ?? ''
    if (!projectsIn(state).find('name', name)) throw notFound(`project ${name} not found`)
    return done()
  }),

  on('createProject', (call) => {
    const { state, actor, request } = call
    requireAuthenticated(actor)
    if (actor.kind === 'robot' && actor.robot.level !== 'system') {
      throw forbidden('Only system level robot can create project')
    }
    const { project_creation_restriction, storage_per_project } = settingsIn(state)
    if (project_creation_restriction === 'adminonly' && !canInSystem(actor, 'create', 'project')) {
      throw forbidden('Only system admin can create project')
    }
    const registry = call.body.registry_id
    if (registry !== undefined && !isAdmin(actor)) {
      throw forbidden('Only system admin can create proxy cache project')
    }
    const metadata = metadataOf(call.body)
    if (metadata.retention_id) {
      throw badRequest(
        "the retention_id in the request's payload when creating a project should be omitted, alternatively passing an empty string",
      )
    }
    const name = call.body.project_name ?? ''
    if (registry !== undefined && registry <= 0) {
      throw badRequest(`bad request: ${registry} is invalid value of registry_id, it should be geater than 0`)
    }
    if (registry !== undefined && !registriesIn(state).get(registry)) throw internalError()
    const limit = (isAdmin(actor) && call.body.storage_limit) || storage_per_project
    if (limit < -1) {
      throw badRequest(`bad request: invalid non-positive value for quota limit, value=${limit}`)
    }
    requireProjectName(state, name)
    const owner_id = actor.kind === 'user' ? actor.user.id : 1
    const project = createProject(state, {
      ...{ name, owner_id, metadata, storage_limit: limit },
      ...(registry !== undefined && { registry_id: registry }),
    })
    const byName = isTrue(request.headers.get('x-resource-name-in-location') ?? '')
    return created(locationOf(call, byName ? project.name : project.id))
  }),

  on('getProject', (call) => {
    const project = requireProjectByNameOrId(call, 'read')
    return json(viewProject(call.state, call.actor, project, true))
  }),

  on('updateProject', (call) => {
    const project = requireProjectByNameOrId(call, 'update')
    const { cve_allowlist: allowlist, metadata = {} } = call.body
    if (allowlist?.project_id && allowlist.project_id !== project.id) {
      throw badRequest(`project_id in cve_allowlist must be ${project.id} but it's ${allowlist.project_id}`)
    }
    if (metadata.retention_id !== undefined && metadata.retention_id !== project.metadata.retention_id) {
      throw badRequest(
        "the retention_id in the request's payload when updating a project should be omitted, alternatively passing the one that has already been associated to this project",
      )
    }
    const ids = allowlist?.items?.map(({ cve_id }) => cve_id) ?? []
    // A unique constraint.
    if (new Set(ids).size < ids.length) throw internalError()
    // A storage limit is not looked at here (test/recordings/api/project.json, "storage_limit on PUT").
    projectsIn(call.state).update(project, {
      ...(allowlist && { allowlist: readAllowlist(allowlist) }),
      metadata: { ...project.metadata, ...metadata },
      update_time: call.state.now(),
    })
    return done()
  }),

  on('deleteProject', (call) => {
    const project = requireProjectByNameOrId(call, 'delete')
    const obstacle = obstacleOf(call.state, project)
    if (obstacle) throw precondition(`precondition failed: ${obstacle}`)
    deleteProject(call.state, project)
    return done()
  }),

  on('getProjectDeletable', (call) => {
    const project = requireProjectByNameOrId(call, 'delete')
    const message = obstacleOf(call.state, project)
    return json(message ? { message } : { deletable: true })
  }),

  on('getProjectSummary', (call) => {
    const { state, actor } = call
    const project = requireProjectByNameOrId(call, 'read')
    return json({
      ...(canInProject(state, actor, project, 'list', 'member') && countMembers(state, project)),
      ...(canInProject(state, actor, project, 'read', 'quota') && { quota: viewUsage(state, project) }),
      ...viewCached(state, project),
      repo_count: repositoriesIn(state).count('project', project.id),
    })
  }),
]

function projectKeywords(state: State, keywords: Keywords): Test<Project>[] {
  const wanted = keywords.get('public')
  const owner = keywords.get('owner')
  return [
    // By the very word: a project may have another than these two.
    ...(wanted?.kind === 'exact'
      ? [(project: Project) => project.metadata.public === String(isTrue(wanted.value))]
      : []),
    ...(owner?.kind === 'exact'
      ? [(project: Project) => ownerOf(state, project)?.username === owner.value]
      : []),
  ]
}

function readAllowlist({
  items = [],
  expires_at,
}: NonNullable<BodyOf<'updateProject'>['cve_allowlist']>): Allowlist {
  return { items: items.map(({ cve_id = '' }) => ({ cve_id })), expires_at }
}

function metadataOf({ metadata, public: deprecated = false }: ProjectBody): Record<string, string> {
  const { public: given, ...rest } = metadata ?? {}
  const value = given || String(deprecated)
  if (value !== 'true' && value !== 'false') {
    throw badRequest(`metadata.public should only be 'true' or 'false', but got: '${value}'`)
  }
  return { ...rest, public: value }
}

function requireProjectName(state: State, name: string): void {
  if (name.length < 1 || name.length > 255) {
    throw badRequest(`Project name ${name} is illegal in length. (greater than 255 or less than 1)`)
  }
  if (!isProjectName(name)) {
    throw badRequest('project name is not in lower case or contains illegal characters')
  }
  if (projectsIn(state).find('name', name)) throw conflict(`The project named ${name} already exists`)
}

function obstacleOf(state: State, project: Project): string | undefined {
  const empty = repositoriesIn(state).count('project', project.id) === 0
  return empty ? undefined : 'the project contains repositories, can not be deleted'
}
