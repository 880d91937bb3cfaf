import { actorName } from '../../access/access'
import { api, type CoreRequest } from '../../http/api'
import type { Cause } from '../../http/cause'
import { isRecord } from '../../http/json'
import type { State } from '../../state'
import type { ArtifactEvent } from '../artifacts/artifact-events'
import type { Repository } from '../repositories/repository'
import { type AuditLog, auditLogsIn } from './audit-log'
import { deeds, describe } from './deeds'

type Row = Pick<AuditLog, 'operation' | 'resource_type' | 'resource' | 'operation_description'>

export function writeArtifact(
  state: State,
  operation: 'create' | 'delete' | 'pull',
  { artifact, tag, cause }: ArtifactEvent,
): void {
  const { digest, repository_name, project_id } = artifact
  const byDigest = `${repository_name}@${digest}`
  // What is deleted is named by its digest, whatever tags it had.
  const resource = tag === undefined || operation === 'delete' ? byDigest : `${repository_name}:${tag}`
  const word = operation === 'create' ? 'push' : operation
  write(state, cause.operator, project_id, {
    ...{ operation, resource, resource_type: 'artifact' },
    operation_description: `${word} artifact: ${byDigest}`,
  })
}

export function writeRepository(
  state: State,
  { repository: { name, project_id }, cause }: { readonly repository: Repository; readonly cause: Cause },
): void {
  write(state, cause.operator, project_id, {
    ...{ operation: 'delete', resource: name, resource_type: 'repository' },
    operation_description: `delete repository: ${name}`,
  })
}

/** Writes what a request has done, once it is answered. */
export function witnessDeed(
  state: State,
  at: CoreRequest,
): ((answer: Response) => Promise<void>) | undefined {
  const { request, path, actor } = at
  const asked = `${request.method} ${path.startsWith(api) ? path.slice(api.length) : path}`
  const deed = deeds.find((one) => one.asked.test(asked))
  if (deed === undefined) return undefined
  const parts = (deed.asked.exec(asked) ?? []).slice(1).map(decodeURIComponent)
  const sent = deed.named?.in === 'body' ? request.clone().text() : Promise.resolve('')
  const known = deed.name?.(state, parts)
  const before = known === undefined ? 0 : (deed.project?.(state, known, parts) ?? 0)
  return async (answer) => {
    if (!answer.ok && !deed.failures) return
    const text = deed.named?.in === 'answer' ? await answer.clone().text() : await sent
    const name = known ?? memberOf(text, deed.named?.member ?? '')
    const project_id = before || (deed.project?.(state, name, parts) ?? 0)
    write(state, actorName(actor), project_id, describe(deed, name, asked, parts), answer.ok)
  }
}

const logins: Readonly<Record<string, string>> = { 'POST /c/login': 'login', 'GET /c/log_out': 'logout' }

/** Writes who logs in and out. */
export function witnessLogin(
  state: State,
  { request, path, search, actor }: CoreRequest,
): ((answer: Response) => Promise<void>) | undefined {
  const operation = logins[`${request.method} ${path}`]
  if (operation === undefined) return undefined
  const sent = operation === 'login' ? request.clone().text() : Promise.resolve('')
  return async (answer) => {
    const form = new URLSearchParams(`${await sent}&${search.slice(1)}`)
    const name = operation === 'login' ? (form.get('principal') ?? '') : actorName(actor)
    if (!answer.ok || name === '') return
    const row = { operation, resource_type: 'user', resource: name, operation_description: operation }
    write(state, name, 0, row)
  }
}

function write(state: State, username: string, project_id: number, row: Row, operation_result = true): void {
  auditLogsIn(state).insert((id) => ({
    ...{ id, project_id, ...row, operation_result, username },
    op_time: state.now(),
  }))
}

function memberOf(text: string, member: string): string {
  const json: unknown = text === '' ? undefined : JSON.parse(text)
  return isRecord(json) ? String(json[member] ?? '') : ''
}
