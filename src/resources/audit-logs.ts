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
   * Lists what was done, the newest first unless `sort` says otherwise: to an administrator everything, to others what was done
   * in their projects. Since Harbor 2.13.
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
   * Lists what was done in a project, the newest first unless `sort` says otherwise. Since Harbor 2.13.
   *
   * Permission: project admin, or as a robot `log:list`.
   *
   * @param project a name; an id costs one GET more, as Harbor knows names only here
   */
  listInProject(project: ProjectReference, options?: ListProjectAuditLogsOptions): Pager<AuditLogExt> {
    return this.listOf('getLogExts', options, async (own) => ({ path: await this.pathByName(project, own) }))
  }

  /**
   * Gives each row of the log as it comes, without an end: what was written since a moment, and then looks again and again.
   * A row is given at least once. Harbor numbers rows before they can be seen, so each look also reads what is up to 60
   * seconds older than the newest row, and leaves out what was given. Since Harbor 2.13.
   *
   * Permission: as for `list`.
   *
   * @param options `since`: a moment, or the `checkpoint` of a follower; now by default, by the clock of this machine. `interval`: milliseconds between two looks, 5,000 by
   * default. `signal` ends it with the signal's reason.
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
   * Lists the kinds of events that there are. Since Harbor 2.13.
   *
   * Permission: system administrator, or as a robot `audit-log:list`.
   */
  eventTypes(options?: CallOptions): Call<AuditLogEventType[]> {
    return this.call('listAuditLogEventTypes', options)
  }

  /**
   * Lists what Harbor before 2.13 wrote: pushes, pulls and deletions. Later ones have the rows that they were upgraded with.
   * By page: while others work, a row may come twice.
   *
   * Permission: any user, or as a robot `audit-log:list`.
   */
  listLegacy(options?: ListLegacyAuditLogsOptions): Pager<AuditLog> {
    return this.listOf('listAuditLogs', options)
  }

  /**
   * Lists what Harbor before 2.13 wrote of a project. By page: while others work, a row may come twice.
   *
   * Permission: project admin, or as a robot `log:list`.
   *
   * @param project a name; an id costs one GET more, as Harbor knows names only here
   */
  listLegacyInProject(
    project: ProjectReference,
    options?: ListLegacyProjectAuditLogsOptions,
  ): Pager<AuditLog> {
    return this.listOf('getLogs', options, async (own) => ({ path: await this.pathByName(project, own) }))
  }
}
