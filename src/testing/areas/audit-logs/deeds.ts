import { robotPrefix } from '../../access/access'
import type { State } from '../../state'
import { type Project, projectsIn } from '../projects/project'
import { type Robot, robotsIn } from '../robots/robot'
import { usersIn } from '../users/user'
import type { AuditLog } from './audit-log'

/** What a request does to something, as Harbor reads it from method and path (goharbor/harbor `src/pkg/auditext/event`). */
export interface Deed {
  /** Method and path, below the API's. */
  readonly asked: RegExp
  readonly operation: string
  readonly resource_type: string
  /** The name of what it is about, looked up before anything is done. */
  name?(state: State, parts: Parts): string
  /** Where the name of something new is: a member of the body that was sent, or of the answer. */
  readonly named?: { readonly in: 'body' | 'answer'; readonly member: string }
  /** The id of its project, 0 for none; before, and once more afterwards. */
  project?(state: State, name: string, parts: Parts): number
  /** Whether it is written that somebody tried. */
  readonly failures?: boolean
}

type Parts = readonly string[]

const tags = '/projects/([^/]+)/repositories/([^/]+)/artifacts/[^/]+/tags'

export const deeds: readonly Deed[] = [
  {
    asked: /^PUT \/configurations$/,
    ...{ operation: 'update', resource_type: 'configuration' },
    name: () => 'configuration',
    failures: true,
  },
  {
    asked: /^POST \/projects\/?$/,
    ...{ operation: 'create', resource_type: 'project' },
    named: { in: 'body', member: 'project_name' },
    project: (state, name) => projectsIn(state).find('name', name)?.id ?? 0,
  },
  {
    asked: /^DELETE \/projects\/([^/]+)$/,
    ...{ operation: 'delete', resource_type: 'project' },
    name: (state, [id]) => findProject(state, id)?.name ?? '',
    project: (state, name) => projectsIn(state).find('name', name)?.id ?? 0,
  },
  {
    asked: /^POST \/users\/?$/,
    ...{ operation: 'create', resource_type: 'user' },
    named: { in: 'body', member: 'username' },
  },
  {
    asked: /^PUT \/users\/(\d+)(?:\/(?:sysadmin|password))?$/,
    ...{ operation: 'update', resource_type: 'user', name: userName },
  },
  {
    asked: /^DELETE \/users\/(\d+)$/,
    ...{ operation: 'delete', resource_type: 'user', name: userName },
  },
  {
    asked: /^POST \/robots\/?$/,
    ...{ operation: 'create', resource_type: 'robot' },
    named: { in: 'answer', member: 'name' },
    project: (state, name) =>
      robotsIn(state).find('name', name.slice(robotPrefix(state).length))?.project_id ?? 0,
  },
  {
    asked: /^DELETE \/robots\/(\d+)$/,
    ...{ operation: 'delete', resource_type: 'robot' },
    name: (state, [id]) => robotPrefix(state) + (findRobot(state, id)?.name ?? ''),
    project: (state, _, [id]) => findRobot(state, id)?.project_id ?? 0,
  },
  {
    asked: new RegExp(`^POST ${tags}$`),
    ...{ operation: 'create', resource_type: 'tag' },
    named: { in: 'body', member: 'name' },
    project: (state, _, [project]) => findProject(state, project)?.id ?? 0,
  },
  {
    asked: new RegExp(`^DELETE ${tags}/([^/]+)$`),
    ...{ operation: 'delete', resource_type: 'tag' },
    name: (_, [, , tag = '']) => tag,
    project: (state, _, [project]) => findProject(state, project)?.id ?? 0,
  },
]

/** How what is done is called. */
export function describe(
  { operation, resource_type }: Deed,
  name: string,
  asked: string,
  [project = '', repository = '']: Parts,
): Pick<AuditLog, 'operation' | 'resource_type' | 'resource' | 'operation_description'> {
  // The name of a repository is decoded once more than everything else.
  const resource = resource_type === 'tag' ? `${project}/${decodeURIComponent(repository)}:${name}` : name
  const what =
    resource_type === 'user' ? userSentence(operation, name, asked) : `${operation} ${resource_type}`
  const isSaid = resource_type === 'user' || resource_type === 'configuration'
  return { operation, resource_type, resource, operation_description: isSaid ? what : `${what}: ${resource}` }
}

function userSentence(operation: string, name: string, asked: string): string {
  const said = `${operation} user with name: ${name}`
  if (asked.endsWith('/sysadmin')) return `${said}, add/remove user as system administrator`
  return asked.endsWith('/password') ? `${said}, change user password` : said
}

function findProject(state: State, nameOrId = ''): Project | undefined {
  return projectsIn(state).find('name', nameOrId) ?? projectsIn(state).get(Number(nameOrId))
}

function findRobot(state: State, id = ''): Robot | undefined {
  return robotsIn(state).get(Number(id))
}

function userName(state: State, [id]: Parts): string {
  return usersIn(state).get(Number(id))?.username ?? ''
}
