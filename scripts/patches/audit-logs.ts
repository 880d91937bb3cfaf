import { alwaysPresent } from './members'
import type { Patch } from './patch'

export const auditLogs: readonly Patch[] = [
  alwaysPresent(
    'AuditLog',
    ['id', 'resource', 'resource_type', 'operation'],
    'Database columns that every event sets (pkg/audit/model). Not username: an anonymous pull has none',
  ),
  alwaysPresent(
    'AuditLogExt',
    ['id', 'resource', 'resource_type', 'operation'],
    'auditlog.json: listAuditLogExts; the same columns (pkg/auditext/model)',
  ),
  alwaysPresent(
    'AuditLogEventType',
    ['event_type'],
    'auditlog.json: listAuditLogEventTypes; the list is part of the program',
  ),
]
