import type {
  AuditLog,
  AuditLogEventType,
  AuditLogExt,
  GetLogExtsQuery,
  GetLogsQuery,
  ListAuditLogExtsQuery,
  ListAuditLogsQuery,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { AuditLogFollower, type FollowAuditLogsOptions } from './audit-log-follower'
import type { ProjectReference } from './named-project'

export type ListAuditLogsOptions = CallOptions & Listed<ListAuditLogExtsQuery, 'listAuditLogExts'>

export type ListProjectAuditLogsOptions = CallOptions & Listed<GetLogExtsQuery, 'getLogExts'>

export type ListLegacyAuditLogsOptions = CallOptions & Listed<ListAuditLogsQuery, 'listAuditLogs'>

export type ListLegacyProjectAuditLogsOptions = CallOptions & Listed<GetLogsQuery, 'getLogs'>

/** Audit logs: who did what, and when. */
export class AuditLogs extends Resource {
  /**
   * Lists the audit log, newest first unless `sort` says otherwise. Administrators see all of it, others the rows of
   * their projects. Since Harbor 2.13.
   *
   * Permission: any user, or as a robot `audit-log:list`.
   *
   * @param options `q` knows `username`, `operation`, `resource_type`, `resource` and `op_time`.
   *
   * @example
   * harbor.auditLogs.list({ q: { operation: 'delete', op_time: between(new Date('2026-01-01'), undefined) } })
   */
  list(options?: ListAuditLogsOptions): Pager<AuditLogExt> {
    return this.listOf('listAuditLogExts', options)
  }

  /**
   * Lists the audit log of a project, newest first unless `sort` says otherwise. Since Harbor 2.13.
   *
   * Permission: project admin, or as a robot `log:list`.
   *
   * @param project its name; an id costs one more GET, since Harbor takes only names here
   */
  listInProject(project: ProjectReference, options?: ListProjectAuditLogsOptions): Pager<AuditLogExt> {
    return this.listOf('getLogExts', options, async (own) => ({ path: await this.pathByName(project, own) }))
  }

  /**
   * Gives each row of the log as it is written, without an end: it asks again and again for the rows since a moment.
   * Each row is given at least once. Harbor assigns ids before rows can be read. So each request also asks for the 60
   * seconds before the newest row, and rows that were given are left out. Since Harbor 2.13.
   *
   * Permission: as for `list`.
   *
   * @param options `since`: a moment, or the `checkpoint` of another follower; by default now, by the clock of this
   * machine. `interval`: milliseconds between two requests, 5,000 by default. `signal`: ends it, with the signal's
   * reason.
   *
   * @example
   * const rows = harbor.auditLogs.follow({ since: await load(), signal })
   * for await (const row of rows) {
   *   await send(row)
   *   await save(rows.checkpoint)
   * }
   */
  follow(options: FollowAuditLogsOptions = {}): AuditLogFollower {
    return new AuditLogFollower((query) => this.list(query), options)
  }

  /**
   * Lists the types of events that the audit log can have. Since Harbor 2.13.
   *
   * Permission: system administrator, or as a robot `audit-log:list`.
   */
  eventTypes(options?: CallOptions): Call<AuditLogEventType[]> {
    return this.call('listAuditLogEventTypes', options)
  }

  /**
   * Lists the older audit log of pushes, pulls and deletions. Harbor 2.13 and later do not write it any more, but still
   * have its rows. This list is read by page: a row may come twice while others are written.
   *
   * Permission: any user, or as a robot `audit-log:list`.
   */
  listLegacy(options?: ListLegacyAuditLogsOptions): Pager<AuditLog> {
    return this.listOf('listAuditLogs', options)
  }

  /**
   * Lists the older audit log of a project, which Harbor 2.13 and later do not write any more. This list is read by
   * page: a row may come twice while others are written.
   *
   * Permission: project admin, or as a robot `log:list`.
   *
   * @param project its name; an id costs one more GET, since Harbor takes only names here
   */
  listLegacyInProject(
    project: ProjectReference,
    options?: ListLegacyProjectAuditLogsOptions,
  ): Pager<AuditLog> {
    return this.listOf('getLogs', options, async (own) => ({ path: await this.pathByName(project, own) }))
  }
}
