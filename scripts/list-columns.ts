/**
 * The columns by which Harbor's lists can be filtered (`q`) and sorted (`sort`), read by hand from its models and filter
 * functions at 2.15.2 (below src/ of goharbor/harbor; lib/orm/query.go and lib/orm/metadata.go say how they are used).
 * Harbor knows each by the name of its field too, which is left out here, as are columns that hold credentials, those
 * that the handler sets itself, and those that can hold nothing to look for.
 *
 * A column is its name with the kind of its values: `#` a number, `@` a time, `?` a boolean, nothing a string.
 */
export interface ModelColumns {
  /** What the columns are of, for a doc. */
  readonly of: string
  /** Columns of both. */
  readonly both?: string
  /** What only `q` knows, or cannot be sorted by. */
  readonly filter?: string
  readonly sort?: string
  /** TypeScript for the values of a column, where the kind says too little. */
  readonly values?: Readonly<Record<string, string>>
  readonly evidence: string
}

const execution =
  'id# vendor_type vendor_id# status status_message trigger start_time@ update_time@ end_time@ revision#'
const task =
  'id# job_id status status_code# status_message run_count# creation_time@ start_time@ update_time@ end_time@'

export const models = {
  Project: {
    of: 'projects',
    both: 'project_id# owner_id# name creation_time@ update_time@ registry_id#',
    filter: 'public? owner',
    evidence: 'pkg/project/models/project.go; FilterByPublic, FilterByOwner',
  },
  Repository: {
    of: 'repositories',
    both: 'repository_id# name project_id# description pull_count# creation_time@ update_time@',
    filter: 'blob_digest',
    evidence: 'pkg/repository/model/model.go; FilterByBlobDigest. The id is repository_id: `id` is ignored',
  },
  Artifact: {
    of: 'artifacts',
    both: 'id# type media_type manifest_media_type artifact_type project_id# repository_id# repository_name digest size# icon push_time@ pull_time@',
    filter: 'tags labels# base',
    // A plain number Harbor refuses: of labels it takes `allOf` only.
    values: { base: "'*'", labels: 'never' },
    evidence: 'pkg/artifact/dao: model.go; setTagQuery, setLabelQuery, setBaseQuery of dao.go',
  },
  Tag: {
    of: 'tags',
    both: 'id# repository_id# artifact_id# name push_time@ pull_time@',
    evidence: 'pkg/tag/model/tag/model.go',
  },
  Accessory: {
    of: 'accessories',
    both: 'id# artifact_id# subject_artifact_repo subject_artifact_digest type size# digest creation_time@',
    evidence: 'pkg/accessory/dao/model.go',
  },
  Scanner: {
    of: 'scanners',
    both: 'id# uuid name description url disabled? is_default? auth skip_cert_verify? use_internal_addr? immutable? create_time@ update_time@',
    evidence: 'pkg/scan/dao/scanner/model.go. Not access_cred, a credential',
  },
  AuditLog: {
    of: 'audit logs',
    both: 'id# project_id# operation resource_type resource username op_time@',
    evidence: 'pkg/audit/model/model.go',
  },
  AuditLogExt: {
    of: 'audit logs',
    both: 'id# project_id# operation op_desc op_result? resource_type resource username op_time@',
    evidence: 'pkg/auditext/model/model.go',
  },
  PreheatInstance: {
    of: 'preheat instances',
    both: 'id# name description vendor endpoint auth_mode enabled? is_default? insecure? setup_timestamp#',
    evidence: 'pkg/p2p/preheat/models/provider/instance.go. Not auth_data, a credential',
  },
  PreheatPolicy: {
    of: 'preheat policies',
    both: 'id# name description provider_id# filters trigger enabled? creation_time@ update_time@',
    evidence: 'pkg/p2p/preheat/models/policy/policy.go',
  },
  ImmutableRule: {
    of: 'immutable rules',
    filter: 'id# tag_filter disabled?',
    evidence: 'pkg/immutable/dao/model; the manager sorts by id afterwards (pkg/immutable/manager.go)',
  },
  WebhookPolicy: {
    of: 'webhook policies',
    both: 'id# name description event_types creator creation_time@ update_time@ enabled?',
    evidence: 'pkg/notification/policy/model/model.go. Not targets, which hold credentials',
  },
  Execution: {
    of: 'executions',
    both: execution,
    filter: 'extra_attrs.*',
    evidence: 'pkg/task/dao: model.go; querySetter of execution.go',
  },
  ExecutionOrder: {
    of: 'executions',
    sort: execution,
    evidence: 'pkg/task/dao/model.go; the handler takes no q',
  },
  Task: {
    of: 'tasks',
    both: task,
    filter: 'extra_attrs.*',
    evidence: 'pkg/task/dao: model.go; querySetter of task.go',
  },
  TaskOrder: { of: 'tasks', sort: task, evidence: 'pkg/task/dao/model.go; the handler takes no q' },
  Robot: {
    of: 'robots',
    both: 'id# name description duration# expiresat# disabled? creator_ref# creator_type creation_time@ update_time@',
    filter: 'Level ProjectID#',
    values: { Level: "'system' | 'project'" },
    evidence:
      'pkg/robot/model/model.go; Level and ProjectID by these names only (server/v2.0/handler/robot.go). Not secret and salt',
  },
  QuotaOrder: {
    of: 'quotas',
    sort: 'hard.storage# used.storage# creation_time@ update_time@',
    evidence: 'pkg/quota/dao/util.go: listOrderBy; the handler takes no q',
  },
  ReplicationPolicy: {
    of: 'replication policies',
    both: 'id# name description creator src_registry_id# dest_registry_id# dest_namespace override? enabled? trigger filters replicate_deletion? creation_time@ update_time@ speed_kb# copy_by_chunk?',
    evidence: 'pkg/replication/model/model.go',
  },
  Registry: {
    of: 'registries',
    both: 'id# url name credential_type type insecure? description health creation_time@ update_time@',
    evidence: 'pkg/reg/dao/model.go. Not the credentials, which cannot be filtered by',
  },
  User: {
    of: 'users',
    both: 'user_id# username email realname comment sysadmin_flag? creation_time@ update_time@',
    filter: 'username_or_email',
    evidence: 'pkg/user/dao/user.go; FilterByUsernameOrEmail. Not the password and what belongs to it',
  },
  Label: {
    of: 'labels',
    both: 'id# name description color scope project_id# creation_time@ update_time@',
    evidence: 'pkg/label/model/model.go',
  },
  Vulnerability: {
    of: 'vulnerabilities',
    filter: 'cve_id severity status cvss_score_v3# project_id# repository_name package tag digest',
    evidence:
      'pkg/securityhub/dao/security.go: filterMap; another column is a 400 (securityhub.json), and cvss_score_v3 takes a range only',
  },
} as const satisfies Record<string, ModelColumns>

export type ModelName = keyof typeof models

/** Which list goes by which columns: every operation with a `q` or a `sort`, but for `search`, whose `q` is a word. */
export const lists: Readonly<Record<string, ModelName>> = {
  listProjects: 'Project',
  listAllRepositories: 'Repository',
  listRepositories: 'Repository',
  listArtifacts: 'Artifact',
  listArtifactsOfProject: 'Artifact',
  listTags: 'Tag',
  listAccessories: 'Accessory',
  listScannerCandidatesOfProject: 'Scanner',
  listScanners: 'Scanner',
  listAuditLogs: 'AuditLog',
  getLogs: 'AuditLog',
  listAuditLogExts: 'AuditLogExt',
  getLogExts: 'AuditLogExt',
  ListInstances: 'PreheatInstance',
  ListPolicies: 'PreheatPolicy',
  ListExecutions: 'Execution',
  ListTasks: 'Task',
  ListImmuRules: 'ImmutableRule',
  ListWebhookPoliciesOfProject: 'WebhookPolicy',
  ListExecutionsOfWebhookPolicy: 'Execution',
  ListTasksOfWebhookExecution: 'Task',
  ListWebhookJobs: 'Execution',
  ListRobot: 'Robot',
  listQuotas: 'QuotaOrder',
  listReplicationPolicies: 'ReplicationPolicy',
  listReplicationExecutions: 'ExecutionOrder',
  listReplicationTasks: 'TaskOrder',
  listRegistries: 'Registry',
  getGCHistory: 'Execution',
  getPurgeHistory: 'Execution',
  listUsers: 'User',
  ListLabels: 'Label',
  ListVulnerabilities: 'Vulnerability',
}
