import type { Accessory } from './areas/artifacts/accessory'
import type { Artifact } from './areas/artifacts/artifact'
import type { Tag } from './areas/artifacts/tag'
import type { AuditLog } from './areas/audit-logs/audit-log'
import type { ImmutableRule } from './areas/immutable-rules/immutable-rule'
import type { Label } from './areas/labels/label'
import type { Member } from './areas/members/member'
import type { PreheatInstance } from './areas/preheat/preheat-instance'
import type { PreheatPolicy } from './areas/preheat/preheat-policy'
import type { Project } from './areas/projects/project'
import type { Quota } from './areas/quotas/quota'
import type { Registry } from './areas/registries/registry'
import type { ReplicationPolicy } from './areas/replications/replication-policy'
import type { Repository } from './areas/repositories/repository'
import type { RetentionPolicy } from './areas/retention/retention-policy'
import type { Robot } from './areas/robots/robot'
import type { ScanReport } from './areas/scanning/report'
import type { Scanner } from './areas/scanning/scanner'
import type { UserGroup } from './areas/user-groups/user-group'
import type { OIDCUser } from './areas/users/oidc-user'
import type { User } from './areas/users/user'
import type { WebhookPolicy } from './areas/webhooks/webhook-policy'
import type { Execution, Task } from './engine/jobs'
import type { Schedule } from './engine/schedules'

/** What a fake Harbor holds. The columns of a row are those of Harbor's own table. */
export interface FakeState {
  readonly users: readonly User[]
  readonly oidcUsers: readonly OIDCUser[]
  readonly userGroups: readonly UserGroup[]
  readonly projects: readonly Project[]
  readonly members: readonly Member[]
  readonly quotas: readonly Quota[]
  readonly repositories: readonly Repository[]
  readonly artifacts: readonly Artifact[]
  readonly tags: readonly Tag[]
  readonly accessories: readonly Accessory[]
  readonly scanners: readonly Scanner[]
  readonly scanReports: readonly ScanReport[]
  readonly labels: readonly Label[]
  readonly robots: readonly Robot[]
  readonly webhookPolicies: readonly WebhookPolicy[]
  readonly registries: readonly Registry[]
  readonly replicationPolicies: readonly ReplicationPolicy[]
  readonly preheatInstances: readonly PreheatInstance[]
  readonly preheatPolicies: readonly PreheatPolicy[]
  readonly immutableRules: readonly ImmutableRule[]
  readonly retentionPolicies: readonly RetentionPolicy[]
  readonly auditLogs: readonly AuditLog[]
  readonly executions: readonly Execution[]
  readonly tasks: readonly Task[]
  readonly schedules: readonly Schedule[]
}
