import { filterNames } from './columns'
import type { Lifetimes } from './lifetimes'
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
  readonly stream: boolean
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
  const paths = [...new Set(rows.map(({ path }) => path))]
  const lines = paths.flatMap((path) => [
    path,
    ...rows.filter((row) => row.path === path).map((row) => line(row, lifetimes.since[row.id])),
  ])
  return `${preamble}
export const table = \`
${lines.join('\n')}
\`

export type OperationId =
${rows.map(({ id }) => `  | '${id}'`).join('\n')}
`
}

const preamble = `/**
 * The operations, each below its path, as \`src/core/call/operation.ts\` reads them: one string, since it is a tenth of the
 * client. A line has up to seven parts: method and marks, id, need, query, key, columns, since.
 *
 * - Marks: \`p\` takes \`page\` and \`page_size\`; \`a\` answers anonymous callers too; \`x\` must not be sent again; \`s\` may
 *   hold credentials; \`b\` the body of a success is handed on as a stream; \`j\`, \`t\`, \`m\` a success has JSON in it,
 *   text, or perhaps nothing.
 * - Need: who may make it, and then what a robot needs for it, each word apart.
 *   - \`limitedGuest\`, \`guest\`, \`developer\`, \`maintainer\`, \`projectAdmin\`: at least this role in the project. With
 *     a \`+\`: or a public project.
 *   - \`admin\`: a system administrator. \`maintainer/admin\`: the role for what belongs to a project, else an administrator.
 *   - \`self\`: the user it is about, or an administrator. \`creator\`: any user, unless only administrators make projects.
 *   - \`user\`: whoever is logged in. \`anyone\`: nobody has to be. \`service\`: another part of Harbor.
 *
 *   A robot needs one of the pairs \`<resource>:<action>\`: in the system where users have to be administrators, else in
 *   the project; \`project/\` before it says that it is in the project all the same. \`-\` is what no robot can do; nothing
 *   is what every robot can do.
 * - Query: the names in it, beside those of the page.
 * - Key: the column by which the list can be read: it sorts, filters by ranges, and never changes.
 * - Columns: those that \`q\` knows. \`*\` at the end of one stands for any name that begins so.
 * - Since: the first release that has it, where the oldest that is looked at has it not.
 */`

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

/** Operations whose answer may be of any size. */
const streams: readonly string[] = ['downloadScanData']

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
      stream: streams.includes(id),
      answer: answerOf(document, object),
    }
  })
  const ids = new Set(rows.map(({ id }) => id))
  const named = [...unrepeatable, ...streams, ...undeclaredSecrets, ...anonymous, ...Object.keys(listKeys)]
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

function line(row: Row, since = ''): string {
  const { id, method, paged, anonymous, replayable, secret, stream, answer } = row
  const marks = [
    paged && 'p',
    anonymous && 'a',
    !replayable && 'x',
    secret && 's',
    stream && 'b',
    answer !== (method === 'GET' ? 'json' : 'maybe') && answer.charAt(0),
  ]
  const how = method + marks.filter(Boolean).join('')
  const parts = [how, id, row.need, row.query.join(), row.key, filterNames(id).join(), since]
  return parts.join('|').replace(/\|+$/, '')
}

function upperCase(method: Method): Uppercase<Method> {
  return method.toUpperCase() as Uppercase<Method>
}
