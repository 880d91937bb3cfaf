// Made by `npm run generate` from the API description of Harbor 2.15.2. Do not edit: change scripts/.

/**
 * Columns of a list: their names with a space between them, each with the kind of its values. `#` is a number, `@` a
 * time, `?` a boolean, nothing a string. `extra_attrs.*` stands for any name that begins so.
 */
export interface ListColumns {
  /** Known to `q` and to `sort`. */
  readonly both?: string
  /** Known to `q` only. */
  readonly filter?: string
  /** Known to `sort` only. */
  readonly sort?: string
}

/** What the `q` of projects knows. */
export interface ProjectColumns {
  project_id: number
  owner_id: number
  name: string
  creation_time: Date
  update_time: Date
  registry_id: number
  public: boolean
  owner: string
}

/** What the `q` of repositories knows. */
export interface RepositoryColumns {
  repository_id: number
  name: string
  project_id: number
  description: string
  pull_count: number
  creation_time: Date
  update_time: Date
  blob_digest: string
}

/** What the `q` of artifacts knows. */
export interface ArtifactColumns {
  id: number
  type: string
  media_type: string
  manifest_media_type: string
  artifact_type: string
  project_id: number
  repository_id: number
  repository_name: string
  digest: string
  size: number
  icon: string
  push_time: Date
  pull_time: Date
  tags: string
  labels: never
  base: '*'
}

/** What the `q` of tags knows. */
export interface TagColumns {
  id: number
  repository_id: number
  artifact_id: number
  name: string
  push_time: Date
  pull_time: Date
}

/** What the `q` of accessories knows. */
export interface AccessoryColumns {
  id: number
  artifact_id: number
  subject_artifact_repo: string
  subject_artifact_digest: string
  type: string
  size: number
  digest: string
  creation_time: Date
}

/** What the `q` of scanners knows. */
export interface ScannerColumns {
  id: number
  uuid: string
  name: string
  description: string
  url: string
  disabled: boolean
  is_default: boolean
  auth: string
  skip_cert_verify: boolean
  use_internal_addr: boolean
  immutable: boolean
  create_time: Date
  update_time: Date
}

/** What the `q` of audit logs knows. */
export interface AuditLogColumns {
  id: number
  project_id: number
  operation: string
  resource_type: string
  resource: string
  username: string
  op_time: Date
}

/** What the `q` of audit logs knows. */
export interface AuditLogExtColumns {
  id: number
  project_id: number
  operation: string
  op_desc: string
  op_result: boolean
  resource_type: string
  resource: string
  username: string
  op_time: Date
}

/** What the `q` of preheat instances knows. */
export interface PreheatInstanceColumns {
  id: number
  name: string
  description: string
  vendor: string
  endpoint: string
  auth_mode: string
  enabled: boolean
  is_default: boolean
  insecure: boolean
  setup_timestamp: number
}

/** What the `q` of preheat policies knows. */
export interface PreheatPolicyColumns {
  id: number
  name: string
  description: string
  provider_id: number
  filters: string
  trigger: string
  enabled: boolean
  creation_time: Date
  update_time: Date
}

/** What the `q` of immutable rules knows. */
export interface ImmutableRuleColumns {
  id: number
  tag_filter: string
  disabled: boolean
}

/** What the `q` of webhook policies knows. */
export interface WebhookPolicyColumns {
  id: number
  name: string
  description: string
  event_types: string
  creator: string
  creation_time: Date
  update_time: Date
  enabled: boolean
}

/** What the `q` of executions knows. */
export interface ExecutionColumns {
  id: number
  vendor_type: string
  vendor_id: number
  status: string
  status_message: string
  trigger: string
  start_time: Date
  update_time: Date
  end_time: Date
  revision: number
  [name: `extra_attrs.${string}`]: string
}

/** What the `q` of tasks knows. */
export interface TaskColumns {
  id: number
  job_id: string
  status: string
  status_code: number
  status_message: string
  run_count: number
  creation_time: Date
  start_time: Date
  update_time: Date
  end_time: Date
  [name: `extra_attrs.${string}`]: string
}

/** What the `q` of robots knows. */
export interface RobotColumns {
  id: number
  name: string
  description: string
  duration: number
  expiresat: number
  disabled: boolean
  creator_ref: number
  creator_type: string
  creation_time: Date
  update_time: Date
  Level: 'system' | 'project'
  ProjectID: number
}

/** What the `q` of replication policies knows. */
export interface ReplicationPolicyColumns {
  id: number
  name: string
  description: string
  creator: string
  src_registry_id: number
  dest_registry_id: number
  dest_namespace: string
  override: boolean
  enabled: boolean
  trigger: string
  filters: string
  replicate_deletion: boolean
  creation_time: Date
  update_time: Date
  speed_kb: number
  copy_by_chunk: boolean
}

/** What the `q` of registries knows. */
export interface RegistryColumns {
  id: number
  url: string
  name: string
  credential_type: string
  type: string
  insecure: boolean
  description: string
  health: string
  creation_time: Date
  update_time: Date
}

/** What the `q` of users knows. */
export interface UserColumns {
  user_id: number
  username: string
  email: string
  realname: string
  comment: string
  sysadmin_flag: boolean
  creation_time: Date
  update_time: Date
  username_or_email: string
}

/** What the `q` of labels knows. */
export interface LabelColumns {
  id: number
  name: string
  description: string
  color: string
  scope: string
  project_id: number
  creation_time: Date
  update_time: Date
}

/** What the `q` of vulnerabilities knows. */
export interface VulnerabilityColumns {
  cve_id: string
  severity: string
  status: string
  cvss_score_v3: number
  project_id: number
  repository_name: string
  package: string
  tag: string
  digest: string
}

/** What the `sort` of projects knows. */
export type ProjectSort = 'project_id' | 'owner_id' | 'name' | 'creation_time' | 'update_time' | 'registry_id'

/** What the `sort` of repositories knows. */
export type RepositorySort =
  | 'repository_id'
  | 'name'
  | 'project_id'
  | 'description'
  | 'pull_count'
  | 'creation_time'
  | 'update_time'

/** What the `sort` of artifacts knows. */
export type ArtifactSort =
  | 'id'
  | 'type'
  | 'media_type'
  | 'manifest_media_type'
  | 'artifact_type'
  | 'project_id'
  | 'repository_id'
  | 'repository_name'
  | 'digest'
  | 'size'
  | 'icon'
  | 'push_time'
  | 'pull_time'

/** What the `sort` of tags knows. */
export type TagSort = 'id' | 'repository_id' | 'artifact_id' | 'name' | 'push_time' | 'pull_time'

/** What the `sort` of accessories knows. */
export type AccessorySort =
  | 'id'
  | 'artifact_id'
  | 'subject_artifact_repo'
  | 'subject_artifact_digest'
  | 'type'
  | 'size'
  | 'digest'
  | 'creation_time'

/** What the `sort` of scanners knows. */
export type ScannerSort =
  | 'id'
  | 'uuid'
  | 'name'
  | 'description'
  | 'url'
  | 'disabled'
  | 'is_default'
  | 'auth'
  | 'skip_cert_verify'
  | 'use_internal_addr'
  | 'immutable'
  | 'create_time'
  | 'update_time'

/** What the `sort` of audit logs knows. */
export type AuditLogSort =
  | 'id'
  | 'project_id'
  | 'operation'
  | 'resource_type'
  | 'resource'
  | 'username'
  | 'op_time'

/** What the `sort` of audit logs knows. */
export type AuditLogExtSort =
  | 'id'
  | 'project_id'
  | 'operation'
  | 'op_desc'
  | 'op_result'
  | 'resource_type'
  | 'resource'
  | 'username'
  | 'op_time'

/** What the `sort` of preheat instances knows. */
export type PreheatInstanceSort =
  | 'id'
  | 'name'
  | 'description'
  | 'vendor'
  | 'endpoint'
  | 'auth_mode'
  | 'enabled'
  | 'is_default'
  | 'insecure'
  | 'setup_timestamp'

/** What the `sort` of preheat policies knows. */
export type PreheatPolicySort =
  | 'id'
  | 'name'
  | 'description'
  | 'provider_id'
  | 'filters'
  | 'trigger'
  | 'enabled'
  | 'creation_time'
  | 'update_time'

/** What the `sort` of webhook policies knows. */
export type WebhookPolicySort =
  | 'id'
  | 'name'
  | 'description'
  | 'event_types'
  | 'creator'
  | 'creation_time'
  | 'update_time'
  | 'enabled'

/** What the `sort` of executions knows. */
export type ExecutionSort =
  | 'id'
  | 'vendor_type'
  | 'vendor_id'
  | 'status'
  | 'status_message'
  | 'trigger'
  | 'start_time'
  | 'update_time'
  | 'end_time'
  | 'revision'

/** What the `sort` of executions knows. */
export type ExecutionOrderSort =
  | 'id'
  | 'vendor_type'
  | 'vendor_id'
  | 'status'
  | 'status_message'
  | 'trigger'
  | 'start_time'
  | 'update_time'
  | 'end_time'
  | 'revision'

/** What the `sort` of tasks knows. */
export type TaskSort =
  | 'id'
  | 'job_id'
  | 'status'
  | 'status_code'
  | 'status_message'
  | 'run_count'
  | 'creation_time'
  | 'start_time'
  | 'update_time'
  | 'end_time'

/** What the `sort` of tasks knows. */
export type TaskOrderSort =
  | 'id'
  | 'job_id'
  | 'status'
  | 'status_code'
  | 'status_message'
  | 'run_count'
  | 'creation_time'
  | 'start_time'
  | 'update_time'
  | 'end_time'

/** What the `sort` of robots knows. */
export type RobotSort =
  | 'id'
  | 'name'
  | 'description'
  | 'duration'
  | 'expiresat'
  | 'disabled'
  | 'creator_ref'
  | 'creator_type'
  | 'creation_time'
  | 'update_time'

/** What the `sort` of quotas knows. */
export type QuotaOrderSort = 'hard.storage' | 'used.storage' | 'creation_time' | 'update_time'

/** What the `sort` of replication policies knows. */
export type ReplicationPolicySort =
  | 'id'
  | 'name'
  | 'description'
  | 'creator'
  | 'src_registry_id'
  | 'dest_registry_id'
  | 'dest_namespace'
  | 'override'
  | 'enabled'
  | 'trigger'
  | 'filters'
  | 'replicate_deletion'
  | 'creation_time'
  | 'update_time'
  | 'speed_kb'
  | 'copy_by_chunk'

/** What the `sort` of registries knows. */
export type RegistrySort =
  | 'id'
  | 'url'
  | 'name'
  | 'credential_type'
  | 'type'
  | 'insecure'
  | 'description'
  | 'health'
  | 'creation_time'
  | 'update_time'

/** What the `sort` of users knows. */
export type UserSort =
  | 'user_id'
  | 'username'
  | 'email'
  | 'realname'
  | 'comment'
  | 'sysadmin_flag'
  | 'creation_time'
  | 'update_time'

/** What the `sort` of labels knows. */
export type LabelSort =
  | 'id'
  | 'name'
  | 'description'
  | 'color'
  | 'scope'
  | 'project_id'
  | 'creation_time'
  | 'update_time'

/** What `q` knows, by list. */
export interface FilterColumns {
  listProjects: ProjectColumns
  listAllRepositories: RepositoryColumns
  listRepositories: RepositoryColumns
  listArtifacts: ArtifactColumns
  listArtifactsOfProject: ArtifactColumns
  listTags: TagColumns
  listAccessories: AccessoryColumns
  listScannerCandidatesOfProject: ScannerColumns
  listScanners: ScannerColumns
  listAuditLogs: AuditLogColumns
  getLogs: AuditLogColumns
  listAuditLogExts: AuditLogExtColumns
  getLogExts: AuditLogExtColumns
  ListInstances: PreheatInstanceColumns
  ListPolicies: PreheatPolicyColumns
  ListExecutions: ExecutionColumns
  ListTasks: TaskColumns
  ListImmuRules: ImmutableRuleColumns
  ListWebhookPoliciesOfProject: WebhookPolicyColumns
  ListExecutionsOfWebhookPolicy: ExecutionColumns
  ListTasksOfWebhookExecution: TaskColumns
  ListWebhookJobs: ExecutionColumns
  ListRobot: RobotColumns
  listReplicationPolicies: ReplicationPolicyColumns
  listRegistries: RegistryColumns
  getGCHistory: ExecutionColumns
  getPurgeHistory: ExecutionColumns
  listUsers: UserColumns
  ListLabels: LabelColumns
  ListVulnerabilities: VulnerabilityColumns
}

/** What `sort` knows, by list. */
export interface SortColumns {
  listProjects: ProjectSort
  listAllRepositories: RepositorySort
  listRepositories: RepositorySort
  listArtifacts: ArtifactSort
  listArtifactsOfProject: ArtifactSort
  listTags: TagSort
  listAccessories: AccessorySort
  listScannerCandidatesOfProject: ScannerSort
  listScanners: ScannerSort
  listAuditLogs: AuditLogSort
  getLogs: AuditLogSort
  listAuditLogExts: AuditLogExtSort
  getLogExts: AuditLogExtSort
  ListInstances: PreheatInstanceSort
  ListPolicies: PreheatPolicySort
  ListExecutions: ExecutionSort
  ListTasks: TaskSort
  ListWebhookPoliciesOfProject: WebhookPolicySort
  ListExecutionsOfWebhookPolicy: ExecutionSort
  ListTasksOfWebhookExecution: TaskSort
  ListWebhookJobs: ExecutionSort
  ListRobot: RobotSort
  listQuotas: QuotaOrderSort
  listReplicationPolicies: ReplicationPolicySort
  listReplicationExecutions: ExecutionOrderSort
  listReplicationTasks: TaskOrderSort
  listRegistries: RegistrySort
  getGCHistory: ExecutionSort
  getPurgeHistory: ExecutionSort
  listUsers: UserSort
  ListLabels: LabelSort
}

const project = {
  both: 'project_id# owner_id# name creation_time@ update_time@ registry_id#',
  filter: 'public? owner',
}
const repository = {
  both: 'repository_id# name project_id# description pull_count# creation_time@ update_time@',
  filter: 'blob_digest',
}
const artifact = {
  both: 'id# type media_type manifest_media_type artifact_type project_id# repository_id# repository_name digest size# icon push_time@ pull_time@',
  filter: 'tags labels# base',
}
const tag = { both: 'id# repository_id# artifact_id# name push_time@ pull_time@' }
const accessory = {
  both: 'id# artifact_id# subject_artifact_repo subject_artifact_digest type size# digest creation_time@',
}
const scanner = {
  both: 'id# uuid name description url disabled? is_default? auth skip_cert_verify? use_internal_addr? immutable? create_time@ update_time@',
}
const auditLog = { both: 'id# project_id# operation resource_type resource username op_time@' }
const auditLogExt = {
  both: 'id# project_id# operation op_desc op_result? resource_type resource username op_time@',
}
const preheatInstance = {
  both: 'id# name description vendor endpoint auth_mode enabled? is_default? insecure? setup_timestamp#',
}
const preheatPolicy = {
  both: 'id# name description provider_id# filters trigger enabled? creation_time@ update_time@',
}
const immutableRule = { filter: 'id# tag_filter disabled?' }
const webhookPolicy = {
  both: 'id# name description event_types creator creation_time@ update_time@ enabled?',
}
const execution = {
  both: 'id# vendor_type vendor_id# status status_message trigger start_time@ update_time@ end_time@ revision#',
  filter: 'extra_attrs.*',
}
const executionOrder = {
  sort: 'id# vendor_type vendor_id# status status_message trigger start_time@ update_time@ end_time@ revision#',
}
const task = {
  both: 'id# job_id status status_code# status_message run_count# creation_time@ start_time@ update_time@ end_time@',
  filter: 'extra_attrs.*',
}
const taskOrder = {
  sort: 'id# job_id status status_code# status_message run_count# creation_time@ start_time@ update_time@ end_time@',
}
const robot = {
  both: 'id# name description duration# expiresat# disabled? creator_ref# creator_type creation_time@ update_time@',
  filter: 'Level ProjectID#',
}
const quotaOrder = { sort: 'hard.storage# used.storage# creation_time@ update_time@' }
const replicationPolicy = {
  both: 'id# name description creator src_registry_id# dest_registry_id# dest_namespace override? enabled? trigger filters replicate_deletion? creation_time@ update_time@ speed_kb# copy_by_chunk?',
}
const registry = {
  both: 'id# url name credential_type type insecure? description health creation_time@ update_time@',
}
const user = {
  both: 'user_id# username email realname comment sysadmin_flag? creation_time@ update_time@',
  filter: 'username_or_email',
}
const label = { both: 'id# name description color scope project_id# creation_time@ update_time@' }
const vulnerability = {
  filter: 'cve_id severity status cvss_score_v3# project_id# repository_name package tag digest',
}

export const columns: { readonly [Id in keyof FilterColumns | keyof SortColumns]: ListColumns } = {
  listProjects: project,
  listAllRepositories: repository,
  listRepositories: repository,
  listArtifacts: artifact,
  listArtifactsOfProject: artifact,
  listTags: tag,
  listAccessories: accessory,
  listScannerCandidatesOfProject: scanner,
  listScanners: scanner,
  listAuditLogs: auditLog,
  getLogs: auditLog,
  listAuditLogExts: auditLogExt,
  getLogExts: auditLogExt,
  ListInstances: preheatInstance,
  ListPolicies: preheatPolicy,
  ListExecutions: execution,
  ListTasks: task,
  ListImmuRules: immutableRule,
  ListWebhookPoliciesOfProject: webhookPolicy,
  ListExecutionsOfWebhookPolicy: execution,
  ListTasksOfWebhookExecution: task,
  ListWebhookJobs: execution,
  ListRobot: robot,
  listQuotas: quotaOrder,
  listReplicationPolicies: replicationPolicy,
  listReplicationExecutions: executionOrder,
  listReplicationTasks: taskOrder,
  listRegistries: registry,
  getGCHistory: execution,
  getPurgeHistory: execution,
  listUsers: user,
  ListLabels: label,
  ListVulnerabilities: vulnerability,
}
