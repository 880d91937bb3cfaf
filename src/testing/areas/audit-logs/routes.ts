import type * as models from '../../../../generated/models'
import { canInProject, canInSystem, requireAuthenticated, requireSystem } from '../../access/access'
import { json, unauthorized } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { view } from '../../http/json'
import { answerList } from '../../http/list'
import { answerNothing } from '../../http/paging'
import { on, type Route } from '../../http/route'
import { projectsIn } from '../projects/project'
import { requireProjectByName } from '../projects/project-lookup'
import { type AuditLog, auditLogsIn, eventTypes } from './audit-log'

const columns: Columns<AuditLog> = {
  columns: {
    id: 'number',
    project_id: 'number',
    operation: 'string',
    operation_description: 'string',
    operation_result: 'boolean',
    resource: 'string',
    resource_type: 'string',
    username: 'string',
    op_time: 'time',
  },
  order: '-op_time',
}

/** What Harbor up to 2.12 wrote is empty here: this is one that never was older. */
export const auditLogRoutes: readonly Route[] = [
  on('listAuditLogExts', (call) => {
    const { state, actor } = call
    // This 401 has no words (test/recordings/api/auditlog.json).
    if (actor.kind === 'anonymous') throw unauthorized('')
    // Robots are members of none.
    const projects = projectsIn(state)
      .all()
      .filter((project) => actor.kind === 'user' && canInProject(state, actor, project, 'list', 'log'))
    const seen = new Set(projects.map(({ id }) => id))
    const seesAll = canInSystem(actor, 'list', 'audit-log')
    return answerList(call, columns, {
      rows: auditLogsIn(state).rows(),
      only: seesAll ? [] : [({ project_id }) => seen.has(project_id)],
      view: viewRow,
    })
  }),

  on('listAuditLogs', (call) => {
    if (call.actor.kind === 'anonymous') throw unauthorized('')
    return answerNothing(call)
  }),

  on('listAuditLogEventTypes', ({ actor }) => {
    requireAuthenticated(actor)
    requireSystem(actor, 'list', 'audit-log')
    return json(eventTypes.map((event_type) => ({ event_type })))
  }),

  on('getLogExts', (call) => {
    const project = requireProjectByName(call, call.params.project_name, 'list', 'log')
    return answerList(call, columns, {
      rows: auditLogsIn(call.state).rows('project', project.id),
      view: viewRow,
    })
  }),

  on('getLogs', (call) => {
    requireProjectByName(call, call.params.project_name, 'list', 'log')
    return answerNothing(call)
  }),
]

function viewRow({ project_id: _, username, ...row }: AuditLog): models.AuditLogExt {
  return view<models.AuditLogExt>({ ...row, username: username || undefined })
}
