import { table } from '../../table'

export interface AuditLog {
  readonly id: number
  /** 0 for what belongs to none. */
  readonly project_id: number
  readonly operation: string
  readonly operation_description: string
  readonly operation_result: boolean
  readonly resource: string
  readonly resource_type: string
  readonly username: string
  readonly op_time: string
}

export const auditLogsIn = table<AuditLog, 'project'>({ project: (row) => row.project_id })

/** In the order of `GET /auditlog-exts/events` (test/recordings/api/auditlog.json). */
export const eventTypes = [
  'create_artifact',
  'delete_artifact',
  'pull_artifact',
  'create_project',
  'delete_project',
  'delete_repository',
  'login_user',
  'logout_user',
  'create_user',
  'delete_user',
  'update_user',
  'create_robot',
  'delete_robot',
  'update_configuration',
] as const
