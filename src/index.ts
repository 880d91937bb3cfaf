export type * from '../generated/models'
export type { Auth, RobotAuth, TokenAuth, UserAuth } from './core/auth'
export type { Call, Done } from './core/call/call'
export type { Created, CreatedByName } from './core/call/created'
export { allOf, anyOf, between, type Condition, type Filter, like, type Sort } from './core/call/query'
export type { ImageReference, RepositoryReference } from './core/call/reference'
export type { Secret } from './core/credentials'
export {
  type DockerConfigSecret,
  type DockerLogin,
  dockerConfigJson,
  dockerConfigSecret,
} from './core/docker-config'
export type { Fetch } from './core/fetch'
export type { Environment } from './core/from-env'
export type { HeadersOption } from './core/headers'
export type { OnPlaceError } from './core/paging/across'
export type { AllOptions, ListProgress, Page, Pager } from './core/paging/pager'
export type { JobProgress, WaitOptions } from './core/paging/wait'
export type { CallOptions, DefaultOptions, HarborOptions, Logger } from './core/settings'
export { HarborApiError, type HarborErrorEntry } from './errors/api-error'
export { BadRequestError } from './errors/bad-request-error'
export { ConflictError } from './errors/conflict-error'
export { HarborConnectionError } from './errors/connection-error'
export { type ContentErrorCode, HarborContentError } from './errors/content-error'
export { explainServerError } from './errors/explain-server-error'
export { ForbiddenError } from './errors/forbidden-error'
export { HarborError, type Outcome } from './errors/harbor-error'
export { InvalidArgumentError } from './errors/invalid-argument-error'
export { type HarborErrors, isHarborError } from './errors/is-harbor-error'
export { type FailedTask, HarborJobError } from './errors/job-error'
export { NotFoundError } from './errors/not-found-error'
export { PayloadTooLargeError } from './errors/payload-too-large-error'
export { PreconditionFailedError } from './errors/precondition-failed-error'
export { RateLimitError } from './errors/rate-limit-error'
export { HarborResponseError } from './errors/response-error'
export { type ActiveSecret, RobotRotationError } from './errors/rotation-error'
export { ServerError } from './errors/server-error'
export { HarborTimeoutError } from './errors/timeout-error'
export { UnauthorizedError } from './errors/unauthorized-error'
export { UnprocessableError } from './errors/unprocessable-error'
export { UnsupportedOperationError } from './errors/unsupported-operation-error'
export { Harbor } from './harbor'
export { type AccessDraft, type AccessGrant, access } from './resources/access-builder'
export type { ArtifactAdditions, BuildStep, ChartDependency, ModelFile } from './resources/artifact-additions'
export type {
  CopiedArtifact,
  GetArtifactOptions,
  ListAccessoriesOptions,
  ListAllArtifactsOptions,
  ListArtifactsOptions,
  ListProjectArtifactsOptions,
  ListTagsOptions,
} from './resources/artifact-options'
export type { Artifacts } from './resources/artifacts'
export type { AuditLogFollower, FollowAuditLogsOptions } from './resources/audit-log-follower'
export type {
  AuditLogPurge,
  AuditLogPurgeBody,
  AuditLogPurgeSchedule,
  ListAuditLogPurgesOptions,
} from './resources/audit-log-purge'
export type {
  AuditLogs,
  ListAuditLogsOptions,
  ListLegacyAuditLogsOptions,
  ListLegacyProjectAuditLogsOptions,
  ListProjectAuditLogsOptions,
} from './resources/audit-logs'
export type { Configuration } from './resources/configuration'
export {
  type ConfigurationValues,
  configurationValues,
  type UpdateConfigurationBody,
} from './resources/configuration-values'
export type { CVEAllowlists, SetCVEAllowlistBody, SystemCVEAllowlist } from './resources/cve-allowlist'
export { cveAllowlist } from './resources/cve-allowlist-items'
export { type DetectedHarbor, type DetectHarborOptions, detectHarbor } from './resources/detect-harbor'
export { type GarbageCollected, garbageCollected } from './resources/garbage-collected'
export type {
  GarbageCollection,
  GarbageCollectionRun,
  GarbageCollectionSchedule,
  ListGarbageCollectionsOptions,
} from './resources/garbage-collection'
export type { GroupTypeId, GroupTypeName } from './resources/group-type'
export type { Icons } from './resources/icons'
export { immutable } from './resources/immutable-rule-builder'
export type {
  CreateImmutableRuleBody,
  ImmutableRules,
  ListImmutableRulesOptions,
  UpdateImmutableRuleBody,
} from './resources/immutable-rules'
export { jobSchedule } from './resources/job-schedule'
export type { JobService, ListJobSchedulesOptions } from './resources/job-service'
export type {
  CreateLabelBody,
  LabelOwner,
  Labels,
  ListLabelsOptions,
  UpdateLabelBody,
} from './resources/labels'
export type { Ldap, LdapGroupReference, PingLdapBody, SearchLdapUsersOptions } from './resources/ldap'
export type { RoleId, RoleName } from './resources/member-role'
export type {
  CreateMemberBody,
  ListMembersOptions,
  MemberGroup,
  MemberReference,
  Members,
  UpdateMemberBody,
} from './resources/members'
export type { LabelReference, ProjectLabelReference } from './resources/named-label'
export type { ProjectReference } from './resources/named-project'
export type { RegistryEndpointReference } from './resources/named-registry'
export type { RobotReference } from './resources/named-robot'
export type { UserReference } from './resources/named-user'
export type { UserGroupReference } from './resources/named-user-group'
export type { Oidc, PingOidcBody } from './resources/oidc'
export type { PermissionCatalog } from './resources/permission-catalog'
export { portalUrl } from './resources/portal-url'
export type { PreheatFilter, PreheatTrigger } from './resources/preheat-body'
export type {
  CreatePreheatInstanceBody,
  ListPreheatInstancesOptions,
  PreheatAuth,
  PreheatInstances,
  UpdatePreheatInstanceBody,
} from './resources/preheat-instances'
export type {
  CreatePreheatPolicyBody,
  ListPreheatExecutionsOptions,
  ListPreheatPoliciesOptions,
  ListPreheatTasksOptions,
  PreheatPolicies,
  UpdatePreheatPolicyBody,
} from './resources/preheat-policies'
export { preheatFilters, preheatTrigger } from './resources/preheat-reading'
export type {
  CreateProjectBody,
  ProjectSettings,
  ProjectSeverity,
  UpdateProjectBody,
} from './resources/project-body'
export type {
  MetadataKey,
  MetadataValue,
  ProjectMetadatas,
  WritableMetadataKey,
} from './resources/project-metadata'
export { ProjectPurgeError } from './resources/project-purge-error'
export { type ProjectFlags, projectSettings } from './resources/project-settings'
export type { ListProjectsOptions, Projects } from './resources/projects'
export type { ProjectPurge, PurgeProjectOptions } from './resources/purge-options'
export type { ListQuotasOptions, QuotaReference, Quotas, UpdateQuotaBody } from './resources/quotas'
export type {
  CreateRegistryBody,
  ListRegistriesOptions,
  PingRegistryBody,
  Registries,
  UpdateRegistryBody,
} from './resources/registries'
export { replicationFilter, replicationTrigger } from './resources/replication-builders'
export type {
  CreateReplicationPolicyBody,
  ListReplicationPoliciesOptions,
  ReplicationPolicies,
  ReplicationPolicyReference,
  UpdateReplicationPolicyBody,
} from './resources/replication-policies'
export type {
  ListReplicationExecutionsOptions,
  ListReplicationTasksOptions,
  Replications,
  StartReplicationBody,
} from './resources/replications'
export type {
  ListAllRepositoriesOptions,
  ListRepositoriesOptions,
  Repositories,
  UpdateRepositoryBody,
} from './resources/repositories'
export type {
  ListRetentionExecutionsOptions,
  ListRetentionTasksOptions,
  Retention,
  RetentionReference,
} from './resources/retention'
export type { RetentionRules, SetRetentionBody } from './resources/retention-body'
export {
  type RetentionDraft,
  retain,
  retentionTrigger,
  type UntaggedOption,
} from './resources/retention-builders'
export type { RetentionRun } from './resources/retention-run'
export { robotDuration } from './resources/robot-duration'
export type { RobotGrant } from './resources/robot-rules'
export type {
  CreatedRobot,
  CreateRobotBody,
  ExpiringRobotsBody,
  ListRobotsOptions,
  RefreshRobotSecretBody,
  Robots,
  UpdateRobotBody,
} from './resources/robots'
export type { RotateRobotBody } from './resources/rotate-robot'
export type { Patterns, RuleDraft } from './resources/rule-draft'
export type { ScanAll } from './resources/scan-all'
export type { ScanExportFile, ScanExports, StartScanExportBody } from './resources/scan-exports'
export { type ScanState, scanState } from './resources/scan-state'
export type { ScannerReference } from './resources/scanner-reference'
export type {
  CreatedScanner,
  CreateScannerBody,
  ListScannerCandidatesOptions,
  ListScannersOptions,
  PingScannerBody,
  ScannerAuth,
  Scanners,
  UpdateScannerBody,
} from './resources/scanners'
export type { ScanBody, ScanKind, Scans, WaitForScanOptions } from './resources/scans'
export type {
  ListVulnerabilitiesOptions,
  SecurityHub,
  SecuritySummaryOptions,
  VulnerabilityFilter,
} from './resources/security-hub'
export { type Rated, type Severe, severityAtLeast } from './resources/severity'
export type { SpdxDocument, SpdxPackage, SpdxRelationship } from './resources/spdx'
export type { System } from './resources/system'
export type { JobSchedule } from './resources/system-job'
export type {
  CreateUserGroupBody,
  ListUserGroupsOptions,
  SearchUserGroupsOptions,
  UpdateUserGroupBody,
  UserGroups,
} from './resources/user-groups'
export type {
  CreateUserBody,
  CurrentPermissionsOptions,
  ListUsersOptions,
  SearchUsersOptions,
  SetCliSecretBody,
  SetSysAdminBody,
  UpdatePasswordBody,
  UpdateUserBody,
  Users,
} from './resources/users'
export type { VulnerabilityReportResult } from './resources/vulnerability-report'
export type { VulnerabilityReportOptions, VulnerabilityReportType } from './resources/vulnerability-reports'
export type {
  ListWebhookExecutionsOptions,
  ListWebhookJobsOptions,
  ListWebhookPoliciesOptions,
  ListWebhookTasksOptions,
  WebhookPolicies,
  WebhookPolicyReference,
} from './resources/webhook-policies'
export type {
  CreateWebhookPolicyBody,
  UpdateWebhookPolicyBody,
  WebhookEventName,
  WebhookTarget,
} from './resources/webhook-policy-body'
export type { Identity, WhoAmIOptions } from './resources/who-am-i'
export { isZeroTime } from './resources/zero-time'
