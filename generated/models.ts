// Made by `npm run generate` from the API description of Harbor 2.15.2. Do not edit: change scripts/.

export interface Errors {
  errors: ErrorItem[]
}

export interface SearchRepository {
  project_id: number
  project_name: string
  project_public?: boolean
  repository_name: string
  pull_count?: number
  artifact_count?: number
}

export interface Repository {
  id: number
  project_id: number
  name: string
  description?: string
  artifact_count: number
  pull_count: number
  /** Format: date-time */
  creation_time?: string
  /** Format: date-time */
  update_time: string
}

export interface RepositoryInput {
  id?: number | undefined
  project_id?: number | undefined
  name?: string | undefined
  description?: string | undefined
  artifact_count?: number | undefined
  pull_count?: number | undefined
  /** Format: date-time */
  creation_time?: string | null | undefined
  /** Format: date-time */
  update_time?: string | undefined
}

export interface Artifact {
  id: number
  type: string
  media_type?: string
  manifest_media_type: string
  artifact_type?: string
  project_id: number
  repository_id: number
  repository_name?: string
  digest: string
  size: number
  icon?: string
  /** Format: date-time */
  push_time: string
  /** Format: date-time */
  pull_time: string
  extra_attrs?: ExtraAttrs
  annotations?: Annotations
  references: Reference[] | null
  tags: Tag[] | null
  addition_links?: AdditionLinks
  labels: Label[] | null
  scan_overview?: ScanOverview
  sbom_overview?: SBOMOverview
  accessories: Accessory[] | null
}

export interface Tag {
  id: number
  repository_id: number
  artifact_id: number
  name: string
  /** Format: date-time */
  push_time: string
  /** Format: date-time */
  pull_time: string
  immutable: boolean
}

export interface NewTag {
  name: string
}

export interface ExtraAttrs {
  [key: string]: unknown
}

export interface Annotations {
  [key: string]: string
}

export interface AdditionLinks {
  [key: string]: AdditionLink
}

export interface AdditionLink {
  href: string
  absolute: boolean
}

export interface Reference {
  parent_id: number
  child_id: number
  child_digest: string
  platform?: Platform
  annotations?: Annotations
  urls: string[] | null
}

export interface Platform {
  architecture?: string
  os?: string
  variant?: string
  OsVersion?: string
  OsFeatures: string[] | null
}

export interface Label {
  id: number
  name?: string
  description?: string
  color?: string
  scope: 'g' | 'p'
  project_id?: number
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface LabelInput {
  id?: number | undefined
  name?: string | undefined
  description?: string | undefined
  color?: string | undefined
  scope?: 'g' | 'p' | undefined
  project_id?: number | undefined
  /** Format: date-time */
  creation_time?: string | undefined
  /** Format: date-time */
  update_time?: string | undefined
}

export interface Scanner {
  name: string
  vendor: string
  version: string
}

export interface ScanOverview {
  [key: string]: NativeReportSummary
}

export interface SBOMOverview {
  /** Format: date-time */
  start_time: string
  /** Format: date-time */
  end_time: string
  scan_status: JobStatus
  sbom_digest?: string
  report_id?: string
  duration?: number
  scanner?: Scanner
}

export interface NativeReportSummary {
  report_id: string
  scan_status: JobStatus
  severity?: Severity
  duration?: number
  summary?: VulnerabilitySummary
  /** Format: date-time */
  start_time: string
  /** Format: date-time */
  end_time: string
  complete_percent?: number
  scanner?: Scanner
}

export interface VulnerabilitySummary {
  total: number
  fixable: number
  summary: {
    [key: string]: number
  } | null
}

export interface AuditLog {
  id: number
  username?: string
  resource: string
  resource_type: string
  operation: string
  /** Format: date-time */
  op_time: string
}

export interface AuditLogExt {
  id: number
  username?: string
  resource: string
  resource_type: string
  operation: string
  operation_description?: string
  operation_result: boolean
  /** Format: date-time */
  op_time: string
}

export interface AuditLogEventType {
  event_type: string
}

export interface PreheatPolicy {
  id: number
  name: string
  description?: string
  project_id: number
  provider_id: number
  provider_name: string
  filters?: string
  trigger?: string
  enabled: boolean
  extra_attrs?: string
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface PreheatPolicyInput {
  id?: number | undefined
  name: string
  description?: string | undefined
  project_id?: number | undefined
  provider_id: number
  provider_name?: string | undefined
  filters?: string | undefined
  trigger?: string | undefined
  enabled?: boolean | undefined
  extra_attrs?: string | undefined
  /** Format: date-time */
  creation_time?: string | undefined
  /** Format: date-time */
  update_time?: string | undefined
}

export interface Metrics {
  task_count?: number | undefined
  success_task_count?: number | undefined
  error_task_count?: number | undefined
  pending_task_count?: number | undefined
  running_task_count?: number | undefined
  scheduled_task_count?: number | undefined
  stopped_task_count?: number | undefined
}

export interface Execution {
  id: number
  vendor_type: string
  vendor_id: number
  status: JobStatus
  status_message?: string
  metrics?: Metrics
  trigger: string
  extra_attrs?: ExtraAttrs
  start_time: string
  end_time: string
}

export interface ExecutionInput {
  id?: number | undefined
  vendor_type?: string | undefined
  vendor_id?: number | undefined
  status?: JobStatus | undefined
  status_message?: string | undefined
  metrics?: Metrics | undefined
  trigger?: string | undefined
  extra_attrs?: ExtraAttrs | undefined
  start_time?: string | undefined
  end_time?: string | undefined
}

export interface Task {
  id: number
  execution_id: number
  status: JobStatus
  status_message?: string
  run_count?: number
  extra_attrs?: ExtraAttrs
  creation_time: string
  update_time: string
  start_time: string
  end_time: string
}

export interface ProviderUnderProject {
  id: number
  provider: string
  enabled?: boolean
  default?: boolean
}

export interface Icon {
  'content-type': string
  content: string
}

export interface ProjectReq {
  project_name: string
  public?: boolean | null | undefined
  metadata?: ProjectMetadataInput | undefined
  storage_limit?: number | null | undefined
  registry_id?: number | null | undefined
}

export interface Project {
  project_id: number
  owner_id: number
  name: string
  registry_id?: number
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
  owner_name?: string
  current_user_role_id?: number
  current_user_role_ids: number[] | null
  repo_count: number
  metadata?: ProjectMetadata
  cve_allowlist: CVEAllowlist
}

export interface ProjectDeletable {
  deletable?: boolean
  message?: string
}

export interface ProjectMetadata {
  public?: 'true' | 'false'
  enable_content_trust?: 'true' | 'false'
  enable_content_trust_cosign?: 'true' | 'false'
  prevent_vul?: 'true' | 'false'
  severity?: 'none' | 'low' | 'medium' | 'high' | 'critical' | 'unknown'
  auto_scan?: 'true' | 'false'
  auto_sbom_generation?: 'true' | 'false'
  reuse_sys_cve_allowlist?: 'true' | 'false'
  retention_id?: string
  proxy_speed_kb?: string
  max_upstream_conn?: string
  proxy_cache_local_on_not_found?: 'true' | 'false'
}

export interface ProjectMetadataInput {
  public?: 'true' | 'false' | undefined
  enable_content_trust?: 'true' | 'false' | null | undefined
  enable_content_trust_cosign?: 'true' | 'false' | null | undefined
  prevent_vul?: 'true' | 'false' | null | undefined
  severity?: 'none' | 'low' | 'medium' | 'high' | 'critical' | 'unknown' | null | undefined
  auto_scan?: 'true' | 'false' | null | undefined
  auto_sbom_generation?: 'true' | 'false' | null | undefined
  reuse_sys_cve_allowlist?: 'true' | 'false' | null | undefined
  retention_id?: string | null | undefined
  proxy_speed_kb?: string | null | undefined
  max_upstream_conn?: string | null | undefined
  proxy_cache_local_on_not_found?: 'true' | 'false' | null | undefined
}

export interface ProjectSummary {
  repo_count: number
  project_admin_count?: number
  maintainer_count?: number
  developer_count?: number
  guest_count?: number
  limited_guest_count?: number
  quota?: ProjectSummaryQuota
  registry?: Registry
}

export interface ProjectSummaryQuota {
  hard: ResourceList
  used: ResourceList
}

export interface ProjectScanner {
  uuid: string
}

export interface CVEAllowlist {
  id?: number
  project_id?: number
  expires_at?: number
  items: CVEAllowlistItem[] | null
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface CVEAllowlistInput {
  id?: number | undefined
  project_id?: number | undefined
  expires_at?: number | null | undefined
  items?: readonly CVEAllowlistItem[] | null | undefined
  /** Format: date-time */
  creation_time?: string | undefined
  /** Format: date-time */
  update_time?: string | undefined
}

export interface CVEAllowlistItem {
  cve_id: string
}

export interface ReplicationPolicy {
  id: number
  name: string
  description?: string
  src_registry: Registry
  dest_registry: Registry
  dest_namespace?: string
  dest_namespace_replace_count: number
  trigger?: ReplicationTrigger
  filters: ReplicationFilter[] | null
  replicate_deletion?: boolean
  deletion?: boolean
  override?: boolean
  enabled?: boolean
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
  speed: number
  copy_by_chunk: boolean
  single_active_replication?: boolean
}

export interface ReplicationPolicyInput {
  id?: number | undefined
  name: string
  description?: string | undefined
  src_registry?: RegistryInput | undefined
  dest_registry?: RegistryInput | undefined
  dest_namespace?: string | undefined
  dest_namespace_replace_count?: number | null | undefined
  trigger?: ReplicationTrigger | undefined
  filters?: readonly ReplicationFilter[] | undefined
  replicate_deletion?: boolean | undefined
  deletion?: boolean | undefined
  override?: boolean | undefined
  enabled?: boolean | undefined
  /** Format: date-time */
  creation_time?: string | undefined
  /** Format: date-time */
  update_time?: string | undefined
  speed?: number | null | undefined
  copy_by_chunk?: boolean | null | undefined
  single_active_replication?: boolean | null | undefined
}

export interface ReplicationTrigger {
  type: 'manual' | 'scheduled' | 'event_based'
  trigger_settings?: ReplicationTriggerSettings | undefined
}

export interface ReplicationTriggerSettings {
  cron?: string | undefined
}

export interface ReplicationFilter {
  type: 'name' | 'tag' | 'label' | 'resource'
  value: string | readonly string[]
  decoration?: 'matches' | 'excludes' | undefined
}

export interface RegistryCredential {
  type?: 'basic' | 'oauth' | 'secret' | undefined
  access_key?: string | undefined
  access_secret?: string | undefined
}

export interface Registry {
  id: number
  url: string
  name: string
  credential?: RegistryCredential
  type: string
  insecure?: boolean
  ca_certificate?: string
  description?: string
  status?: 'healthy' | 'unhealthy'
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface RegistryInput {
  id?: number | undefined
  url?: string | undefined
  name?: string | undefined
  credential?: RegistryCredential | undefined
  type?: string | undefined
  insecure?: boolean | undefined
  ca_certificate?: string | null | undefined
  description?: string | undefined
  status?: 'healthy' | 'unhealthy' | undefined
  /** Format: date-time */
  creation_time?: string | undefined
  /** Format: date-time */
  update_time?: string | undefined
}

export interface RegistryUpdate {
  name?: string | null | undefined
  description?: string | null | undefined
  url?: string | null | undefined
  credential_type?: 'basic' | 'oauth' | 'secret' | null | undefined
  access_key?: string | null | undefined
  access_secret?: string | null | undefined
  insecure?: boolean | null | undefined
  ca_certificate?: string | null | undefined
}

export interface RegistryPing {
  id?: number | null | undefined
  type?: string | null | undefined
  url?: string | null | undefined
  credential_type?: 'basic' | 'oauth' | 'secret' | null | undefined
  access_key?: string | null | undefined
  access_secret?: string | null | undefined
  insecure?: boolean | null | undefined
  ca_certificate?: string | null | undefined
}

export interface RegistryInfo {
  type: string
  description?: string
  supported_resource_filters: FilterStyle[] | null
  supported_triggers: string[] | null
  supported_copy_by_chunk?: boolean
}

export interface RegistryProviderInfo {
  endpoint_pattern?: RegistryProviderEndpointPattern
  credential_pattern?: RegistryProviderCredentialPattern
}

export interface RegistryProviderEndpointPattern {
  endpoint_type: string
  endpoints: RegistryEndpoint[] | null
}

export interface RegistryProviderCredentialPattern {
  access_key_type: string
  access_key_data?: string
  access_secret_type: string
  access_secret_data?: string
}

export interface RegistryEndpoint {
  key: string
  value: string
}

export interface FilterStyle {
  type: string
  style: string
  values: string[] | null
}

export interface ResourceList {
  storage: number
}

export interface ReplicationExecution {
  id: number
  policy_id: number
  status: 'InProgress' | 'Succeed' | 'Failed' | 'Stopped'
  trigger: 'manual' | 'scheduled' | 'event_based'
  /** Format: date-time */
  start_time: string
  /** Format: date-time */
  end_time: string
  status_text: string
  total: number
  failed: number
  succeed: number
  in_progress: number
  stopped: number
}

export interface StartReplicationExecution {
  policy_id: number
}

export interface ReplicationTask {
  id: number
  execution_id: number
  status: 'Pending' | 'InProgress' | 'Succeed' | 'Failed' | 'Stopped'
  job_id?: string
  operation: 'copy' | 'deletion'
  resource_type: string
  src_resource: string
  dst_resource: string
  /** Format: date-time */
  start_time: string
  /** Format: date-time */
  end_time: string
}

export interface Robot {
  id: number
  name: string
  description?: string
  level: 'system' | 'project'
  duration?: number
  editable: boolean
  disable: boolean
  expires_at: number
  permissions: RobotPermission[]
  creator_type?: string
  creator_ref?: number
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface RobotInput {
  id?: number | undefined
  name?: string | undefined
  description?: string | undefined
  secret?: string | undefined
  level?: 'system' | 'project' | undefined
  duration?: number | null | undefined
  editable?: boolean | undefined
  disable?: boolean | undefined
  expires_at?: number | undefined
  permissions?: readonly RobotPermission[] | undefined
  creator_type?: string | undefined
  creator_ref?: number | undefined
  /** Format: date-time */
  creation_time?: string | undefined
  /** Format: date-time */
  update_time?: string | undefined
}

export interface RobotCreate {
  name: string
  description?: string | undefined
  level: 'system' | 'project'
  duration: number
  permissions: readonly RobotPermission[]
}

export interface RobotCreated {
  id: number
  name: string
  secret: string
  /** Format: date-time */
  creation_time: string
  expires_at: number
}

export interface RobotSec {
  secret?: string | undefined
}

export interface RobotPermission {
  kind: 'system' | 'project'
  namespace: string
  access: readonly Access[]
}

export interface Access {
  resource: string
  action: string
  effect?: string | undefined
}

export interface GeneralInfo {
  banner_message: string
  /** Format: date-time */
  current_time?: string
  registry_url?: string
  external_url?: string
  auth_mode: 'db_auth' | 'ldap_auth' | 'uaa_auth' | 'http_auth' | 'oidc_auth'
  primary_auth_mode: boolean
  project_creation_restriction?: 'everyone' | 'adminonly'
  self_registration: boolean
  has_ca_root?: boolean
  harbor_version?: string
  registry_storage_provider_name?: string
  read_only?: boolean
  notification_enable?: boolean
  authproxy_settings?: AuthproxySetting
  oidc_provider_name: string
}

export interface AuthproxySetting {
  endpoint?: string
  tokenreivew_endpoint?: string
  skip_search?: boolean
  verify_cert?: boolean
  server_certificate?: string
}

export interface SystemInfo {
  storage: Volume[]
}

export interface GCHistory {
  id: number
  job_name?: string
  job_kind: string
  job_parameters: string
  schedule: ScheduleObj
  job_status: JobStatus
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface ExecHistory {
  id: number
  job_name?: string
  job_kind: string
  job_parameters: string
  schedule: ScheduleObj
  job_status: JobStatus
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface Schedule {
  readonly id: number
  status: JobStatus
  /** Format: date-time */
  readonly creation_time: string
  /** Format: date-time */
  readonly update_time: string
  schedule: ScheduleObj
}

export interface ScheduleObj {
  type: 'Hourly' | 'Daily' | 'Weekly' | 'Custom' | 'Manual' | 'None' | 'Schedule'
  cron?: string
  /** Format: date-time */
  next_scheduled_time: string
}

export interface RetentionMetadata {
  templates: RetentionRuleMetadata[]
  scope_selectors: RetentionSelectorMetadata[]
  tag_selectors: RetentionSelectorMetadata[]
}

export interface RetentionRuleMetadata {
  rule_template: string
  display_text: string
  action: string
  params: RetentionRuleParamMetadata[]
}

export interface RetentionRuleParamMetadata {
  type: string
  unit: string
  required: boolean
}

export interface RetentionSelectorMetadata {
  display_text: string
  kind: string
  decorations: string[]
}

export interface RetentionPolicy {
  id: number
  algorithm: 'or'
  rules: RetentionRule[] | null
  trigger: RetentionRuleTrigger
  scope: RetentionPolicyScope
}

export interface RetentionPolicyInput {
  id?: number | undefined
  algorithm?: 'or' | undefined
  rules?: readonly RetentionRuleInput[] | undefined
  trigger?: RetentionRuleTriggerInput | undefined
  scope?: RetentionPolicyScopeInput | undefined
}

export interface RetentionRuleTrigger {
  kind: 'Schedule'
  settings: {
    cron?: string
    /** Format: date-time */
    next_scheduled_time?: string
  }
}

export interface RetentionRuleTriggerInput {
  kind?: 'Schedule' | undefined
  settings?:
    | {
        cron?: string | undefined
        /** Format: date-time */
        next_scheduled_time?: string | null | undefined
      }
    | undefined
  references?:
    | {
        [key: string]: unknown
      }
    | undefined
}

export interface RetentionPolicyScope {
  level: 'project'
  ref: number
}

export interface RetentionPolicyScopeInput {
  level?: 'project' | undefined
  ref?: number | undefined
}

export interface RetentionRule {
  id?: number
  priority?: number
  disabled?: boolean
  action: 'retain'
  template:
    | 'latestPushedK'
    | 'latestPulledN'
    | 'nDaysSinceLastPush'
    | 'nDaysSinceLastPull'
    | 'always'
    | 'latestActiveK'
    | 'lastXDays'
  params?: {
    [key: string]: number
  }
  tag_selectors: RetentionSelector[] | null
  scope_selectors?: {
    [key: string]: RetentionSelector[]
  }
}

export interface RetentionRuleInput {
  id?: number | undefined
  priority?: number | undefined
  disabled?: boolean | undefined
  action?: 'retain' | undefined
  template?:
    | 'latestPushedK'
    | 'latestPulledN'
    | 'nDaysSinceLastPush'
    | 'nDaysSinceLastPull'
    | 'always'
    | 'latestActiveK'
    | 'lastXDays'
    | undefined
  params?:
    | {
        [key: string]: number
      }
    | undefined
  tag_selectors?: readonly RetentionSelectorInput[] | undefined
  scope_selectors?:
    | {
        [key: string]: readonly RetentionSelectorInput[]
      }
    | undefined
}

export interface RetentionSelector {
  kind: string
  decoration: string
  pattern: string
  extras?: string
}

export interface RetentionSelectorInput {
  kind?: string | undefined
  decoration?: string | undefined
  pattern?: string | undefined
  extras?: string | undefined
}

export interface RetentionExecution {
  id: number
  policy_id: number
  start_time: string
  end_time: string
  status: JobStatus
  trigger: string
  dry_run?: boolean
}

export interface RetentionExecutionTask {
  id: number
  execution_id: number
  repository: string
  job_id?: string
  status: JobStatus
  status_code: number
  start_time: string
  end_time: string
  total: number
  retained: number
}

export interface QuotaUpdateReq {
  hard: ResourceList
}

export interface QuotaRefObject {
  id: number
  name: string
  owner_name: string
}

export interface Quota {
  id: number
  ref?: QuotaRefObject
  hard: ResourceList
  used: ResourceList
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface ScannerRegistration {
  uuid: string
  name: string
  description: string
  /** Format: uri */
  url: string
  /** @default false */
  disabled: boolean
  /** @default false */
  is_default: boolean
  /** @default  */
  auth: string
  access_credential: string
  /** @default false */
  skip_certVerify: boolean
  /** @default false */
  use_internal_addr: boolean
  /** Format: date-time */
  create_time: string
  /** Format: date-time */
  update_time: string
  adapter?: string
  vendor?: string
  version?: string
  /** @default  */
  health?: string
  capabilities?: {
    [key: string]: unknown
  } | null
}

export interface ScannerRegistrationReq {
  name: string
  description?: string | undefined
  /** Format: uri */
  url: string
  auth?: string | undefined
  access_credential?: string | undefined
  /** @default false */
  skip_certVerify?: boolean | undefined
  /** @default false */
  use_internal_addr?: boolean | undefined
  /** @default false */
  disabled?: boolean | undefined
}

export interface ScannerRegistrationSettings {
  name: string
  /** Format: uri */
  url: string
  /** @default  */
  auth?: string | undefined
  access_credential?: string | undefined
}

export interface IsDefault {
  is_default: boolean
}

export interface ScannerCapability {
  type: string
  consumes_mime_types: string[] | null
  produces_mime_types: string[] | null
}

export interface ScannerAdapterMetadata {
  scanner: Scanner
  capabilities: ScannerCapability[] | null
  properties?: {
    [key: string]: string
  }
}

export interface ImmutableRule {
  id: number
  priority?: number
  disabled?: boolean
  action?: string
  template?: string
  tag_selectors: ImmutableSelector[] | null
  scope_selectors?: {
    [key: string]: ImmutableSelector[]
  }
}

export interface ImmutableRuleInput {
  id?: number | undefined
  priority?: number | undefined
  disabled?: boolean | undefined
  action?: string | undefined
  template?: string | undefined
  tag_selectors: readonly ImmutableSelector[]
  scope_selectors: {
    [key: string]: readonly ImmutableSelector[]
  }
}

export interface ImmutableSelector {
  kind: 'doublestar'
  decoration: string
  pattern: string
}

export interface LdapConf {
  ldap_url?: string | undefined
  ldap_search_dn?: string | undefined
  ldap_search_password?: string | undefined
  ldap_base_dn?: string | undefined
  ldap_filter?: string | undefined
  ldap_uid?: string | undefined
  ldap_scope?: number | undefined
  ldap_connection_timeout?: number | undefined
  ldap_verify_cert?: boolean | undefined
}

export interface LdapPingResult {
  success?: boolean
  message?: string
}

export interface LdapImportUsers {
  ldap_uid_list: readonly string[]
}

export interface LdapUser {
  username: string
  realname?: string
  email?: string
}

export interface UserGroup {
  id?: number
  group_name: string
  group_type?: number
  ldap_group_dn?: string
}

export interface UserGroupInput {
  id?: number | undefined
  group_name?: string | undefined
  group_type?: number | undefined
  ldap_group_dn?: string | undefined
}

export interface UserGroupSearchItem {
  id: number
  group_name: string
  group_type: number
}

export interface SupportedWebhookEventTypes {
  event_type: EventType[]
  notify_type: NotifyType[]
  payload_formats: PayloadFormat[]
}

export type EventType = string

export type NotifyType = 'http' | 'slack'

export type PayloadFormatType = 'Default' | 'CloudEvents'

export interface PayloadFormat {
  notify_type: NotifyType
  formats: PayloadFormatType[]
}

export interface WebhookTargetObject {
  type: 'http' | 'slack'
  address: string
  auth_header?: string | undefined
  skip_cert_verify?: boolean | undefined
  payload_format?: PayloadFormatType | undefined
}

export interface WebhookPolicy {
  id: number
  name: string
  description?: string
  project_id: number
  targets: WebhookTargetObject[]
  event_types: string[]
  creator?: string
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
  enabled: boolean
}

export interface WebhookPolicyInput {
  id?: number | undefined
  name: string
  description?: string | undefined
  project_id?: number | undefined
  targets: readonly WebhookTargetObject[]
  event_types: readonly string[]
  creator?: string | undefined
  /** Format: date-time */
  creation_time?: string | undefined
  /** Format: date-time */
  update_time?: string | undefined
  enabled?: boolean | undefined
}

export interface WebhookLastTrigger {
  policy_name: string
  event_type: string
  enabled?: boolean
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  last_trigger_time: string
}

export interface WebhookJob {
  id: number
  policy_id: number
  event_type: string
  notify_type: string
  status: JobStatus
  job_detail?: string
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface InternalConfigurationsResponse {
  [key: string]: InternalConfigurationValue
}

export interface InternalConfigurationValue {
  value?: unknown
  editable: boolean
}

export interface ConfigurationsResponse {
  auth_mode: StringConfigItem
  primary_auth_mode: BoolConfigItem
  ldap_base_dn: StringConfigItem
  ldap_filter: StringConfigItem
  ldap_group_base_dn: StringConfigItem
  ldap_group_admin_dn: StringConfigItem
  ldap_group_attribute_name: StringConfigItem
  ldap_group_search_filter: StringConfigItem
  ldap_group_search_scope: IntegerConfigItem
  ldap_group_attach_parallel?: BoolConfigItem
  ldap_scope: IntegerConfigItem
  ldap_search_dn: StringConfigItem
  ldap_timeout: IntegerConfigItem
  ldap_uid: StringConfigItem
  ldap_url: StringConfigItem
  ldap_verify_cert: BoolConfigItem
  ldap_group_membership_attribute: StringConfigItem
  project_creation_restriction: StringConfigItem
  read_only: BoolConfigItem
  self_registration: BoolConfigItem
  token_expiration: IntegerConfigItem
  uaa_client_id: StringConfigItem
  uaa_client_secret: StringConfigItem
  uaa_endpoint: StringConfigItem
  uaa_verify_cert: BoolConfigItem
  http_authproxy_endpoint: StringConfigItem
  http_authproxy_tokenreview_endpoint: StringConfigItem
  http_authproxy_admin_groups: StringConfigItem
  http_authproxy_admin_usernames: StringConfigItem
  http_authproxy_verify_cert: BoolConfigItem
  http_authproxy_skip_search: BoolConfigItem
  http_authproxy_server_certificate: StringConfigItem
  oidc_name: StringConfigItem
  oidc_endpoint: StringConfigItem
  oidc_client_id: StringConfigItem
  oidc_groups_claim: StringConfigItem
  oidc_admin_group: StringConfigItem
  oidc_group_filter: StringConfigItem
  oidc_scope: StringConfigItem
  oidc_user_claim: StringConfigItem
  oidc_verify_cert: BoolConfigItem
  oidc_auto_onboard: BoolConfigItem
  oidc_extra_redirect_parms: StringConfigItem
  oidc_logout?: BoolConfigItem
  robot_token_duration: IntegerConfigItem
  robot_name_prefix: StringConfigItem
  notification_enable: BoolConfigItem
  quota_per_project_enable: BoolConfigItem
  storage_per_project: IntegerConfigItem
  audit_log_forward_endpoint: StringConfigItem
  skip_audit_log_database: BoolConfigItem
  scanner_skip_update_pulltime: BoolConfigItem
  scan_all_policy?: Record<string, never>
  session_timeout: IntegerConfigItem
  banner_message: StringConfigItem
  disabled_audit_log_event_types?: StringConfigItem
}

export interface Configurations {
  auth_mode?: 'db_auth' | 'ldap_auth' | 'uaa_auth' | 'http_auth' | 'oidc_auth' | null | undefined
  primary_auth_mode?: boolean | null | undefined
  ldap_base_dn?: string | null | undefined
  ldap_filter?: string | null | undefined
  ldap_group_base_dn?: string | null | undefined
  ldap_group_admin_dn?: string | null | undefined
  ldap_group_attribute_name?: string | null | undefined
  ldap_group_search_filter?: string | null | undefined
  ldap_group_search_scope?: 0 | 1 | 2 | null | undefined
  ldap_group_attach_parallel?: boolean | null | undefined
  ldap_scope?: 0 | 1 | 2 | null | undefined
  ldap_search_dn?: string | null | undefined
  ldap_search_password?: string | null | undefined
  ldap_timeout?: number | null | undefined
  ldap_uid?: string | null | undefined
  ldap_url?: string | null | undefined
  ldap_verify_cert?: boolean | null | undefined
  ldap_group_membership_attribute?: string | null | undefined
  project_creation_restriction?: 'everyone' | 'adminonly' | null | undefined
  read_only?: boolean | null | undefined
  self_registration?: boolean | null | undefined
  token_expiration?: number | null | undefined
  uaa_client_id?: string | null | undefined
  uaa_client_secret?: string | null | undefined
  uaa_endpoint?: string | null | undefined
  uaa_verify_cert?: boolean | null | undefined
  http_authproxy_endpoint?: string | null | undefined
  http_authproxy_tokenreview_endpoint?: string | null | undefined
  http_authproxy_admin_groups?: string | null | undefined
  http_authproxy_admin_usernames?: string | null | undefined
  http_authproxy_verify_cert?: boolean | null | undefined
  http_authproxy_skip_search?: boolean | null | undefined
  http_authproxy_server_certificate?: string | null | undefined
  oidc_name?: string | null | undefined
  oidc_endpoint?: string | null | undefined
  oidc_client_id?: string | null | undefined
  oidc_client_secret?: string | null | undefined
  oidc_groups_claim?: string | null | undefined
  oidc_admin_group?: string | null | undefined
  oidc_group_filter?: string | null | undefined
  oidc_scope?: string | null | undefined
  oidc_user_claim?: string | null | undefined
  oidc_verify_cert?: boolean | null | undefined
  oidc_auto_onboard?: boolean | null | undefined
  oidc_extra_redirect_parms?: string | null | undefined
  oidc_logout?: boolean | null | undefined
  robot_token_duration?: number | null | undefined
  robot_name_prefix?: string | null | undefined
  notification_enable?: boolean | null | undefined
  quota_per_project_enable?: boolean | null | undefined
  storage_per_project?: number | null | undefined
  audit_log_forward_endpoint?: string | null | undefined
  skip_audit_log_database?: boolean | null | undefined
  session_timeout?: number | null | undefined
  scanner_skip_update_pulltime?: boolean | null | undefined
  banner_message?: string | null | undefined
  disabled_audit_log_event_types?: string | null | undefined
}

export interface StringConfigItem {
  value: string
  editable: boolean
}

export interface BoolConfigItem {
  value: boolean
  editable: boolean
}

export interface IntegerConfigItem {
  value: number
  editable: boolean
}

export interface ProjectMemberEntity {
  id: number
  project_id: number
  entity_name: string
  role_name: 'projectAdmin' | 'developer' | 'guest' | 'maintainer' | 'limitedGuest'
  role_id: 1 | 2 | 3 | 4 | 5
  entity_id: number
  entity_type: 'u' | 'g'
}

export interface ProjectMember {
  role_id: 1 | 2 | 3 | 4 | 5
  member_user?: UserEntity | undefined
  member_group?: UserGroupInput | undefined
}

export interface RoleRequest {
  role_id: 1 | 2 | 3 | 4 | 5
}

export interface UserEntity {
  user_id?: number | undefined
  username?: string | undefined
}

export interface UserProfile {
  email?: string | undefined
  realname?: string | undefined
  comment?: string | undefined
}

export interface UserCreationReq {
  email: string
  realname: string
  comment?: string | undefined
  password: string
  username: string
}

export interface OIDCUserInfo {
  id: number
  user_id: number
  subiss: string
  secret?: string
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface UserResp {
  email?: string
  realname?: string
  comment?: string
  user_id: number
  username: string
  sysadmin_flag: boolean
  admin_role_in_auth: boolean
  oidc_user_meta?: OIDCUserInfo
  /** Format: date-time */
  creation_time: string
  /** Format: date-time */
  update_time: string
}

export interface UserSysAdminFlag {
  sysadmin_flag: boolean
}

export interface PasswordReq {
  old_password?: string | undefined
  new_password: string
}

export interface UserSearchRespItem {
  user_id: number
  username: string
}

export interface Permission {
  resource: string
  action: string
}

export interface Permissions {
  system: Permission[] | null
  project: Permission[]
}

export interface OIDCCliSecretReq {
  secret?: string | undefined
}

export interface OverallHealthStatus {
  status: string
  components: ComponentHealthStatus[]
}

export interface ComponentHealthStatus {
  name: string
  status: string
  error?: string
}

export interface Statistic {
  private_project_count: number
  private_repo_count: number
  public_project_count: number
  public_repo_count: number
  total_project_count: number
  total_repo_count: number
  total_storage_consumption: number
}

export interface Accessory {
  id: number
  artifact_id: number
  subject_artifact_id?: number
  subject_artifact_digest: string
  subject_artifact_repo: string
  size: number
  digest: string
  type: string
  icon: string
  /** Format: date-time */
  creation_time: string
}

export interface ScanDataExportRequest {
  job_name?: string | undefined
  projects: readonly number[]
  labels?: readonly number[] | undefined
  repositories?: string | undefined
  cveIds?: string | undefined
  tags?: string | undefined
}

export interface ScanDataExportJob {
  id: number
}

export interface ScanDataExportExecution {
  id: number
  user_id: number
  status: JobStatus
  trigger: string
  /** Format: date-time */
  start_time: string
  /** Format: date-time */
  end_time: string
  status_text: string
  user_name: string
  file_present: boolean
}

export interface ScanDataExportExecutionList {
  items: ScanDataExportExecution[]
}

export interface WorkerPool {
  pid: number
  worker_pool_id: string
  /** Format: date-time */
  start_at: string
  /** Format: date-time */
  heartbeat_at: string
  concurrency: number
}

export interface Worker {
  id: string
  pool_id: string
  job_name?: string
  job_id?: string
  /** Format: date-time */
  start_at?: string
  /** Format: date-time */
  checkin_at?: string
}

export interface ActionRequest {
  action: 'stop' | 'pause' | 'resume'
}

export interface JobQueue {
  job_type: string
  count?: number
  latency?: number
  paused: boolean
}

export interface ScheduleTask {
  id: number
  vendor_type: string
  vendor_id?: number
  cron: string
  /** Format: date-time */
  update_time: string
}

export interface SchedulerStatus {
  paused: boolean
}

export interface SecuritySummary {
  critical_cnt: number
  high_cnt?: number
  medium_cnt: number
  low_cnt: number
  none_cnt?: number
  unknown_cnt?: number
  total_vuls: number
  scanned_cnt: number
  total_artifact: number
  fixable_cnt: number
  dangerous_cves?: DangerousCVE[]
  dangerous_artifacts?: DangerousArtifact[]
}

export interface DangerousCVE {
  cve_id: string
  severity: Severity
  cvss_score_v3?: number
  package: string
  version: string
}

export interface DangerousArtifact {
  project_id: number
  repository_name: string
  digest: string
  critical_cnt: number
  high_cnt: number
  medium_cnt: number
}

export interface VulnerabilityItem {
  project_id: number
  repository_name: string
  digest: string
  tags: string[] | null
  cve_id: string
  severity: Severity
  status?: string
  cvss_v3_score?: number
  package: string
  version: string
  fixed_version?: string
  desc?: string
  links: string[]
}

export interface ScanType {
  scan_type?: 'vulnerability' | 'sbom' | undefined
}

export interface ErrorItem {
  code: string
  message: string
}

export type JobStatus = 'Pending' | 'Scheduled' | 'Running' | 'Success' | 'Error' | 'Stopped'

export type Severity = 'None' | 'Unknown' | 'Negligible' | 'Low' | 'Medium' | 'High' | 'Critical'

export interface ScheduleReq {
  type: 'Hourly' | 'Daily' | 'Weekly' | 'Custom' | 'Manual' | 'None'
  cron?: string | undefined
}

export interface GCScheduleReq {
  schedule: ScheduleReq
  parameters?: GCParameters | undefined
}

export interface GCParameters {
  delete_untagged?: boolean | undefined
  delete_tag?: boolean | undefined
  dry_run?: boolean | undefined
  workers?: number | undefined
}

export interface PurgeScheduleReq {
  schedule: ScheduleReq
  parameters: PurgeParameters
}

export interface PurgeParameters {
  audit_retention_hour: number
  include_event_types: string
  include_operations?: string | undefined
  dry_run?: boolean | undefined
}

export interface ScanAllScheduleReq {
  schedule: ScheduleReq
}

export interface PreheatProvider {
  id: string
  name: string
  icon: string
  maintainers: string[]
  version: string
  source: string
}

export interface PreheatInstance {
  id: number
  name: string
  description?: string
  vendor: string
  endpoint: string
  auth_mode: string
  auth_info?: {
    [key: string]: string
  }
  status: string
  enabled: boolean
  default: boolean
  insecure: boolean
  setup_timestamp: number
}

export interface PreheatInstanceInput {
  id?: number | undefined
  name?: string | undefined
  description?: string | undefined
  vendor?: string | undefined
  endpoint?: string | undefined
  auth_mode?: string | undefined
  auth_info?:
    | {
        [key: string]: string
      }
    | undefined
  status?: string | undefined
  enabled?: boolean | undefined
  default?: boolean | undefined
  insecure?: boolean | undefined
  setup_timestamp?: number | undefined
}

export interface ScanAllStats {
  total: number
  completed: number
  metrics?: {
    [key: string]: number
  }
  ongoing: boolean
  trigger?: 'Manual' | 'Schedule' | 'Event'
}

export interface SearchResult {
  project: Project[]
  repository: SearchRepository[]
}

export interface VulnerabilityReport {
  generated_at: string
  scanner: Scanner | null
  severity: Severity
  vulnerabilities: ReportedVulnerability[]
}

export interface ReportedVulnerability {
  id: string
  package: string
  version: string
  fix_version: string
  severity: Severity
  status?: string
  description: string
  links: string[] | null
  artifact_digests: string[] | null
  preferred_cvss: CVSS
  cwe_ids: string[] | null
  vendor_attributes: {
    [key: string]: unknown
  } | null
}

export interface CVSS {
  score_v3: number | null
  score_v2: number | null
  vector_v3: string
  vector_v2: string
}

export interface VulnerabilityReports {
  [key: string]: VulnerabilityReport
}

export interface ProjectUpdateReq {
  metadata?: ProjectMetadataInput | undefined
  cve_allowlist?: CVEAllowlistInput | undefined
}

export interface Volume {
  total?: number
  free?: number
}

export interface SearchQuery {
  q: string
}

export interface SearchLdapUserQuery {
  username?: string | undefined
}

export interface SearchLdapGroupQuery {
  groupname?: string | undefined
  groupdn?: string | undefined
}

export interface ListProjectsQuery {
  q?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  sort?: string | undefined
  name?: string | undefined
  public?: boolean | undefined
  owner?: string | undefined
  with_detail?: boolean | undefined
}

export interface HeadProjectQuery {
  project_name: string
}

export interface ListProjectMembersQuery {
  page?: number | undefined
  page_size?: number | undefined
  entityname?: string | undefined
}

export interface ListAllRepositoriesQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListRepositoriesQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListArtifactsQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  with_tag?: boolean | undefined
  with_label?: boolean | undefined
  with_scan_overview?: boolean | undefined
  with_sbom_overview?: boolean | undefined
  with_immutable_status?: boolean | undefined
  with_accessory?: boolean | undefined
}

export interface CopyArtifactQuery {
  from: string
}

export interface GetArtifactQuery {
  with_tag?: boolean | undefined
  with_label?: boolean | undefined
  with_scan_overview?: boolean | undefined
  with_sbom_overview?: boolean | undefined
  with_accessory?: boolean | undefined
  with_immutable_status?: boolean | undefined
}

export interface ListTagsQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  with_immutable_status?: boolean | undefined
}

export interface ListAccessoriesQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListArtifactsOfProjectQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  with_tag?: boolean | undefined
  with_label?: boolean | undefined
  with_scan_overview?: boolean | undefined
  with_sbom_overview?: boolean | undefined
  with_immutable_status?: boolean | undefined
  with_accessory?: boolean | undefined
  latest_in_repository?: boolean | undefined
}

export interface ListScannerCandidatesOfProjectQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListAuditLogsQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListAuditLogExtsQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface GetLogsQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface GetLogExtsQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListInstancesQuery {
  page?: number | undefined
  page_size?: number | undefined
  q?: string | undefined
  sort?: string | undefined
}

export interface ListPoliciesQuery {
  page?: number | undefined
  page_size?: number | undefined
  q?: string | undefined
  sort?: string | undefined
}

export interface ListExecutionsQuery {
  page?: number | undefined
  page_size?: number | undefined
  q?: string | undefined
  sort?: string | undefined
}

export interface ListTasksQuery {
  page?: number | undefined
  page_size?: number | undefined
  q?: string | undefined
  sort?: string | undefined
}

export interface ListImmuRulesQuery {
  page?: number | undefined
  page_size?: number | undefined
  q?: string | undefined
  sort?: string | undefined
}

export interface ListWebhookPoliciesOfProjectQuery {
  sort?: string | undefined
  q?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListExecutionsOfWebhookPolicyQuery {
  page?: number | undefined
  page_size?: number | undefined
  q?: string | undefined
  sort?: string | undefined
}

export interface ListTasksOfWebhookExecutionQuery {
  page?: number | undefined
  page_size?: number | undefined
  q?: string | undefined
  sort?: string | undefined
}

export interface ListWebhookJobsQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  policy_id: number
  status?: readonly string[] | undefined
}

export interface ListUserGroupsQuery {
  page?: number | undefined
  page_size?: number | undefined
  ldap_group_dn?: string | undefined
  group_name?: string | undefined
}

export interface SearchUserGroupsQuery {
  page?: number | undefined
  page_size?: number | undefined
  groupname: string
}

export interface ListRobotQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListQuotasQuery {
  page?: number | undefined
  page_size?: number | undefined
  reference?: string | undefined
  reference_id?: string | undefined
  sort?: string | undefined
}

export interface ListReplicationPoliciesQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  name?: string | undefined
}

export interface ListReplicationExecutionsQuery {
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  policy_id?: number | undefined
  status?: string | undefined
  trigger?: string | undefined
}

export interface ListReplicationTasksQuery {
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  status?: string | undefined
  resource_type?: string | undefined
}

export interface ListRegistriesQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  name?: string | undefined
}

export interface GetGCHistoryQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface GetPurgeHistoryQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListSchedulesQuery {
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListRetentionExecutionsQuery {
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListRetentionTasksQuery {
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListScannersQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface ListUsersQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
}

export interface SearchUsersQuery {
  page?: number | undefined
  page_size?: number | undefined
  username: string
}

export interface GetCurrentUserPermissionsQuery {
  scope?: string | undefined
  relative?: boolean | undefined
}

export interface ListLabelsQuery {
  q?: string | undefined
  sort?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  name?: string | undefined
  scope: 'g' | 'p'
  project_id?: number | undefined
}

export interface DownloadScanDataQuery {
  format?: string | undefined
}

export interface GetSecuritySummaryQuery {
  with_dangerous_cve?: boolean | undefined
  with_dangerous_artifact?: boolean | undefined
}

export interface ListVulnerabilitiesQuery {
  q?: string | undefined
  page?: number | undefined
  page_size?: number | undefined
  tune_count?: boolean | undefined
  with_tag?: boolean | undefined
}
