export { type ApplyOptions, type ApplyProgress, apply } from './apply'
export type { HarborDescription, ProjectDescription } from './description'
export type { Change, Difference, ProvisionKind } from './engine/difference'
export type { NewSecret, OnSecret } from './engine/kind'
export { type ExportOptions, exportState } from './export-state'
export type { ConfigurationDescription } from './kinds/configuration'
export type { ImmutableRuleDescription } from './kinds/immutable-rules'
export type { LabelDescription } from './kinds/labels'
export type { MemberDescription } from './kinds/members'
export type { ProjectMetadataDescription, ProjectSettingsDescription } from './kinds/projects'
export type { RegistryDescription } from './kinds/registries'
export type { ReplicationPolicyDescription } from './kinds/replication-policies'
export type { RetentionDescription } from './kinds/retention'
export type {
  ProjectRobotDescription,
  RobotDescription,
  SystemRobotDescription,
} from './kinds/robot-description'
export type {
  AuditLogPurgeDescription,
  GarbageCollectionDescription,
  SchedulesDescription,
} from './kinds/schedules'
export type { WebhookPolicyDescription } from './kinds/webhook-policies'
export { type Plan, plan } from './plan'
export type { PlanOptions, PrunableKind, RotateOptions } from './plan-options'
export { ProvisionError } from './provision-error'
