import { type Lifetimes, minor } from './lifetimes'
import { listKeys } from './list-keys'
import { innerSchemas, nameOf, type Schema } from './schema'
import {
  definitionOf,
  isSuccess,
  type Method,
  type OperationObject,
  operationsOf,
  parametersOf,
  responsesOf,
  type Swagger,
} from './swagger'

interface Row {
  readonly id: string
  readonly method: Uppercase<Method>
  readonly path: string
  readonly paged: boolean
  readonly key: string | undefined
  readonly query: readonly string[]
  readonly anonymous: boolean
  readonly need: string
  readonly replayable: boolean
  readonly secret: boolean
  readonly answer: 'json' | 'text' | 'maybe'
}

/**
 * The table of operations, one line each.
 *
 * @param needs What each takes of the caller (see permissions.ts).
 */
export function toOperations(
  document: Swagger,
  lifetimes: Lifetimes,
  needs: ReadonlyMap<string, string>,
): string {
  const rows = rowsOf(document, needs)
  return `${preamble}
export const operations = {
${rows.map(line).join('\n')}
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof operations

/** Operations that Harbor ${minor(lifetimes.oldest)} does not have, by the first release that has them. */
export const since: { readonly [Id in OperationId]?: string } = {
${entries(lifetimes.since)}
}

/** Operations that later releases no longer have, by the last release that has them. */
export const until: { readonly [operationId: string]: string } = {
${entries(lifetimes.until)}
}
`
}

const preamble = `export interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH' | 'HEAD'
  /** Below \`/api/v2.0\`. */
  readonly path: string
  /** Takes \`page\` and \`page_size\`. */
  readonly paged?: true
  /** The column by which the list can be read: it sorts, filters by ranges, and never changes. */
  readonly key?: string
  /** The names in its query, beside those two. */
  readonly query?: readonly string[]
  /** Anonymous callers get an answer too, perhaps a shorter one. */
  readonly anonymous?: true
  /**
   * Who may make it, and then what a robot needs for it, each word apart.
   *
   * - \`limitedGuest\`, \`guest\`, \`developer\`, \`maintainer\`, \`projectAdmin\`: at least this role in the project. With
   *   a \`+\`: or a public project.
   * - \`admin\`: a system administrator. \`maintainer/admin\`: the role for what belongs to a project, else an administrator.
   * - \`self\`: the user it is about, or an administrator. \`creator\`: any user, unless only administrators make projects.
   * - \`user\`: whoever is logged in. \`anyone\`: nobody has to be. \`service\`: another part of Harbor.
   *
   * A robot needs one of the pairs \`<resource>:<action>\`: in the system where users have to be administrators, else in
   * the project; \`project/\` before it says that it is in the project all the same. \`-\` is what no robot can do; nothing
   * is what every robot can do.
   */
  readonly need: string
  /** Must not be sent again although its method is idempotent. */
  readonly replayable?: false
  /** Request or answer may hold credentials. */
  readonly secret?: true
  /** What a success has in it: JSON, a text, or perhaps nothing. @default 'json' of a GET, 'maybe' of all else */
  readonly answer?: 'json' | 'text' | 'maybe'
}
`

/** GET, PUT and DELETE whose repetition does harm. */
const unrepeatable: readonly string[] = [
  // The file, and the execution with it, is gone after the first download (recordings: scan-data-export.json).
  'downloadScanData',
  // The second time the old password is no longer right: a change that worked would be reported as failed.
  'updateUserPassword',
  // With the type Manual they start a run (server/v2.0/handler/gc.go and purge.go; scan-all refuses Manual).
  'updateGCSchedule',
  'updatePurgeSchedule',
]

/** Operations that can hold credentials where the description does not say so. */
const undeclaredSecrets: readonly string[] = [
  // A map of every setting, passwords of the database and of the registry among them (recordings: configure.json).
  'getInternalconfig',
  // A secret in it would be ignored; it would be one all the same.
  'UpdateRobot',
  // The log names the target's address, which may hold a token in its path.
  'GetLogsOfWebhookTask',
  // job_parameters held the address of Redis, with its password, up to older releases (server/v2.0/handler/gc.go).
  'getGCHistory',
  'getGC',
  'getGCSchedule',
]

/**
 * Operations that Harbor answers without credentials, from the handlers (server/v2.0/handler) and from what everybody
 * may do in a public project (common/rbac/project/rbac_util.go). Not ping, health and systeminfo, whose answers say
 * nothing of the credentials and are asked for to learn whether Harbor is there.
 */
const anonymous: readonly string[] = [
  'search',
  'listProjects',
  'getProject',
  'getProjectSummary',
  'listAllRepositories',
  'listRepositories',
  'listArtifacts',
  'getArtifact',
  'listTags',
  'listAccessories',
  'getVulnerabilitiesAddition',
  'getAddition',
  'getReportLog',
  'getIcon',
  'ListLabels',
  'GetLabelByID',
]

const credential = /secret|password|credential|auth_header|auth_info/

const pageNames: readonly string[] = ['page', 'page_size']

function rowsOf(document: Swagger, needs: ReadonlyMap<string, string>): Row[] {
  const rows = operationsOf(document).map(({ path, method, object }): Row => {
    const id = object.operationId
    const parameters = parametersOf(document, object)
    const query = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
    const paged = pageNames.every((name) => query.includes(name))
    const bodies = [...parameters, ...Object.values(responsesOf(document, object))]
    return {
      id,
      method: upperCase(method),
      path,
      paged,
      key: listKeys[id],
      query: paged ? query.filter((name) => !pageNames.includes(name)) : query,
      anonymous: anonymous.includes(id),
      need: needs.get(id) ?? 'anyone',
      replayable: !unrepeatable.includes(id),
      secret:
        undeclaredSecrets.includes(id) || bodies.some(({ schema }) => holdsCredentials(document, schema)),
      answer: answerOf(document, object),
    }
  })
  const ids = new Set(rows.map(({ id }) => id))
  const named = [...unrepeatable, ...undeclaredSecrets, ...anonymous, ...Object.keys(listKeys)]
  const unknown = named.find((id) => !ids.has(id))
  if (unknown !== undefined) throw new Error(`There is no operation ${unknown}.`)
  return rows
}

function answerOf(document: Swagger, operation: OperationObject): Row['answer'] {
  const successes = Object.entries(responsesOf(document, operation)).filter(([status]) => isSuccess(status))
  const schemas = successes.map(([, { schema }]) => schema)
  if (!schemas.some((schema) => schema !== undefined)) return 'maybe'
  const { produces = document.produces } = operation
  if (!produces.includes('application/json')) return 'text'
  return schemas.every((schema) => schema?.$ref !== undefined || isStructure(schema)) ? 'json' : 'maybe'
}

/** Harbor writes an empty list as `[]` and an empty object as `{}`; a value of any type may be `null`. */
function isStructure(schema: Schema | undefined): boolean {
  return schema?.type === 'object' || schema?.type === 'array'
}

function holdsCredentials(document: Swagger, schema: Schema = {}, seen = new Set<string>()): boolean {
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref)
    if (seen.has(name)) return false
    return holdsCredentials(document, definitionOf(document, name), seen.add(name))
  }
  const names = Object.keys(schema.properties ?? {})
  return (
    names.some((name) => credential.test(name)) ||
    innerSchemas(schema).some((inner) => holdsCredentials(document, inner, seen))
  )
}

function line({
  id,
  method,
  path,
  paged,
  key,
  query,
  anonymous,
  need,
  replayable,
  secret,
  answer,
}: Row): string {
  const members = [`method: '${method}'`, `path: '${path}'`]
  if (paged) members.push('paged: true')
  if (key !== undefined) members.push(`key: '${key}'`)
  if (query.length > 0) members.push(`query: [${query.map((name) => `'${name}'`).join(', ')}]`)
  if (anonymous) members.push('anonymous: true')
  members.push(`need: '${need}'`)
  if (!replayable) members.push('replayable: false')
  if (secret) members.push('secret: true')
  if (answer !== (method === 'GET' ? 'json' : 'maybe')) members.push(`answer: '${answer}'`)
  return `  ${id}: { ${members.join(', ')} },`
}

function entries(table: Readonly<Record<string, string>>): string {
  return Object.entries(table)
    .map(([id, release]) => `  ${id}: '${release}',`)
    .join('\n')
}

function upperCase(method: Method): Uppercase<Method> {
  return method.toUpperCase() as Uppercase<Method>
}
