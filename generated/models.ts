// Made by `npm run generate` from the API description of Harbor 2.15.2. Do not edit: change scripts/.

/**
 * A word of a later Harbor, which this package does not know: Harbor's answers may have it, and it can be sent back. No
 * literal is one, so that a misspelt word does not compile.
 */
export type UnknownWord = string & { readonly [unknownWord]: true }

declare const unknownWord: unique symbol

export interface Errors {
  /** One entry, as far as was seen. */
  errors: ErrorItem[]
}

export interface SearchRepository {
  project_id: number
  project_name: string
  /** Absent means `false`. */
  project_public?: boolean
  /** With the project: `demo/team/app`. */
  repository_name: string
  /** Absent means 0. */
  pull_count?: number
  /** Absent means 0. */
  artifact_count?: number
}

export interface Repository {
  id: number
  project_id: number
  /** With the project: `demo/team/app`. */
  name: string
  /** Stored HTML-escaped: `a & b` reads back as `a &amp; b`. Absent if it is empty. */
  description?: string
  /** How many artifacts there are, without those that only an index refers to. */
  artifact_count: number
  /** How often it was pulled. */
  pull_count: number
  /** RFC 3339, UTC. */
  creation_time?: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface RepositoryInput {
  id?: number | undefined
  project_id?: number | undefined
  /** With the project: `demo/team/app`. */
  name?: string | undefined
  /** Stored HTML-escaped: `a & b` reads back as `a &amp; b`. Absent if it is empty. */
  description?: string | undefined
  /** How many artifacts there are, without those that only an index refers to. */
  artifact_count?: number | undefined
  /** How often it was pulled. */
  pull_count?: number | undefined
  /** RFC 3339, UTC. */
  creation_time?: string | null | undefined
  /** RFC 3339, UTC. */
  update_time?: string | undefined
}

export interface Artifact {
  id: number
  /**
   * `IMAGE`, `CHART`, `CNAB`, `WASM`, `SBOM`, `CNAI`, `MODEL` …, by the media type of its config; `UNKNOWN` if that
   * says nothing.
   */
  type: string
  /** The config's media type; of an index, the index's own. */
  media_type?: string
  /** The manifest's media type. */
  manifest_media_type: string
  /** The manifest's `artifactType`, or the config's media type where it has none. Since Harbor 2.11. */
  artifact_type?: string
  project_id: number
  repository_id: number
  /** With the project: `demo/team/app`. Since Harbor 2.11. */
  repository_name?: string
  digest: string
  /** Bytes: the manifest, its config and its layers; of an index, all that it refers to as well. */
  size: number
  /** The digest of an icon for its type. */
  icon?: string
  /** When it was pushed for the first time. RFC 3339, UTC. */
  push_time: string
  /** When it was pulled last. Never is `0001-01-01T00:00:00.000Z`. RFC 3339, UTC. */
  pull_time: string
  /**
   * What Harbor took out of the config: an image's `architecture`, `os`, `created`, `config` …; a chart's
   * `Chart.yaml`.
   */
  extra_attrs?: ExtraAttrs
  /** The manifest's annotations. Absent if it has none. */
  annotations?: Annotations
  /** The artifacts that an index refers to. `null` for what is no index. */
  references: Reference[] | null
  /** `null` if it has none, or if tags were not asked for (`with_tag`). */
  tags: Tag[] | null
  /** Names of what `addition` can get. Do not follow the links: some are broken. */
  addition_links?: AdditionLinks
  /** `null` if it has none, or unless asked for (`with_label`). */
  labels: Label[] | null
  /**
   * The latest vulnerability report in short, by its MIME type. Absent unless asked for (`with_scan_overview`) and
   * scanned.
   */
  scan_overview?: ScanOverview
  /** The latest SBOM in short. Absent unless asked for (`with_sbom_overview`) and made. Since Harbor 2.11. */
  sbom_overview?: SBOMOverview
  /**
   * Signatures, SBOMs and other artifacts whose subject it is. `null` if there are none, or unless asked for
   * (`with_accessory`).
   */
  accessories: Accessory[] | null
}

export interface Tag {
  id: number
  repository_id: number
  /** The artifact it is at now: pushing the same tag again moves it. */
  artifact_id: number
  name: string
  /** When it was put where it is now. RFC 3339, UTC. */
  push_time: string
  /** When it was pulled last by this tag. Never is `0001-01-01T00:00:00.000Z`. RFC 3339, UTC. */
  pull_time: string
  /** Whether an immutable rule keeps it. `false` unless asked for (`with_immutable_status`). */
  immutable: boolean
}

export interface NewTag {
  /** 1 to 128 characters: letters, digits, `_`, `.` and `-`. */
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
  /** A path of the API. Do not follow it: some are broken. */
  href: string
  /** Whether `href` is a whole URL. */
  absolute: boolean
}

export interface Reference {
  /** The index's id. */
  parent_id: number
  /** The id of the artifact it refers to. */
  child_id: number
  /** The digest of the artifact it refers to. */
  child_digest: string
  /** Absent if the index does not say. */
  platform?: Platform
  /** As the index has them. */
  annotations?: Annotations
  /** Where the content can be had besides. `null` for nowhere else. */
  urls: string[] | null
}

export interface Platform {
  /** As in Go's `GOARCH`: `amd64`, `arm64`. */
  architecture?: string
  /** As in Go's `GOOS`: `linux`, `windows`. */
  os?: string
  /** `v8` of `arm64`, for example. */
  variant?: string
  /** The build of Windows: `10.0.20348.2113`. */
  OsVersion?: string
  /** Features of Windows that are needed. `null` for none. */
  OsFeatures: string[] | null
}

export interface Label {
  id: number
  /** At most 128 characters. A label that was made without has none. */
  name?: string
  description?: string
  /** `#48960C`. Absent if it has none. */
  color?: string
  /** `g`: for all projects. `p`: for one. */
  scope: 'g' | 'p'
  /** Absent for a label of all projects. */
  project_id?: number
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface LabelInput {
  id?: number | undefined
  /** At most 128 characters. A label that was made without has none. */
  name?: string | undefined
  description?: string | undefined
  /** `#48960C`. Absent if it has none. */
  color?: string | undefined
  /** `g`: for all projects. `p`: for one. */
  scope?: 'g' | 'p' | undefined
  /** Absent for a label of all projects. */
  project_id?: number | undefined
  /** RFC 3339, UTC. */
  creation_time?: string | undefined
  /** RFC 3339, UTC. */
  update_time?: string | undefined
}

export interface Scanner {
  /** As the scanner calls itself. */
  name: string
  /** Who makes it. */
  vendor: string
  /** The scanner's own version. */
  version: string
}

export interface ScanOverview {
  [key: string]: NativeReportSummary
}

export interface SBOMOverview {
  /** When it began. `0001-01-01T00:00:00.000Z` while it waits. RFC 3339, UTC. */
  start_time: string
  /** When it was done. `0001-01-01T00:00:00.000Z` until then. RFC 3339, UTC. */
  end_time: string
  scan_status: JobStatus
  /** The digest of the artifact that holds the SBOM, in the same repository. Absent until there is one. */
  sbom_digest?: string
  /** For its log. Absent once it has succeeded. */
  report_id?: string
  /** Seconds. */
  duration?: number
  /** Who made it. */
  scanner?: Scanner
}

export interface NativeReportSummary {
  /** For its log. Of an index longer than a UUID: it names the reports of all its children. */
  report_id: string
  scan_status: JobStatus
  /** The worst of all vulnerabilities found. `None` if there are none; absent until it is scanned. */
  severity?: Severity
  /** Seconds. */
  duration?: number
  /** Absent until it is scanned. */
  summary?: VulnerabilitySummary
  /** When the scan began. `0001-01-01T00:00:00.000Z` while it waits. RFC 3339, UTC. */
  start_time: string
  /** When it was done. `0001-01-01T00:00:00.000Z` until then. RFC 3339, UTC. */
  end_time: string
  /** How much of an index is scanned; 100 of what is no index. */
  complete_percent?: number
  /** Absent until it is scanned. */
  scanner?: Scanner
}

export interface VulnerabilitySummary {
  /** How many vulnerabilities there are. */
  total: number
  /** How many of them a newer version of the package mends. */
  fixable: number
  /** How many by severity: `{ High: 2 }`. Empty, or `null`, if there are none. */
  summary: {
    [key: string]: number
  } | null
}

export interface AuditLog {
  id: number
  /** Who did it; a robot with its prefix. Absent for an anonymous caller. */
  username?: string
  /** What it was done to: `demo/app:v1`. */
  resource: string
  /** `artifact`, `tag`, `repository`, `project` … */
  resource_type: string
  /** `create`, `delete` or `pull`. */
  operation: string
  /** When it was done. RFC 3339, UTC. */
  op_time: string
}

export interface AuditLogExt {
  id: number
  /** Who did it; a robot with its prefix. Absent for an anonymous caller. */
  username?: string
  /** What it was done to: `demo/app:v1`. */
  resource: string
  /** `artifact`, `tag`, `project`, `robot`, `configuration`, `user` … */
  resource_type: string
  /** `create`, `update`, `delete`, `pull`, `login`, `logout`. */
  operation: string
  /** The same as a sentence. */
  operation_description?: string
  /** Whether it succeeded. */
  operation_result: boolean
  /** When it was done. RFC 3339, UTC. */
  op_time: string
}

export interface AuditLogEventType {
  /** `create_artifact`, `login_user` …: the operation and the resource. */
  event_type: string
}

export interface PreheatPolicy {
  id: number
  /** The name is in the path of the API: it cannot be changed. */
  name: string
  description?: string
  project_id: number
  /** An instance's id. */
  provider_id: number
  /** The instance's name. */
  provider_name: string
  /** JSON in a string: `[{"type":"repository","value":"app/**"},{"type":"tag","value":"v1.*"}]`. */
  filters?: string
  /** JSON in a string: `{"type":"scheduled","trigger_setting":{"cron":"0 0 2 * * *"}}`. */
  trigger?: string
  /** Whether it runs. */
  enabled: boolean
  /** JSON in a string, for the provider. Absent for nothing. Since Harbor 2.13. */
  extra_attrs?: string
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface PreheatPolicyInput {
  id?: number | undefined
  /** The name is in the path of the API: it cannot be changed. */
  name: string
  description?: string | undefined
  /** Ignored: the project is in the path. */
  project_id?: number | undefined
  /** An instance's id. */
  provider_id: number
  /** Ignored. */
  provider_name?: string | undefined
  /** JSON in a string: `[{"type":"repository","value":"app/**"},{"type":"tag","value":"v1.*"}]`. */
  filters?: string | undefined
  /** JSON in a string: `{"type":"scheduled","trigger_setting":{"cron":"0 0 2 * * *"}}`. */
  trigger?: string | undefined
  /** Whether it runs. */
  enabled?: boolean | undefined
  /** JSON in a string, for the provider. Absent for nothing. Since Harbor 2.13. */
  extra_attrs?: string | undefined
  /** Ignored. RFC 3339, UTC. */
  creation_time?: string | undefined
  /** Ignored. RFC 3339, UTC. */
  update_time?: string | undefined
}

export interface Metrics {
  /** Absent means 0. */
  task_count?: number | undefined
  /** Absent means 0. */
  success_task_count?: number | undefined
  /** Absent means 0. */
  error_task_count?: number | undefined
  /** Absent means 0. */
  pending_task_count?: number | undefined
  /** Absent means 0. */
  running_task_count?: number | undefined
  /** Waiting to be tried again. Absent means 0. */
  scheduled_task_count?: number | undefined
  /** Absent means 0. */
  stopped_task_count?: number | undefined
}

export interface Execution {
  id: number
  /** What it is of: `WEBHOOK`, `SLACK`, `P2P_PREHEAT`. */
  vendor_type: string
  /** The id of its policy. */
  vendor_id: number
  /** Lags behind its tasks. */
  status: JobStatus
  /** Why it failed. Absent if there is nothing to say. */
  status_message?: string
  /** How its tasks are. Absent before it has any. */
  metrics?: Metrics
  /** `EVENT`, `MANUAL`, `SCHEDULE`; of a preheat `manual`. */
  trigger: string
  /** Of a webhook `event_type` and `payload`, which is what was sent. */
  extra_attrs?: ExtraAttrs
  /** Seconds, without a fraction: `2026-11-23T20:46:15Z`. */
  start_time: string
  /** Seconds, without a fraction: `2026-11-23T20:46:15Z`. `0001-01-01T00:00:00Z` until it has ended. */
  end_time: string
}

export interface ExecutionInput {
  id?: number | undefined
  /** What it is of: `WEBHOOK`, `SLACK`, `P2P_PREHEAT`. */
  vendor_type?: string | undefined
  /** The id of its policy. */
  vendor_id?: number | undefined
  /** Lags behind its tasks. */
  status?: JobStatus | undefined
  /** Why it failed. Absent if there is nothing to say. */
  status_message?: string | undefined
  /** How its tasks are. Absent before it has any. */
  metrics?: Metrics | undefined
  /** `EVENT`, `MANUAL`, `SCHEDULE`; of a preheat `manual`. */
  trigger?: string | undefined
  /** Of a webhook `event_type` and `payload`, which is what was sent. */
  extra_attrs?: ExtraAttrs | undefined
  /** Seconds, without a fraction: `2026-11-23T20:46:15Z`. */
  start_time?: string | undefined
  /** Seconds, without a fraction: `2026-11-23T20:46:15Z`. `0001-01-01T00:00:00Z` until it has ended. */
  end_time?: string | undefined
}

export interface Task {
  id: number
  execution_id: number
  /** How far it is. */
  status: JobStatus
  /** Why it failed. Absent if there is nothing to say. */
  status_message?: string
  /** How often it was tried. Absent means 0. */
  run_count?: number
  /** What it works on. Absent for nothing. */
  extra_attrs?: ExtraAttrs
  /** Seconds, without a fraction: `2026-11-23T20:46:15Z`. */
  creation_time: string
  /** Seconds, without a fraction: `2026-11-23T20:46:15Z`. */
  update_time: string
  /** Seconds, without a fraction: `2026-11-23T20:46:15Z`. `0001-01-01T00:00:00Z` while it waits. */
  start_time: string
  /** Seconds, without a fraction: `2026-11-23T20:46:15Z`. `0001-01-01T00:00:00Z` until it has ended. */
  end_time: string
}

export interface ProviderUnderProject {
  id: number
  /** For people: vendor, name and endpoint in one. */
  provider: string
  /** Absent means `false`. */
  enabled?: boolean
  /** Absent means `false`. */
  default?: boolean
}

export interface Icon {
  /** `image/png` */
  'content-type': string
  /** Base64. */
  content: string
}

export interface ProjectReq {
  /** 1 to 255 characters: lower-case letters and digits, with single `.`, `_` or `-` between them. */
  project_name: string
  /** Say `metadata: { public: 'true' }`: this is how it was said before Harbor 1. */
  public?: boolean | null | undefined
  /** Settings, all of them strings. */
  metadata?: ProjectMetadataInput | undefined
  /**
   * Bytes; -1 for no limit, 0 or nothing for what the system gives. Ignored, without an error, unless an
   * administrator gives it.
   */
  storage_limit?: number | null | undefined
  /** The registry that the project caches. Only a new project can become a cache. */
  registry_id?: number | null | undefined
}

export interface Project {
  project_id: number
  /** The user who made it. */
  owner_id: number
  name: string
  /** The registry that the project caches. Absent for a project that is no cache. */
  registry_id?: number
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
  /** Absent if the user is gone, or if a robot made it. */
  owner_name?: string
  /** The highest role of the caller, as a number. Absent if the caller has none. */
  current_user_role_id?: number
  /**
   * All roles of the caller: one by name, others by groups. `null` for anonymous callers, robots and those who have
   * none.
   */
  current_user_role_ids: number[] | null
  /** How many repositories there are. */
  repo_count: number
  /** Settings, all of them strings. Absent in a list `with_detail: false`. */
  metadata?: ProjectMetadata
  /** What does not count in a scan. Its items are `null` in a list `with_detail: false`, and in a search. */
  cve_allowlist: CVEAllowlist
}

export interface ProjectDeletable {
  /** Absent means `false`. */
  deletable?: boolean
  /** Why it cannot be deleted. Absent if it can. */
  message?: string
}

export interface ProjectMetadata {
  /** Whether everybody may pull. */
  public?: 'true' | 'false'
  /** Whether only images with a Notation signature can be pulled. */
  enable_content_trust?: 'true' | 'false'
  /** Whether only images with a cosign signature can be pulled. */
  enable_content_trust_cosign?: 'true' | 'false'
  /** Whether images with vulnerabilities of `severity` or worse cannot be pulled. */
  prevent_vul?: 'true' | 'false'
  /** From where on `prevent_vul` counts. */
  severity?: 'none' | 'low' | 'medium' | 'high' | 'critical' | 'unknown'
  /** Whether images are scanned when they are pushed. */
  auto_scan?: 'true' | 'false'
  /** Whether SBOMs are made when images are pushed. Since Harbor 2.11. */
  auto_sbom_generation?: 'true' | 'false'
  /** Whether the system's allowlist counts, and not the project's own. */
  reuse_sys_cve_allowlist?: 'true' | 'false'
  /** The id of the project's retention policy, as a string. Harbor sets it. */
  retention_id?: string
  /** Of a cache: kilobytes a second, as a string; `-1` for no limit. Since Harbor 2.12. */
  proxy_speed_kb?: string
  /** Of a cache: how many connections to its registry at once, as a string. Since Harbor 2.14. */
  max_upstream_conn?: string
  /** Of a cache: whether to answer from what is stored when the registry no longer has it. Since Harbor 2.15. */
  proxy_cache_local_on_not_found?: 'true' | 'false'
}

export interface ProjectMetadataInput {
  /** Whether everybody may pull. */
  public?: 'true' | 'false' | undefined
  /** Whether only images with a Notation signature can be pulled. */
  enable_content_trust?: 'true' | 'false' | null | undefined
  /** Whether only images with a cosign signature can be pulled. */
  enable_content_trust_cosign?: 'true' | 'false' | null | undefined
  /** Whether images with vulnerabilities of `severity` or worse cannot be pulled. */
  prevent_vul?: 'true' | 'false' | null | undefined
  /** From where on `prevent_vul` counts. */
  severity?: 'none' | 'low' | 'medium' | 'high' | 'critical' | 'unknown' | null | undefined
  /** Whether images are scanned when they are pushed. */
  auto_scan?: 'true' | 'false' | null | undefined
  /** Whether SBOMs are made when images are pushed. Since Harbor 2.11. */
  auto_sbom_generation?: 'true' | 'false' | null | undefined
  /** Whether the system's allowlist counts, and not the project's own. */
  reuse_sys_cve_allowlist?: 'true' | 'false' | null | undefined
  /** The id of the project's retention policy, as a string. Harbor sets it. */
  retention_id?: string | null | undefined
  /** Of a cache: kilobytes a second, as a string; `-1` for no limit. Since Harbor 2.12. */
  proxy_speed_kb?: string | null | undefined
  /** Of a cache: how many connections to its registry at once, as a string. Since Harbor 2.14. */
  max_upstream_conn?: string | null | undefined
  /** Of a cache: whether to answer from what is stored when the registry no longer has it. Since Harbor 2.15. */
  proxy_cache_local_on_not_found?: 'true' | 'false' | null | undefined
}

export interface ProjectSummary {
  /** How many repositories there are. */
  repo_count: number
  /** How many members have the role. Absent means 0, or that the caller may not see members. */
  project_admin_count?: number
  /** How many members have the role. Absent means 0, or that the caller may not see members. */
  maintainer_count?: number
  /** How many members have the role. Absent means 0, or that the caller may not see members. */
  developer_count?: number
  /** How many members have the role. Absent means 0, or that the caller may not see members. */
  guest_count?: number
  /** How many members have the role. Absent means 0, or that the caller may not see members. */
  limited_guest_count?: number
  /** Absent where quotas are off, and for those who may not see it. */
  quota?: ProjectSummaryQuota
  /** The registry that the project caches. Absent for a project that is no cache. */
  registry?: Registry
}

export interface ProjectSummaryQuota {
  /** The limit. */
  hard: ResourceList
  /** What is stored. */
  used: ResourceList
}

export interface ProjectScanner {
  /** The scanner's `uuid`. Harbor takes one that does not exist. */
  uuid: string
}

export interface CVEAllowlist {
  /** Absent in a list `with_detail: false`, and in a search. */
  id?: number
  /** Absent for the system's own. */
  project_id?: number
  /** Epoch seconds, after which it no longer counts. Absent for never. */
  expires_at?: number
  /** Each once. `null` in a list `with_detail: false`, and in a search. */
  items: CVEAllowlistItem[] | null
  /** `0001-01-01T00:00:00.000Z` until it is set for the first time. RFC 3339, UTC. */
  creation_time: string
  /** `0001-01-01T00:00:00.000Z` until it is set for the first time. RFC 3339, UTC. */
  update_time: string
}

export interface CVEAllowlistInput {
  /** Absent in a list `with_detail: false`, and in a search. */
  id?: number | undefined
  /** Absent for the system's own. */
  project_id?: number | undefined
  /** Epoch seconds, after which it no longer counts. Absent for never. */
  expires_at?: number | null | undefined
  /** Each once. `null` in a list `with_detail: false`, and in a search. */
  items?: readonly CVEAllowlistItem[] | null | undefined
  /** `0001-01-01T00:00:00.000Z` until it is set for the first time. RFC 3339, UTC. */
  creation_time?: string | undefined
  /** `0001-01-01T00:00:00.000Z` until it is set for the first time. RFC 3339, UTC. */
  update_time?: string | undefined
}

export interface CVEAllowlistItem {
  /** `CVE-2023-38545` */
  cve_id: string
}

export interface ReplicationPolicy {
  id: number
  name: string
  description?: string
  /** Where from. The registry with id 0 is this Harbor itself. */
  src_registry: Registry
  /** Where to. The registry with id 0 is this Harbor itself. */
  dest_registry: Registry
  /** The project, or what else comes first in the name there. Absent: the same as here. */
  dest_namespace?: string
  /**
   * How many first parts of the name `dest_namespace` stands for; -1 for all but the last, as older releases did.
   */
  dest_namespace_replace_count: number
  /** When it runs. Absent means by hand. */
  trigger?: ReplicationTrigger
  /** What is copied. `null` for everything. */
  filters: ReplicationFilter[] | null
  /** The same as `deletion`. In requests Harbor reads `deletion` only. Absent means `false`. */
  replicate_deletion?: boolean
  /** Whether what is deleted at the source is deleted at the destination too. Absent means `false`. */
  deletion?: boolean
  /** Whether what is there under the same name is replaced. Absent means `false`. */
  override?: boolean
  /** Absent means `false`. */
  enabled?: boolean
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
  /** Kilobytes a second for each copy; 0 or less for no limit. */
  speed: number
  /** Whether large blobs are copied in parts. */
  copy_by_chunk: boolean
  /** Whether a run waits for the one before to end. Not for `event_based`. Since Harbor 2.14. */
  single_active_replication?: boolean
}

export interface ReplicationPolicyInput {
  /** Ignored. */
  id?: number | undefined
  name: string
  description?: string | undefined
  /** `{ id }`, to pull from it. Either this or `dest_registry`. */
  src_registry?: RegistryInput | undefined
  /** `{ id }`, to push to it. Either this or `src_registry`. */
  dest_registry?: RegistryInput | undefined
  /** The project, or what else comes first in the name there. Absent: the same as here. */
  dest_namespace?: string | undefined
  /**
   * How many first parts of the name `dest_namespace` stands for; -1 for all but the last, as older releases did.
   */
  dest_namespace_replace_count?: number | null | undefined
  /** When it runs. Absent means by hand. */
  trigger?: ReplicationTrigger | undefined
  /** What is copied. Nothing means everything. */
  filters?: readonly ReplicationFilter[] | undefined
  /** Ignored: it is `deletion` that Harbor reads. */
  replicate_deletion?: boolean | undefined
  /** Whether what is deleted at the source is deleted at the destination too. Absent means `false`. */
  deletion?: boolean | undefined
  /** Whether what is there under the same name is replaced. Absent means `false`. */
  override?: boolean | undefined
  /** Absent means `false`. */
  enabled?: boolean | undefined
  /** Ignored. RFC 3339, UTC. */
  creation_time?: string | undefined
  /** Ignored. RFC 3339, UTC. */
  update_time?: string | undefined
  /** Kilobytes a second for each copy; 0 or less for no limit. */
  speed?: number | null | undefined
  /** Whether large blobs are copied in parts. */
  copy_by_chunk?: boolean | null | undefined
  /** Whether a run waits for the one before to end. Not for `event_based`. Since Harbor 2.14. */
  single_active_replication?: boolean | null | undefined
}

export interface ReplicationTrigger {
  /** By hand, by a schedule, or when something is pushed, tagged or deleted. */
  type: 'manual' | 'scheduled' | 'event_based'
  /** Needed for `scheduled`. */
  trigger_settings?: ReplicationTriggerSettings | undefined
}

export interface ReplicationTriggerSettings {
  /** Six fields: the first, the seconds, must be 0, and the second, the minutes, cannot be `*`. */
  cron?: string | undefined
}

export interface ReplicationFilter {
  /** By repository, tag, labels, or kind of artifact. */
  type: 'name' | 'tag' | 'label' | 'resource'
  /** A pattern (`demo/**`, `v1.*`); the names of labels; `image` or `artifact` of a resource. */
  value: string | readonly string[]
  /** Whether what fits is copied or left out. Of tags and labels only. Absent means `matches`. */
  decoration?: 'matches' | 'excludes' | undefined
}

export interface RegistryCredential {
  /** `basic` for a name and a password or key, `oauth` for a token. `secret` is what Harbor uses for itself. */
  type?: 'basic' | 'oauth' | 'secret' | undefined
  /** The user name, or the id of a key. */
  access_key?: string | undefined
  /** The password, key or token. Reads back as `*****`. */
  access_secret?: string | undefined
}

export interface Registry {
  /** 0 is this Harbor itself. */
  id: number
  /** `https://registry.example.com` */
  url: string
  /** `Local` is this Harbor itself. */
  name: string
  /** Absent if it needs none. */
  credential?: RegistryCredential
  /**
   * `harbor`, `docker-hub`, `docker-registry`, `aws-ecr`, `azure-acr`, `google-gcr`, `github-ghcr`, `gitlab`,
   * `quay`, `jfrog-artifactory` …
   */
  type: string
  /** Whether any certificate will do. Absent means `false`. */
  insecure?: boolean
  /** The CA that its certificate has to be of, as PEM. Since Harbor 2.15. */
  ca_certificate?: string
  description?: string
  /** As of the last check, which Harbor makes every few minutes. */
  status?: 'healthy' | 'unhealthy'
  /** `0001-01-01T00:00:00.000Z` for this Harbor itself. RFC 3339, UTC. */
  creation_time: string
  /** `0001-01-01T00:00:00.000Z` for this Harbor itself. RFC 3339, UTC. */
  update_time: string
}

export interface RegistryInput {
  /** 0 is this Harbor itself. */
  id?: number | undefined
  /** `https://registry.example.com` */
  url?: string | undefined
  /** `Local` is this Harbor itself. */
  name?: string | undefined
  /** Absent if it needs none. */
  credential?: RegistryCredential | undefined
  /**
   * `harbor`, `docker-hub`, `docker-registry`, `aws-ecr`, `azure-acr`, `google-gcr`, `github-ghcr`, `gitlab`,
   * `quay`, `jfrog-artifactory` …
   */
  type?: string | undefined
  /** Whether any certificate will do. Absent means `false`. */
  insecure?: boolean | undefined
  /** The CA that its certificate has to be of, as PEM. Since Harbor 2.15. */
  ca_certificate?: string | null | undefined
  description?: string | undefined
  /** As of the last check, which Harbor makes every few minutes. */
  status?: 'healthy' | 'unhealthy' | undefined
  /** `0001-01-01T00:00:00.000Z` for this Harbor itself. RFC 3339, UTC. */
  creation_time?: string | undefined
  /** `0001-01-01T00:00:00.000Z` for this Harbor itself. RFC 3339, UTC. */
  update_time?: string | undefined
}

export interface RegistryUpdate {
  /** Stays as it is if it is left out. */
  name?: string | null | undefined
  /** Stays as it is if it is left out. */
  description?: string | null | undefined
  /** Stays as it is if it is left out. Give the secret with it: a later Harbor forgets the old one. */
  url?: string | null | undefined
  /**
   * `basic` for a name and a password or key, `oauth` for a token. `secret` is what Harbor uses for itself. Stays
   * as it is if it is left out.
   */
  credential_type?: 'basic' | 'oauth' | 'secret' | null | undefined
  /** The user name, or the id of a key. Stays as it is if it is left out. */
  access_key?: string | null | undefined
  /** The password, key or token. Stays as it is if it is left out. */
  access_secret?: string | null | undefined
  /** Stays as it is if it is left out. */
  insecure?: boolean | null | undefined
  /** The CA that its certificate has to be of, as PEM. Since Harbor 2.15. Stays as it is if it is left out. */
  ca_certificate?: string | null | undefined
}

export interface RegistryPing {
  /** An existing one; what else is given counts instead of what is stored. */
  id?: number | null | undefined
  /**
   * `harbor`, `docker-hub`, `docker-registry`, `aws-ecr`, `azure-acr`, `google-gcr`, `github-ghcr`, `gitlab`,
   * `quay`, `jfrog-artifactory` …
   */
  type?: string | null | undefined
  /** `https://registry.example.com` */
  url?: string | null | undefined
  /** `basic` for a name and a password or key, `oauth` for a token. `secret` is what Harbor uses for itself. */
  credential_type?: 'basic' | 'oauth' | 'secret' | null | undefined
  /** The user name, or the id of a key. */
  access_key?: string | null | undefined
  /** The password, key or token. */
  access_secret?: string | null | undefined
  /** Whether any certificate will do. */
  insecure?: boolean | null | undefined
  /** The CA that its certificate has to be of, as PEM. Since Harbor 2.15. */
  ca_certificate?: string | null | undefined
}

export interface RegistryInfo {
  /**
   * `harbor`, `docker-hub`, `docker-registry`, `aws-ecr`, `azure-acr`, `google-gcr`, `github-ghcr`, `gitlab`,
   * `quay`, `jfrog-artifactory` …
   */
  type: string
  description?: string
  /** By what a policy can choose. `null` for nothing. */
  supported_resource_filters: FilterStyle[] | null
  /** `manual`, `scheduled`, `event_based`. `null` for none. */
  supported_triggers: string[] | null
  /** Whether large blobs can be copied in parts. Absent means `false`. */
  supported_copy_by_chunk?: boolean
}

export interface RegistryProviderInfo {
  /** Absent if any URL will do. */
  endpoint_pattern?: RegistryProviderEndpointPattern
  /** Absent if it takes a name and a password. */
  credential_pattern?: RegistryProviderCredentialPattern
}

export interface RegistryProviderEndpointPattern {
  /** `EndpointPatternTypeFix`: there is only this one. `EndpointPatternTypeList`: one of these, or another. */
  endpoint_type: string
  /** `null` for none named. */
  endpoints: RegistryEndpoint[] | null
}

export interface RegistryProviderCredentialPattern {
  /** `AccessKeyTypeFix`: always `access_key_data`. `AccessKeyTypeStandard`: what you have. */
  access_key_type: string
  /** The key that it always is. */
  access_key_data?: string
  /** `AccessSecretTypeFile`: the content of a file. `AccessSecretTypePass`: a password. */
  access_secret_type: string
  /** Absent if it does not matter. */
  access_secret_data?: string
}

export interface RegistryEndpoint {
  /** `eu-west-1`, or another name for people. */
  key: string
  /** The URL. */
  value: string
}

export interface FilterStyle {
  /** `name`, `tag`, `label` or `resource`. */
  type: string
  /** How the portal asks for it: `input`, `radio` or `list`. */
  style: string
  /** What can be chosen. `null` where anything can be written. */
  values: string[] | null
}

export interface ResourceList {
  /** Bytes. As a limit, -1 for none. */
  storage: number
}

export interface ReplicationExecution {
  id: number
  policy_id: number
  /** Lags up to half a minute behind its tasks. */
  status: 'InProgress' | 'Succeed' | 'Failed' | 'Stopped'
  /** What started it. */
  trigger: 'manual' | 'scheduled' | 'event_based'
  /** RFC 3339, UTC. */
  start_time: string
  /** When the last task ended. `0001-01-01T00:00:00.000Z` while it runs. RFC 3339, UTC. */
  end_time: string
  /** Why it failed, or had nothing to do. Empty otherwise. */
  status_text: string
  /** How many tasks there are. 0 at first. */
  total: number
  /** How many tasks failed. */
  failed: number
  /** How many tasks succeeded. */
  succeed: number
  /** How many tasks wait or run. */
  in_progress: number
  /** How many tasks were stopped. */
  stopped: number
}

export interface StartReplicationExecution {
  /** It must be enabled. */
  policy_id: number
}

export interface ReplicationTask {
  id: number
  execution_id: number
  /** How far it is. */
  status: 'Pending' | 'InProgress' | 'Succeed' | 'Failed' | 'Stopped'
  /** The id of its job in the job service. Absent until it has one. */
  job_id?: string
  /** Whether artifacts are copied or deleted. */
  operation: 'copy' | 'deletion'
  /** `artifact`; older releases have `image` and `chart`. */
  resource_type: string
  /** For people: `demo/app [2 item(s) in total]`. */
  src_resource: string
  /** For people: `mirror/app [2 item(s) in total]`. */
  dst_resource: string
  /** `0001-01-01T00:00:00.000Z` while it waits. RFC 3339, UTC. */
  start_time: string
  /** `0001-01-01T00:00:00.000Z` until it has ended. RFC 3339, UTC. */
  end_time: string
}

export interface Robot {
  id: number
  /** With the prefix, and of level `project` with the project: `robot$demo+ci`. This is the name to log in by. */
  name: string
  description?: string
  /** Whether it belongs to a project or to the system. */
  level: 'system' | 'project'
  /** Days from when it was made; -1 for ever. Absent means 0: it is of a time before there were durations. */
  duration?: number
  /** `false` for robots of Harbor before 2.2, which can only be deleted. */
  editable: boolean
  /** Whether it is kept from logging in. */
  disable: boolean
  /** Epoch seconds; -1 for never. */
  expires_at: number
  /** Of level `project` exactly one, for that project. */
  permissions: RobotPermission[]
  /** `local` a user, `robot` a robot. Since Harbor 2.12. */
  creator_type?: string
  /** The id of the user or the robot that made it. Since Harbor 2.12. */
  creator_ref?: number
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface RobotInput {
  id?: number | undefined
  /** With the prefix, and of level `project` with the project: `robot$demo+ci`. This is the name to log in by. */
  name?: string | undefined
  description?: string | undefined
  /** Whether it belongs to a project or to the system. */
  level?: 'system' | 'project' | undefined
  /** Days from when it was made; -1 for ever. Absent means 0: it is of a time before there were durations. */
  duration?: number | null | undefined
  /** `false` for robots of Harbor before 2.2, which can only be deleted. */
  editable?: boolean | undefined
  /** Whether it is kept from logging in. */
  disable?: boolean | undefined
  /** Epoch seconds; -1 for never. */
  expires_at?: number | undefined
  /** Of level `project` exactly one, for that project. */
  permissions?: readonly RobotPermission[] | undefined
  /** `local` a user, `robot` a robot. Since Harbor 2.12. */
  creator_type?: string | undefined
  /** The id of the user or the robot that made it. Since Harbor 2.12. */
  creator_ref?: number | undefined
  /** RFC 3339, UTC. */
  creation_time?: string | undefined
  /** RFC 3339, UTC. */
  update_time?: string | undefined
}

export interface RobotCreate {
  /**
   * Lower-case letters and digits, with single `.`, `_` or `-` between them. Harbor adds the prefix and the
   * project.
   */
  name: string
  description?: string | undefined
  /** Whether it belongs to a project or to the system. */
  level: 'system' | 'project'
  /** Days, 1 or more; -1 for ever. */
  duration: number
  /** Of level `project` exactly one, for that project. */
  permissions: readonly RobotPermission[]
}

export interface RobotCreated {
  id: number
  /** With the prefix, and of level `project` with the project: the name to log in by. */
  name: string
  /** Shown this once, in plain text: keep it, and keep it out of logs. */
  secret: string
  /** RFC 3339, UTC. */
  creation_time: string
  /** Epoch seconds; -1 for never. */
  expires_at: number
}

export interface RobotSec {
  /**
   * 8 to 128 characters, with an upper-case and a lower-case letter and a digit. Left out or empty, Harbor makes
   * one; only then it is in the answer.
   */
  secret?: string | undefined
}

export interface RobotPermission {
  /** `project` for what is in projects, `system` for all else. */
  kind: 'system' | 'project'
  /** The project's name, `*` for all projects, `/` where `kind` is `system`. Never an id. */
  namespace: string
  /** What it may do there. */
  access: readonly Access[]
}

export interface Access {
  /** `repository`, `artifact`, `tag` …: `harbor.permissions` lists them. */
  resource: string
  /** `pull`, `push`, `read`, `list`, `create`, `update`, `delete`, `stop`. */
  action: string
  /** `allow`, or `deny`. Absent means `allow`. */
  effect?: string | undefined
}

export interface GeneralInfo {
  /**
   * What the portal shows on top: JSON in a string, with `message`, `type`, `closable`, `fromDate` and `toDate`.
   * Empty for none.
   */
  banner_message: string
  /** The clock of the server. Absent for anonymous callers. RFC 3339, UTC. */
  current_time?: string
  /** Host and port to push to and pull from. Absent for anonymous callers. */
  registry_url?: string
  /** The URL under which Harbor was told it is reached. Absent for anonymous callers. */
  external_url?: string
  /** How users log in. */
  auth_mode: 'db_auth' | 'ldap_auth' | 'uaa_auth' | 'http_auth' | 'oidc_auth'
  /** Whether the portal goes to the OIDC provider by itself. */
  primary_auth_mode: boolean
  /** Who may make projects. Absent for anonymous callers. */
  project_creation_restriction?: 'everyone' | 'adminonly'
  /** Whether users may sign up in the portal. */
  self_registration: boolean
  /** Whether there is a CA certificate to download. Absent for anonymous callers. */
  has_ca_root?: boolean
  /** `v2.15.2-<build>`. Absent for anonymous callers. */
  harbor_version?: string
  /** `filesystem`, `s3`, `gcs`, `azure` …: where blobs are stored. Absent for anonymous callers. */
  registry_storage_provider_name?: string
  /** Whether nothing can be pushed or deleted. Absent for anonymous callers. */
  read_only?: boolean
  /** Whether webhooks are sent. Absent for anonymous callers. */
  notification_enable?: boolean
  /** Absent unless users log in by an HTTP proxy. */
  authproxy_settings?: AuthproxySetting
  /** As the portal shows it. Empty unless users log in by OIDC. */
  oidc_provider_name: string
}

export interface AuthproxySetting {
  /** Where passwords are checked. */
  endpoint?: string
  /** Where tokens are checked. The name is spelled so by Harbor. */
  tokenreivew_endpoint?: string
  /** Whether users are taken on without looking for them first. */
  skip_search?: boolean
  /** Whether the proxy's certificate is checked. */
  verify_cert?: boolean
  /** The proxy's certificate, as PEM. */
  server_certificate?: string
}

export interface SystemInfo {
  /** One entry. */
  storage: Volume[]
}

export interface GCHistory {
  id: number
  /** Absent for a schedule. */
  job_name?: string
  /** What started it: `MANUAL`, `SCHEDULE`. For a schedule, its cron. */
  job_kind: string
  /** JSON in a string. */
  job_parameters: string
  /** For a run only the type, in which `Schedule` means that a schedule started it. */
  schedule: ScheduleObj
  /** How far it is. */
  job_status: JobStatus
  /** When it began. RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface ExecHistory {
  id: number
  /** Absent for a schedule. */
  job_name?: string
  /** What started it: `MANUAL`, `SCHEDULE`. For a schedule, its cron. */
  job_kind: string
  /** JSON in a string. */
  job_parameters: string
  /** For a run only the type, in which `Schedule` means that a schedule started it. */
  schedule: ScheduleObj
  /** How far it is. */
  job_status: JobStatus
  /** When it began. RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface Schedule {
  readonly id: number
  /** Of the schedule itself, not of what it starts. */
  status: JobStatus
  /** RFC 3339, UTC. */
  readonly creation_time: string
  /** RFC 3339, UTC. */
  readonly update_time: string
  schedule: ScheduleObj
}

export interface ScheduleObj {
  /** `Manual` and `Schedule` are found in histories; a schedule is one of the others. */
  type: 'Hourly' | 'Daily' | 'Weekly' | 'Custom' | 'Manual' | 'None' | 'Schedule'
  /** Six fields, the first of which, the seconds, is 0. UTC. Absent for a run. */
  cron?: string
  /** `0001-01-01T00:00:00.000Z` for a run, and for the schedule of scans. RFC 3339, UTC. */
  next_scheduled_time: string
}

export interface RetentionMetadata {
  /** What rules can be. */
  templates: RetentionRuleMetadata[]
  /** How repositories can be chosen. */
  scope_selectors: RetentionSelectorMetadata[]
  /** How tags can be chosen. */
  tag_selectors: RetentionSelectorMetadata[]
}

export interface RetentionRuleMetadata {
  /** The `template` of a rule: `latestPushedK` … */
  rule_template: string
  /** For people. */
  display_text: string
  /** `retain` */
  action: string
  /** The numbers that it takes. */
  params: RetentionRuleParamMetadata[]
}

export interface RetentionRuleParamMetadata {
  /** `int` */
  type: string
  /** `COUNT` or `DAYS`. */
  unit: string
  /** Whether it cannot be left out. */
  required: boolean
}

export interface RetentionSelectorMetadata {
  /** For people. */
  display_text: string
  /** `doublestar`: patterns such as `**`, `v1.*`, `{a,b}`. */
  kind: string
  /** `matches` and `excludes` for tags, `repoMatches` and `repoExcludes` for repositories. */
  decorations: string[]
}

export interface RetentionPolicy {
  id: number
  /** What one rule keeps is kept. */
  algorithm: 'or'
  /** At most 15, no two the same. What no rule keeps is deleted. `null` for none. */
  rules: RetentionRule[] | null
  /** When it runs. */
  trigger: RetentionRuleTrigger
  /** Which project it is of. A project has one policy at most. */
  scope: RetentionPolicyScope
}

export interface RetentionPolicyInput {
  id?: number | undefined
  /** What one rule keeps is kept. */
  algorithm: 'or'
  /** At most 15, no two the same. What no rule keeps is deleted. `null` for none. */
  rules: readonly RetentionRuleInput[]
  /** When it runs. */
  trigger: RetentionRuleTriggerInput
  /** Which project it is of. A project has one policy at most. */
  scope: RetentionPolicyScope
}

export interface RetentionRuleTrigger {
  kind: 'Schedule'
  /** When. With an empty `cron` only by hand. */
  settings: {
    cron?: string
    /** RFC 3339, UTC. */
    next_scheduled_time?: string
  }
}

export interface RetentionRuleTriggerInput {
  kind: 'Schedule'
  /** When. With an empty `cron` only by hand. */
  settings?:
    | {
        cron?: string | undefined
        /** RFC 3339, UTC. */
        next_scheduled_time?: string | null | undefined
      }
    | undefined
  /** Ignored. */
  references?:
    | {
        [key: string]: unknown
      }
    | undefined
}

export interface RetentionPolicyScope {
  level: 'project'
  /** The id of the project. */
  ref: number
}

export interface RetentionRule {
  /** Absent unless Harbor made it. */
  id?: number
  /** Ignored. Absent means 0. */
  priority?: number
  /** Absent means `false`. */
  disabled?: boolean
  action: 'retain'
  /**
   * `latestPushedK` and `latestPulledN`: so many. `nDaysSinceLastPush` and `nDaysSinceLastPull`: of so many days.
   * `always`: all.
   */
  template:
    | 'latestPushedK'
    | 'latestPulledN'
    | 'nDaysSinceLastPush'
    | 'nDaysSinceLastPull'
    | 'always'
    | 'latestActiveK'
    | 'lastXDays'
  /** The number that the template takes, under its name: `{ latestPushedK: 10 }`. Absent for `always`. */
  params?: {
    [key: string]: number
  }
  /** Tags: each has to fit. `null` if it was made without. */
  tag_selectors: RetentionSelector[] | null
  /** Repositories: `{ repository: [selector] }`. */
  scope_selectors?: {
    [key: string]: RetentionSelector[]
  }
}

export interface RetentionRuleInput {
  /** Absent unless Harbor made it. */
  id?: number | undefined
  /** Ignored. Absent means 0. */
  priority?: number | undefined
  /** Absent means `false`. */
  disabled?: boolean | undefined
  action: 'retain'
  /**
   * `latestPushedK` and `latestPulledN`: so many. `nDaysSinceLastPush` and `nDaysSinceLastPull`: of so many days.
   * `always`: all.
   */
  template:
    | 'latestPushedK'
    | 'latestPulledN'
    | 'nDaysSinceLastPush'
    | 'nDaysSinceLastPull'
    | 'always'
    | 'latestActiveK'
    | 'lastXDays'
  /** The number that the template takes, under its name: `{ latestPushedK: 10 }`. Absent for `always`. */
  params?:
    | {
        [key: string]: number
      }
    | undefined
  /** Tags: each has to fit. */
  tag_selectors: readonly RetentionSelector[]
  /** Repositories: `{ repository: [selector] }`. */
  scope_selectors: {
    [key: string]: readonly RetentionSelector[]
  }
}

export interface RetentionSelector {
  /** `doublestar`: patterns such as `**`, `v1.*`, `{a,b}`. */
  kind: string
  /** `matches` and `excludes` for tags, `repoMatches` and `repoExcludes` for repositories. */
  decoration: string
  /** `**` is everything. */
  pattern: string
  /** JSON in a string: `{"untagged":true}` takes artifacts without a tag too. Absent for nothing. */
  extras?: string | undefined
}

export interface RetentionExecution {
  id: number
  policy_id: number
  /** To the second or the microsecond: `2026-11-23T20:46:14.751884Z`. */
  start_time: string
  /**
   * To the second or the microsecond: `2026-11-23T20:46:14.751884Z`. `0001-01-01T00:00:00Z` until it has ended.
   */
  end_time: string
  /** How far it is. */
  status: JobStatus
  /** `MANUAL` or `SCHEDULE`. */
  trigger: string
  /** Only finds out what would be deleted. Absent means `false`. */
  dry_run?: boolean
}

export interface RetentionExecutionTask {
  id: number
  execution_id: number
  /** Without the project. */
  repository: string
  /** Absent until it has one. */
  job_id?: string
  /** How far it is. */
  status: JobStatus
  /** 0 pending, 1 scheduled, 2 running, 3 ended: a number for `status`. */
  status_code: number
  /** To the second or the microsecond: `2026-11-23T20:46:14.751884Z`. */
  start_time: string
  /**
   * To the second or the microsecond: `2026-11-23T20:46:14.751884Z`. `0001-01-01T00:00:00Z` until it has ended.
   */
  end_time: string
  /** How many artifacts were looked at. */
  total: number
  /** How many of them are kept. The others were deleted, or would have been. */
  retained: number
}

export interface QuotaUpdateReq {
  /** The new limit. */
  hard: ResourceList
}

export interface QuotaRefObject {
  /** The id of the project. */
  id: number
  /** The name of the project. */
  name: string
  /** Who made the project. Empty if that is not known. */
  owner_name: string
}

export interface Quota {
  /** Its own id, which is not the project's. */
  id: number
  /** The project it is for. Absent if that is gone. */
  ref?: QuotaRefObject
  /** The limit. */
  hard: ResourceList
  /** What is stored. */
  used: ResourceList
  /** RFC 3339, UTC. */
  creation_time: string
  /** `0001-01-01T00:00:00.000Z` in the answer to `get` by id. RFC 3339, UTC. */
  update_time: string
}

export interface ScannerRegistration {
  /** Scanners have no number. */
  uuid: string
  name: string
  description: string
  /** Where its adapter answers. */
  url: string
  /** Whether it is kept from scanning. @default false */
  disabled: boolean
  /** Whether projects use it that have chosen none. @default false */
  is_default: boolean
  /** `Basic`, `Bearer`, `APIKey`, or empty for none. @default */
  auth: string
  /** Always empty: Harbor does not show it. */
  access_credential: string
  /** Whether any certificate will do. @default false */
  skip_certVerify: boolean
  /** Whether the scanner reaches the registry by the name it has inside of Harbor. @default false */
  use_internal_addr: boolean
  /** When it was registered. RFC 3339, UTC. */
  create_time: string
  /** RFC 3339, UTC. */
  update_time: string
  /** As the scanner calls itself. Absent unless it was asked, as for a project. */
  adapter?: string
  /** Who makes it. Absent unless it was asked, as for a project. */
  vendor?: string
  /** The scanner's own version. Absent unless it was asked, as for a project. */
  version?: string
  /** `healthy` or `unhealthy`. Absent unless it was asked, as for a project. @default */
  health?: string
  /** `support_vulnerability` and `support_sbom`. `null` in the answer to `delete`. Since Harbor 2.11. */
  capabilities?: {
    [key: string]: unknown
  } | null
}

export interface ScannerRegistrationReq {
  name: string
  description?: string | undefined
  /** Where its adapter answers: Harbor asks it before it is registered. */
  url: string
  /** `Basic`, `Bearer`, `APIKey`, or empty for none. */
  auth?: string | undefined
  /** `user:password`, a token or a key, by `auth`. In an update left out, it stays as it is. */
  access_credential?: string | undefined
  /** Whether any certificate will do. @default false */
  skip_certVerify?: boolean | undefined
  /** Whether the scanner reaches the registry by the name it has inside of Harbor. @default false */
  use_internal_addr?: boolean | undefined
  /** Whether it is kept from scanning. @default false */
  disabled?: boolean | undefined
}

export interface ScannerRegistrationSettings {
  name: string
  /** Where its adapter answers. */
  url: string
  /** `Basic`, `Bearer`, `APIKey`, or empty for none. @default */
  auth?: string | undefined
  /** `user:password`, a token or a key, by `auth`. */
  access_credential?: string | undefined
}

export interface IsDefault {
  /** `true`: with `false` nothing happens. */
  is_default: boolean
}

export interface ScannerCapability {
  /** `vulnerability` or `sbom`. Since Harbor 2.11. */
  type: string
  /** What it can scan. `null` for nothing. */
  consumes_mime_types: string[] | null
  /** What its reports can be. `null` for nothing. */
  produces_mime_types: string[] | null
}

export interface ScannerAdapterMetadata {
  /** As it calls itself. */
  scanner: Scanner
  /** What it can do. `null` for nothing. */
  capabilities: ScannerCapability[] | null
  /** What else it says of itself. Absent for nothing. */
  properties?: {
    [key: string]: string
  }
}

export interface ImmutableRule {
  id: number
  /** Ignored. Absent means 0. */
  priority?: number
  /** Absent means `false`. */
  disabled?: boolean
  /** `immutable`. Absent if it was made without. */
  action?: string
  /** `immutable_template`. Absent if it was made without. */
  template?: string
  /** Tags: each has to fit. `null` if it was made without. */
  tag_selectors: ImmutableSelector[] | null
  /** Repositories: `{ repository: [selector] }`. */
  scope_selectors?: {
    [key: string]: ImmutableSelector[]
  }
}

export interface ImmutableRuleInput {
  /** In an update the same as in the path. */
  id?: number | undefined
  /** Ignored. Absent means 0. */
  priority?: number | undefined
  /** Absent means `false`. */
  disabled?: boolean | undefined
  /** `immutable` */
  action?: string | undefined
  /** `immutable_template` */
  template?: string | undefined
  /** Tags: each has to fit. */
  tag_selectors: readonly ImmutableSelector[]
  /** Repositories: `{ repository: [selector] }`. */
  scope_selectors: {
    [key: string]: readonly ImmutableSelector[]
  }
}

export interface ImmutableSelector {
  /** `doublestar`: patterns such as `**`, `v1.*`, `{a,b}`. */
  kind: 'doublestar'
  /** `matches` and `excludes` for tags, `repoMatches` and `repoExcludes` for repositories. */
  decoration: string
  /** `**` is everything. */
  pattern: string
}

export interface LdapConf {
  /** `ldaps://ldap.example.com:636` */
  ldap_url?: string | undefined
  /** Who searches: a DN. Nothing for an anonymous search. */
  ldap_search_dn?: string | undefined
  /** The password of `ldap_search_dn`. */
  ldap_search_password?: string | undefined
  /** Where users are looked for. */
  ldap_base_dn?: string | undefined
  /** What a user has to be: `(objectClass=person)`. */
  ldap_filter?: string | undefined
  /** The attribute that holds the name to log in by: `uid`, `cn`, `sAMAccountName`. */
  ldap_uid?: string | undefined
  /** How deep: 0 base, 1 one level, 2 all below. */
  ldap_scope?: number | undefined
  /** Seconds. */
  ldap_connection_timeout?: number | undefined
  /** Whether the server's certificate is checked. */
  ldap_verify_cert?: boolean | undefined
}

export interface LdapPingResult {
  /** Absent means `false`. */
  success?: boolean
  /** Why it failed. Absent if it did not. */
  message?: string
}

export interface LdapImportUsers {
  /** The names by which these users log in. */
  ldap_uid_list: readonly string[]
}

export interface LdapUser {
  username: string
  /** Absent if the directory has none. */
  realname?: string
  /** Absent if the directory has none. */
  email?: string
}

export interface UserGroup {
  /** Absent in the answer to `get`, and in a search in LDAP. */
  id?: number
  group_name: string
  /** 1 LDAP, 2 HTTP, 3 OIDC. Absent in a search in LDAP. */
  group_type?: number
  /** Of a group of LDAP; absent otherwise. */
  ldap_group_dn?: string
}

export interface UserGroupInput {
  /** Of a group that Harbor knows. */
  id?: number | undefined
  group_name?: string | undefined
  /** 1 LDAP, 2 HTTP, 3 OIDC. */
  group_type?: number | undefined
  /** Of a group of LDAP. */
  ldap_group_dn?: string | undefined
}

export interface UserGroupSearchItem {
  id: number
  group_name: string
  /** 1 LDAP, 2 HTTP, 3 OIDC. */
  group_type: number
}

export interface SupportedWebhookEventTypes {
  /** The events that this Harbor can tell of. */
  event_type: EventType[]
  /** The types of targets. */
  notify_type: NotifyType[]
  /** The formats by type of target. */
  payload_formats: PayloadFormat[]
}

export type EventType =
  | 'PUSH_ARTIFACT'
  | 'PULL_ARTIFACT'
  | 'DELETE_ARTIFACT'
  | 'SCANNING_COMPLETED'
  | 'SCANNING_FAILED'
  | 'SCANNING_STOPPED'
  | 'QUOTA_EXCEED'
  | 'QUOTA_WARNING'
  | 'REPLICATION'
  | 'TAG_RETENTION'
  | UnknownWord

export type NotifyType = 'http' | 'slack'

export type PayloadFormatType = 'Default' | 'CloudEvents'

export interface PayloadFormat {
  /** The type of target. */
  notify_type: NotifyType
  /** What it can be sent. */
  formats: PayloadFormatType[]
}

export interface WebhookTargetObject {
  /** An address of your own, or one of Slack. */
  type: 'http' | 'slack'
  /** `http://` or `https://`. */
  address: string
  /** Sent as `Authorization`, as it is. **Comes back in plain text**: keep policies out of logs. */
  auth_header?: string | undefined
  /** Whether any certificate will do. Absent means `false`. */
  skip_cert_verify?: boolean | undefined
  /** `Default` unless given. Not for Slack. */
  payload_format?: PayloadFormatType | undefined
}

export interface WebhookPolicy {
  id: number
  /** Not that of another policy of the project. */
  name: string
  description?: string
  project_id: number
  /** Where events are sent. At least one. */
  targets: WebhookTargetObject[]
  /** `PUSH_ARTIFACT`, `SCANNING_COMPLETED` …: `events` lists what this Harbor knows. */
  event_types: EventType[]
  /** Absent: Harbor does not note who made it. */
  creator?: string
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
  /** Whether events are sent. */
  enabled: boolean
}

export interface WebhookPolicyInput {
  id?: number | undefined
  /** Not that of another policy of the project. */
  name: string
  description?: string | undefined
  project_id?: number | undefined
  /** Where events are sent. At least one. */
  targets: readonly WebhookTargetObject[]
  /** `PUSH_ARTIFACT`, `SCANNING_COMPLETED` …: `events` lists what this Harbor knows. */
  event_types: readonly EventType[]
  /** Absent: Harbor does not note who made it. */
  creator?: string | undefined
  /** RFC 3339, UTC. */
  creation_time?: string | undefined
  /** RFC 3339, UTC. */
  update_time?: string | undefined
  /** Whether events are sent. */
  enabled?: boolean | undefined
}

export interface WebhookLastTrigger {
  policy_name: string
  event_type: EventType
  /** Whether the policy is. Absent means `false`. */
  enabled?: boolean
  /** When the policy was made. `0001-01-01T00:00:00.000Z` if it was changed since. RFC 3339, UTC. */
  creation_time: string
  /**
   * When the event was sent last, whether it arrived or not. Never is `0001-01-01T00:00:00.000Z`. RFC 3339, UTC.
   */
  last_trigger_time: string
}

export interface WebhookJob {
  id: number
  policy_id: number
  /** `PUSH_ARTIFACT`, `SCANNING_COMPLETED` … */
  event_type: EventType
  /** The type of target. */
  notify_type: string
  /** How far it is. */
  status: JobStatus
  /** What was sent, as a string. */
  job_detail?: string
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface InternalConfigurationsResponse {
  [key: string]: InternalConfigurationValue
}

export interface InternalConfigurationValue {
  /** A string, a number or a boolean. **Passwords are among them.** */
  value?: unknown
  /** Whether it can be changed. */
  editable: boolean
}

export interface ConfigurationsResponse {
  /**
   * `db_auth`, `ldap_auth`, `uaa_auth`, `http_auth` or `oidc_auth`. It cannot be changed once there are users
   * beside `admin`.
   */
  auth_mode: StringConfigItem
  /** Whether the portal goes to the OIDC provider by itself. */
  primary_auth_mode: BoolConfigItem
  /** Where users are looked for. */
  ldap_base_dn: StringConfigItem
  /** What a user has to be: `(objectClass=person)`. */
  ldap_filter: StringConfigItem
  /** Where groups are looked for. */
  ldap_group_base_dn: StringConfigItem
  /** The group whose members are system administrators. */
  ldap_group_admin_dn: StringConfigItem
  /** The attribute that holds the name of a group: `cn`. */
  ldap_group_attribute_name: StringConfigItem
  /** What a group has to be: `(objectClass=groupOfNames)`. */
  ldap_group_search_filter: StringConfigItem
  /** How deep groups are looked for: 0 base, 1 one level, 2 all below. */
  ldap_group_search_scope: IntegerConfigItem
  /** Whether the groups of a user are looked up at once and not one after the other. Since Harbor 2.12. */
  ldap_group_attach_parallel?: BoolConfigItem
  /** How deep users are looked for: 0 base, 1 one level, 2 all below. */
  ldap_scope: IntegerConfigItem
  /** Who searches: a DN. Empty for an anonymous search. */
  ldap_search_dn: StringConfigItem
  /** Seconds. */
  ldap_timeout: IntegerConfigItem
  /** The attribute that holds the name to log in by: `uid`, `cn`, `sAMAccountName`. */
  ldap_uid: StringConfigItem
  /** `ldaps://ldap.example.com:636` */
  ldap_url: StringConfigItem
  /** Whether the server's certificate is checked. */
  ldap_verify_cert: BoolConfigItem
  /** The attribute of a user that names the groups: `memberof`. */
  ldap_group_membership_attribute: StringConfigItem
  /** Who may make projects: `everyone` or `adminonly`. */
  project_creation_restriction: StringConfigItem
  /** Whether nothing can be pushed or deleted. */
  read_only: BoolConfigItem
  /** Whether users may sign up in the portal. Of `db_auth` only. */
  self_registration: BoolConfigItem
  /** Minutes that a token of the registry is good for. */
  token_expiration: IntegerConfigItem
  /** The id of Harbor in UAA. */
  uaa_client_id: StringConfigItem
  /** Reads back **in plain text**: keep it out of logs. */
  uaa_client_secret: StringConfigItem
  /** The URL of UAA. */
  uaa_endpoint: StringConfigItem
  /** Whether UAA's certificate is checked. */
  uaa_verify_cert: BoolConfigItem
  /** The URL at which passwords are checked. */
  http_authproxy_endpoint: StringConfigItem
  /** The URL at which tokens are checked. */
  http_authproxy_tokenreview_endpoint: StringConfigItem
  /** The groups whose members are system administrators, with commas between them. */
  http_authproxy_admin_groups: StringConfigItem
  /** The users who are system administrators, with commas between them. */
  http_authproxy_admin_usernames: StringConfigItem
  /** Whether the proxy's certificate is checked. */
  http_authproxy_verify_cert: BoolConfigItem
  /** Whether users are taken on without looking for them first. */
  http_authproxy_skip_search: BoolConfigItem
  /** The proxy's certificate, as PEM. */
  http_authproxy_server_certificate: StringConfigItem
  /** What the portal calls the provider. */
  oidc_name: StringConfigItem
  /** The issuer's URL. */
  oidc_endpoint: StringConfigItem
  /** The id of Harbor at the provider. */
  oidc_client_id: StringConfigItem
  /** The claim that names the groups of a user. */
  oidc_groups_claim: StringConfigItem
  /** The group whose members are system administrators. */
  oidc_admin_group: StringConfigItem
  /** A regular expression: groups that do not fit are ignored. */
  oidc_group_filter: StringConfigItem
  /** `openid,profile,email,offline_access` */
  oidc_scope: StringConfigItem
  /** The claim that holds the user name. Empty: users choose one. */
  oidc_user_claim: StringConfigItem
  /** Whether the provider's certificate is checked. */
  oidc_verify_cert: BoolConfigItem
  /** Whether users are taken on at their first login without choosing a name. */
  oidc_auto_onboard: BoolConfigItem
  /** JSON in a string: parameters for the provider, `{"prompt":"login"}`. */
  oidc_extra_redirect_parms: StringConfigItem
  /** Whether a log-out of Harbor is one of the provider too. Since Harbor 2.13. */
  oidc_logout?: BoolConfigItem
  /** Days that a new robot lives unless it says otherwise. */
  robot_token_duration: IntegerConfigItem
  /** What the names of robots begin with: `robot$`. Changing it renames all of them at once. */
  robot_name_prefix: StringConfigItem
  /** Whether webhooks are sent. */
  notification_enable: BoolConfigItem
  /** Whether projects have quotas. */
  quota_per_project_enable: BoolConfigItem
  /** Bytes that a new project may store; -1 for no limit. */
  storage_per_project: IntegerConfigItem
  /** `host:port` of a syslog server. Empty for none. */
  audit_log_forward_endpoint: StringConfigItem
  /** Whether the audit log is only forwarded and not stored. */
  skip_audit_log_database: BoolConfigItem
  /** Whether pulls by a scanner do not count as pulls. */
  scanner_skip_update_pulltime: BoolConfigItem
  /** Always empty: ask for the schedule of scans. */
  scan_all_policy?: Record<string, never>
  /** Minutes that a session lives after it was used last. */
  session_timeout: IntegerConfigItem
  /**
   * What the portal shows on top: JSON in a string, with `message`, `type`, `closable`, `fromDate` and `toDate`.
   * Empty for none.
   */
  banner_message: StringConfigItem
  /** `pull_artifact,create_artifact`: what is not logged. Since Harbor 2.13. */
  disabled_audit_log_event_types?: StringConfigItem
}

export interface Configurations {
  /**
   * `db_auth`, `ldap_auth`, `uaa_auth`, `http_auth` or `oidc_auth`. It cannot be changed once there are users
   * beside `admin`.
   */
  auth_mode?: 'db_auth' | 'ldap_auth' | 'uaa_auth' | 'http_auth' | 'oidc_auth' | null | undefined
  /** Whether the portal goes to the OIDC provider by itself. */
  primary_auth_mode?: boolean | null | undefined
  /** Where users are looked for. */
  ldap_base_dn?: string | null | undefined
  /** What a user has to be: `(objectClass=person)`. */
  ldap_filter?: string | null | undefined
  /** Where groups are looked for. */
  ldap_group_base_dn?: string | null | undefined
  /** The group whose members are system administrators. */
  ldap_group_admin_dn?: string | null | undefined
  /** The attribute that holds the name of a group: `cn`. */
  ldap_group_attribute_name?: string | null | undefined
  /** What a group has to be: `(objectClass=groupOfNames)`. */
  ldap_group_search_filter?: string | null | undefined
  /** How deep groups are looked for: 0 base, 1 one level, 2 all below. */
  ldap_group_search_scope?: 0 | 1 | 2 | null | undefined
  /** Whether the groups of a user are looked up at once and not one after the other. Since Harbor 2.12. */
  ldap_group_attach_parallel?: boolean | null | undefined
  /** How deep users are looked for: 0 base, 1 one level, 2 all below. */
  ldap_scope?: 0 | 1 | 2 | null | undefined
  /** Who searches: a DN. Empty for an anonymous search. */
  ldap_search_dn?: string | null | undefined
  /** The password of `ldap_search_dn`. Never read back. */
  ldap_search_password?: string | null | undefined
  /** Seconds. */
  ldap_timeout?: number | null | undefined
  /** The attribute that holds the name to log in by: `uid`, `cn`, `sAMAccountName`. */
  ldap_uid?: string | null | undefined
  /** `ldaps://ldap.example.com:636` */
  ldap_url?: string | null | undefined
  /** Whether the server's certificate is checked. */
  ldap_verify_cert?: boolean | null | undefined
  /** The attribute of a user that names the groups: `memberof`. */
  ldap_group_membership_attribute?: string | null | undefined
  /** Who may make projects: `everyone` or `adminonly`. */
  project_creation_restriction?: 'everyone' | 'adminonly' | null | undefined
  /** Whether nothing can be pushed or deleted. */
  read_only?: boolean | null | undefined
  /** Whether users may sign up in the portal. Of `db_auth` only. */
  self_registration?: boolean | null | undefined
  /** Minutes that a token of the registry is good for. */
  token_expiration?: number | null | undefined
  /** The id of Harbor in UAA. */
  uaa_client_id?: string | null | undefined
  /** Reads back **in plain text**: keep it out of logs. */
  uaa_client_secret?: string | null | undefined
  /** The URL of UAA. */
  uaa_endpoint?: string | null | undefined
  /** Whether UAA's certificate is checked. */
  uaa_verify_cert?: boolean | null | undefined
  /** The URL at which passwords are checked. */
  http_authproxy_endpoint?: string | null | undefined
  /** The URL at which tokens are checked. */
  http_authproxy_tokenreview_endpoint?: string | null | undefined
  /** The groups whose members are system administrators, with commas between them. */
  http_authproxy_admin_groups?: string | null | undefined
  /** The users who are system administrators, with commas between them. */
  http_authproxy_admin_usernames?: string | null | undefined
  /** Whether the proxy's certificate is checked. */
  http_authproxy_verify_cert?: boolean | null | undefined
  /** Whether users are taken on without looking for them first. */
  http_authproxy_skip_search?: boolean | null | undefined
  /** The proxy's certificate, as PEM. */
  http_authproxy_server_certificate?: string | null | undefined
  /** What the portal calls the provider. */
  oidc_name?: string | null | undefined
  /** The issuer's URL. */
  oidc_endpoint?: string | null | undefined
  /** The id of Harbor at the provider. */
  oidc_client_id?: string | null | undefined
  /** The secret of Harbor at the provider. Never read back. */
  oidc_client_secret?: string | null | undefined
  /** The claim that names the groups of a user. */
  oidc_groups_claim?: string | null | undefined
  /** The group whose members are system administrators. */
  oidc_admin_group?: string | null | undefined
  /** A regular expression: groups that do not fit are ignored. */
  oidc_group_filter?: string | null | undefined
  /** `openid,profile,email,offline_access` */
  oidc_scope?: string | null | undefined
  /** The claim that holds the user name. Empty: users choose one. */
  oidc_user_claim?: string | null | undefined
  /** Whether the provider's certificate is checked. */
  oidc_verify_cert?: boolean | null | undefined
  /** Whether users are taken on at their first login without choosing a name. */
  oidc_auto_onboard?: boolean | null | undefined
  /** JSON in a string: parameters for the provider, `{"prompt":"login"}`. */
  oidc_extra_redirect_parms?: string | null | undefined
  /** Whether a log-out of Harbor is one of the provider too. Since Harbor 2.13. */
  oidc_logout?: boolean | null | undefined
  /** Days that a new robot lives unless it says otherwise. */
  robot_token_duration?: number | null | undefined
  /** What the names of robots begin with: `robot$`. Changing it renames all of them at once. */
  robot_name_prefix?: string | null | undefined
  /** Whether webhooks are sent. */
  notification_enable?: boolean | null | undefined
  /** Whether projects have quotas. */
  quota_per_project_enable?: boolean | null | undefined
  /** Bytes that a new project may store; -1 for no limit. */
  storage_per_project?: number | null | undefined
  /** `host:port` of a syslog server. Empty for none. */
  audit_log_forward_endpoint?: string | null | undefined
  /** Whether the audit log is only forwarded and not stored. */
  skip_audit_log_database?: boolean | null | undefined
  /** Minutes that a session lives after it was used last. */
  session_timeout?: number | null | undefined
  /** Whether pulls by a scanner do not count as pulls. */
  scanner_skip_update_pulltime?: boolean | null | undefined
  /**
   * What the portal shows on top: JSON in a string, with `message`, `type`, `closable`, `fromDate` and `toDate`.
   * Empty for none.
   */
  banner_message?: string | null | undefined
  /** `pull_artifact,create_artifact`: what is not logged. Since Harbor 2.13. */
  disabled_audit_log_event_types?: string | null | undefined
}

export interface StringConfigItem {
  value: string
  /** Whether it can be changed. */
  editable: boolean
}

export interface BoolConfigItem {
  value: boolean
  /** Whether it can be changed. */
  editable: boolean
}

export interface IntegerConfigItem {
  value: number
  /** Whether it can be changed. */
  editable: boolean
}

export interface ProjectMemberEntity {
  /** The member's own id, which is not the user's. */
  id: number
  project_id: number
  /** The name of the user or the group. */
  entity_name: string
  /** The same as `role_id`, in words. */
  role_name: 'projectAdmin' | 'developer' | 'guest' | 'maintainer' | 'limitedGuest'
  /** 1 project admin, 2 developer, 3 guest, 4 maintainer, 5 limited guest. */
  role_id: 1 | 2 | 3 | 4 | 5
  /** The id of the user or the group. */
  entity_id: number
  /** `u` a user, `g` a group. */
  entity_type: 'u' | 'g'
}

export interface ProjectMember {
  /** 1 project admin, 2 developer, 3 guest, 4 maintainer, 5 limited guest. */
  role_id: 1 | 2 | 3 | 4 | 5
  /** The user, by `username` or `user_id`. Either this or a group. */
  member_user?: UserEntity | undefined
  /** The group, by `id`, by `ldap_group_dn`, or by `group_name` with `group_type`. Either this or a user. */
  member_group?: UserGroupInput | undefined
}

export interface RoleRequest {
  /** 1 project admin, 2 developer, 3 guest, 4 maintainer, 5 limited guest. */
  role_id: 1 | 2 | 3 | 4 | 5
}

export interface UserEntity {
  /** Either this or `username`. */
  user_id?: number | undefined
  /** Either this or `user_id`. */
  username?: string | undefined
}

export interface UserProfile {
  email?: string | undefined
  /** At most 255 characters, without `,`, `"`, `~`, `#`, `%` or `$`. */
  realname?: string | undefined
  /** At most 30 characters. */
  comment?: string | undefined
}

export interface UserCreationReq {
  email: string
  /** At most 255 characters, without `,`, `"`, `~`, `#`, `%` or `$`. */
  realname: string
  /** At most 30 characters. */
  comment?: string | undefined
  /** 8 to 128 characters, with an upper-case and a lower-case letter and a digit. */
  password: string
  /** The name to log in by, at most 255 characters. It cannot be changed. */
  username: string
}

export interface OIDCUserInfo {
  id: number
  user_id: number
  /** Subject and issuer of the provider, one after the other. */
  subiss: string
  /** The user's CLI secret **in plain text**, for administrators: keep it out of logs. */
  secret?: string
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface UserResp {
  /** Absent if there is none: `admin` may have none. */
  email?: string
  /** Absent if it is empty. */
  realname?: string
  comment?: string
  user_id: number
  username: string
  /** Whether the user is a system administrator in Harbor itself. */
  sysadmin_flag: boolean
  /** Whether a group of LDAP or OIDC makes the user a system administrator. Known of the caller only. */
  admin_role_in_auth: boolean
  /** Absent unless the user came by OIDC. */
  oidc_user_meta?: OIDCUserInfo
  /** RFC 3339, UTC. */
  creation_time: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface UserSysAdminFlag {
  /** Whether the user is to be a system administrator. */
  sysadmin_flag: boolean
}

export interface PasswordReq {
  /** Needed to change one's own; an administrator who sets that of another user leaves it out. */
  old_password?: string | undefined
  /** 8 to 128 characters, with an upper-case and a lower-case letter and a digit. Not the old one. */
  new_password: string
}

export interface UserSearchRespItem {
  user_id: number
  username: string
}

export interface Permission {
  /** `repository`, `tag` …, or with its place: `/project/1/repository`. */
  resource: string
  /** `pull`, `push`, `read`, `list`, `create`, `update`, `delete`, `stop` … */
  action: string
}

export interface Permissions {
  /** What a robot can be allowed in the system. `null` for those who are no system administrators. */
  system: Permission[] | null
  /** What a robot can be allowed in a project. */
  project: Permission[]
}

export interface OIDCCliSecretReq {
  /**
   * 8 to 128 characters, with an upper-case and a lower-case letter and a digit. Made by Harbor if it is left out.
   */
  secret?: string | undefined
}

export interface OverallHealthStatus {
  /** `healthy`, or `unhealthy` as soon as one component is. */
  status: string
  /** `core`, `database`, `redis`, `registry`, `jobservice` … each. */
  components: ComponentHealthStatus[]
}

export interface ComponentHealthStatus {
  name: string
  /** `healthy` or `unhealthy`. */
  status: string
  /** Why it is unhealthy. Absent if it is not. */
  error?: string
}

export interface Statistic {
  /** Of an administrator all, of others those they are members of. */
  private_project_count: number
  /** Repositories in these projects. */
  private_repo_count: number
  /** Projects that everybody sees. */
  public_project_count: number
  /** Repositories in these projects. */
  public_repo_count: number
  /** 0 for those who are no administrators. */
  total_project_count: number
  /** 0 for those who are no administrators. */
  total_repo_count: number
  /** Bytes. 0 for those who are no administrators. */
  total_storage_consumption: number
}

export interface Accessory {
  id: number
  /** The id of the accessory itself, which is an artifact. */
  artifact_id: number
  /** Absent if the subject was pushed afterwards, or never. */
  subject_artifact_id?: number
  /** What it is about. */
  subject_artifact_digest: string
  /** Where its subject is, with the project: `demo/app`. */
  subject_artifact_repo: string
  /** Bytes. */
  size: number
  /** The accessory's own digest. */
  digest: string
  /**
   * `signature.cosign`, `signature.notation`, `sbom.harbor`, `accelerator.nydus`, or `subject.accessory` for all
   * else that has a subject.
   */
  type: string
  /** The digest of an icon. Empty if it has none. */
  icon: string
  /** RFC 3339, UTC. */
  creation_time: string
}

export interface ScanDataExportRequest {
  /** For people. */
  job_name?: string | undefined
  /** Ids of projects: exactly one. */
  projects: readonly number[]
  /** Ids of labels, of which an artifact must have one. */
  labels?: readonly number[] | undefined
  /** A pattern, without the project: `{app,web/**}`. No spaces. Nothing means all. */
  repositories?: string | undefined
  /** A pattern: `{CVE-2023-38545,CVE-2022-37434}`. No spaces. Nothing means all. */
  cveIds?: string | undefined
  /** A pattern: `{v1.*,latest}`. No spaces. Nothing means all. */
  tags?: string | undefined
}

export interface ScanDataExportJob {
  /** The export's id. */
  id: number
}

export interface ScanDataExportExecution {
  id: number
  /** Who asked for it: nobody else can see it. */
  user_id: number
  /** How far it is. */
  status: JobStatus
  /** `MANUAL` */
  trigger: string
  /** RFC 3339, UTC. */
  start_time: string
  /** `0001-01-01T00:00:00.000Z` until it has ended. RFC 3339, UTC. */
  end_time: string
  /** Why there is no file, or why it failed. Empty otherwise. */
  status_text: string
  user_name: string
  /** Whether there is a file to download. It can be downloaded once. */
  file_present: boolean
}

export interface ScanDataExportExecutionList {
  /** The caller's own exports. */
  items: ScanDataExportExecution[]
}

export interface WorkerPool {
  /** The process of the job service. */
  pid: number
  worker_pool_id: string
  /** When it was started. RFC 3339, UTC. */
  start_at: string
  /** When it was heard of last. RFC 3339, UTC. */
  heartbeat_at: string
  /** How many jobs it does at once. */
  concurrency: number
}

export interface Worker {
  id: string
  pool_id: string
  /** `REPLICATION`, `IMAGE_SCAN` …: what it works on. Absent if it is idle. */
  job_name?: string
  /** Absent if it is idle. */
  job_id?: string
  /** When the job began. Absent if it is idle. RFC 3339, UTC. */
  start_at?: string
  /** When the job was heard of last. Absent if it never was. RFC 3339, UTC. */
  checkin_at?: string
}

export interface ActionRequest {
  /** `stop` empties the queue, `pause` keeps it from being worked on, `resume` undoes that. */
  action: 'stop' | 'pause' | 'resume'
}

export interface JobQueue {
  /** `REPLICATION`, `IMAGE_SCAN`, `GARBAGE_COLLECTION` … */
  job_type: string
  /** How many jobs wait. Absent means 0. */
  count?: number
  /** Seconds that the oldest of them has waited. Absent means 0. */
  latency?: number
  /** Whether it is kept from being worked on. */
  paused: boolean
}

export interface ScheduleTask {
  id: number
  /** `RETENTION`, `REPLICATION`, `GARBAGE_COLLECTION` …: what it starts. */
  vendor_type: string
  /** The id of the policy. Absent or -1 for what there is once. */
  vendor_id?: number
  /** Six fields, of which the first, the seconds, must be 0: `0 0 2 * * *` is every day at 2:00 UTC. */
  cron: string
  /** RFC 3339, UTC. */
  update_time: string
}

export interface SchedulerStatus {
  /** Whether no schedule starts anything. */
  paused: boolean
}

export interface SecuritySummary {
  /** How many vulnerabilities are critical. */
  critical_cnt: number
  /** Absent means 0. */
  high_cnt?: number
  /** How many vulnerabilities are of medium severity. */
  medium_cnt: number
  /** How many vulnerabilities are of low severity. */
  low_cnt: number
  /** Absent means 0. */
  none_cnt?: number
  /** How many have a severity that is not known. Absent means 0. */
  unknown_cnt?: number
  /** All vulnerabilities: one that several artifacts have counts for each. */
  total_vuls: number
  /** How many artifacts have been scanned. */
  scanned_cnt: number
  /** How many artifacts there are. */
  total_artifact: number
  /** How many vulnerabilities a newer version of the package mends. */
  fixable_cnt: number
  /** The five worst. Absent unless asked for (`with_dangerous_cve`). */
  dangerous_cves?: DangerousCVE[]
  /** The five that have the worst. Absent unless asked for (`with_dangerous_artifact`). */
  dangerous_artifacts?: DangerousArtifact[]
}

export interface DangerousCVE {
  /** `CVE-2023-38545` */
  cve_id: string
  severity: Severity
  /** 0 to 10. Absent means 0. */
  cvss_score_v3?: number
  /** The package that has it. */
  package: string
  /** The package's version. */
  version: string
}

export interface DangerousArtifact {
  project_id: number
  /** With the project: `demo/team/app`. */
  repository_name: string
  digest: string
  /** How many of its vulnerabilities are critical. */
  critical_cnt: number
  /** How many of its vulnerabilities are of high severity. */
  high_cnt: number
  /** How many of its vulnerabilities are of medium severity. */
  medium_cnt: number
}

export interface VulnerabilityItem {
  project_id: number
  /** With the project: `demo/team/app`. */
  repository_name: string
  digest: string
  /** `null` unless asked for (`with_tag`), or if there are none. */
  tags: string[] | null
  /** `CVE-2023-38545` */
  cve_id: string
  severity: Severity
  /** `fixed`, `affected`, `will_not_fix` …: the vendor's word. Since Harbor 2.14. */
  status?: string
  /** 0 to 10. Absent if it is not known. */
  cvss_v3_score?: number
  /** The package that has it. */
  package: string
  /** The package's version. */
  version: string
  /** The version that mends it. Absent if there is none. */
  fixed_version?: string
  /** What it is. Absent if the scanner does not say. */
  desc?: string
  /** Where to read about it. One empty string for nowhere. */
  links: string[]
}

export interface ScanType {
  /** `vulnerability` unless given. Harbor 2.10 knows no other. */
  scan_type?: 'vulnerability' | 'sbom' | undefined
}

export interface ErrorItem {
  /** `NOT_FOUND`, `FORBIDDEN`, `DENIED` …: Harbor's own word. */
  code: string
  /** For people; it may change with each release. */
  message: string
}

export type JobStatus = 'Pending' | 'Scheduled' | 'Running' | 'Success' | 'Error' | 'Stopped'

export type Severity = 'None' | 'Unknown' | 'Negligible' | 'Low' | 'Medium' | 'High' | 'Critical'

export interface ScheduleReq {
  /** `Manual` runs it now; `None` takes the schedule away; all others need a `cron`. */
  type: 'Hourly' | 'Daily' | 'Weekly' | 'Custom' | 'Manual' | 'None'
  /** Six fields, of which the first, the seconds, must be 0: `0 0 2 * * *` is every day at 2:00 UTC. */
  cron?: string | undefined
}

export interface GCScheduleReq {
  schedule: ScheduleReq
  /** What is collected. */
  parameters?: GCParameters | undefined
}

export interface GCParameters {
  /** Whether artifacts without a tag are deleted first. `false` unless given. */
  delete_untagged?: boolean | undefined
  /** Whether tags that the registry has and Harbor does not are deleted. `false` unless given. */
  delete_tag?: boolean | undefined
  /** Only finds out what would be deleted. `false` unless given. */
  dry_run?: boolean | undefined
  /** How many delete at once, 1 to 10. 1 unless given. */
  workers?: number | undefined
}

export interface PurgeScheduleReq {
  schedule: ScheduleReq
  /** What is purged. */
  parameters: PurgeParameters
}

export interface PurgeParameters {
  /** Hours: what is older is deleted. At most 240000. */
  audit_retention_hour: number
  /** `create_artifact,delete_artifact,pull_artifact`: what is deleted. */
  include_event_types: string
  /** `create,delete,pull`: what Harbor before 2.13 asks for in its place. */
  include_operations?: string | undefined
  /** Only counts what would be deleted. `false` unless given. */
  dry_run?: boolean | undefined
}

export interface ScanAllScheduleReq {
  schedule: ScheduleReq
}

export interface PreheatProvider {
  /** What `vendor` of an instance is: `dragonfly`, `kraken`. */
  id: string
  name: string
  /** A URL. */
  icon: string
  /** Names with addresses. */
  maintainers: string[]
  /** The release that Harbor was made for. */
  version: string
  /** Where its code is. */
  source: string
}

export interface PreheatInstance {
  id: number
  name: string
  description?: string
  /** A provider's id. Harbor takes one that it does not know. */
  vendor: string
  /** The URL of the instance. */
  endpoint: string
  /** `NONE`, `BASIC`, `OAUTH` or `CUSTOM`. */
  auth_mode: string
  /** Never shown by Harbor 2.15; older releases show it **in plain text**. */
  auth_info?: {
    [key: string]: string
  }
  /** Always `Unknown`: `ping` finds out. */
  status: string
  /** Whether policies can use it. */
  enabled: boolean
  /** Whether it is offered first. */
  default: boolean
  /** Whether any certificate will do. */
  insecure: boolean
  /** Epoch seconds: when it was made. */
  setup_timestamp: number
}

export interface PreheatInstanceInput {
  /** To ping an existing one. */
  id?: number | undefined
  name?: string | undefined
  description?: string | undefined
  /** A provider's id. Harbor takes one that it does not know. */
  vendor?: string | undefined
  /** The URL of the instance. */
  endpoint?: string | undefined
  /** `NONE`, `BASIC`, `OAUTH` or `CUSTOM`. */
  auth_mode?: string | undefined
  /** Of `BASIC` `username` and `password`, of `OAUTH` `token`, of `CUSTOM` a header of any name. */
  auth_info?:
    | {
        [key: string]: string
      }
    | undefined
  /** Ignored. */
  status?: string | undefined
  /** Whether policies can use it. */
  enabled?: boolean | undefined
  /** Whether it is offered first. */
  default?: boolean | undefined
  /** Whether any certificate will do. */
  insecure?: boolean | undefined
  /** Epoch seconds: when it was made. */
  setup_timestamp?: number | undefined
}

export interface ScanAllStats {
  /** How many artifacts the latest run scans. */
  total: number
  /** How many are done: well, with an error, or stopped. */
  completed: number
  /** How many by status: `{ Success: 24 }`. Absent if there was no run. */
  metrics?: {
    [key: string]: number
  }
  /** Whether it still runs. */
  ongoing: boolean
  /** What started it. Absent if there was no run. */
  trigger?: 'Manual' | 'Schedule' | 'Event'
}

export interface SearchResult {
  /** Projects whose name has the word in it. */
  project: Project[]
  /** Repositories whose name has the word in it. */
  repository: SearchRepository[]
}

export type ProjectArtifact = Artifact & {
  repository_name: string
}

export interface VulnerabilityReport {
  /** When the scanner made it, as the scanner writes times. */
  generated_at: string
  /** Who made it. `null` if that is not known. */
  scanner: Scanner | null
  /** The worst of all vulnerabilities; `Unknown` if there are none. */
  severity: Severity
  /** What was found. */
  vulnerabilities: ReportedVulnerability[]
}

export interface ReportedVulnerability {
  /** `CVE-2023-38545`, or the number that another database gave it. */
  id: string
  /** The package that has it. */
  package: string
  /** The package's version. */
  version: string
  /** The version that mends it. Empty if there is none. */
  fix_version: string
  severity: Severity
  /** `fixed`, `affected`, `will_not_fix` …: the vendor's word. Older releases of Harbor leave it out. */
  status?: string
  description: string
  /** Where to read about it. `null` for nowhere. */
  links: string[] | null
  /** The artifacts that have it: of an index, some of those it refers to. `null` if the scanner does not say. */
  artifact_digests: string[] | null
  /** The score that the scanner trusts most. */
  preferred_cvss: CVSS
  /** `CWE-122`: kinds of weakness. `null` for none named. */
  cwe_ids: string[] | null
  /** What the scanner knows besides, as it writes it. `null` for nothing. */
  vendor_attributes: {
    [key: string]: unknown
  } | null
}

export interface CVSS {
  /** 0 to 10. `null` if it is not known. */
  score_v3: number | null
  /** 0 to 10. `null` if it is not known. */
  score_v2: number | null
  /** `CVSS:3.1/AV:N/…`. Empty if it is not known. */
  vector_v3: string
  /** `AV:N/AC:L/…`. Empty if it is not known. */
  vector_v2: string
}

export interface VulnerabilityReports {
  [key: string]: VulnerabilityReport
}

export interface ProjectUpdateReq {
  /** Changes what is given; the rest stays. */
  metadata?: ProjectMetadataInput | undefined
  /** Replaces the whole list. */
  cve_allowlist?: CVEAllowlistInput | undefined
}

export interface Volume {
  /** Bytes. Absent where the storage does not say. */
  total?: number
  /** Bytes. Absent where the storage does not say. */
  free?: number
}

export interface SearchQuery {
  /** A word: part of a name. */
  q: string
}

export interface SearchLdapUserQuery {
  /** A whole name. Nothing for all users. */
  username?: string | undefined
}

export interface SearchLdapGroupQuery {
  /** A whole name. Nothing for all groups. */
  groupname?: string | undefined
  /** A whole DN. */
  groupdn?: string | undefined
}

export interface ListProjectsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** Part of a name. */
  name?: string | undefined
  /** Only public ones, or only others. */
  public?: boolean | undefined
  /** The user name of who made it. */
  owner?: string | undefined
  /** Metadata and the CVE allowlist too. `true` unless given. */
  with_detail?: boolean | undefined
}

export interface HeadProjectQuery {
  /** A whole name. */
  project_name: string
}

export interface ListProjectMembersQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** A whole name of a user or a group. The total then counts all members all the same. */
  entityname?: string | undefined
}

export interface ListAllRepositoriesQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListRepositoriesQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListArtifactsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Tags too. `true` unless given. */
  with_tag?: boolean | undefined
  /** Labels too. `false` unless given. */
  with_label?: boolean | undefined
  /** The latest vulnerability report in short. `false` unless given. */
  with_scan_overview?: boolean | undefined
  /** The latest SBOM in short. `false` unless given. Since Harbor 2.11. */
  with_sbom_overview?: boolean | undefined
  /** Whether tags are immutable. `false` unless given. */
  with_immutable_status?: boolean | undefined
  /** Signatures, SBOMs and the like. `false` unless given. */
  with_accessory?: boolean | undefined
}

export interface CopyArtifactQuery {
  /** `demo/app:v1` or `demo/app@sha256:…` */
  from: string
}

export interface GetArtifactQuery {
  /** Tags too. `true` unless given. */
  with_tag?: boolean | undefined
  /** Labels too. `false` unless given. */
  with_label?: boolean | undefined
  /** The latest vulnerability report in short. `false` unless given. */
  with_scan_overview?: boolean | undefined
  /** The latest SBOM in short. `false` unless given. Since Harbor 2.11. */
  with_sbom_overview?: boolean | undefined
  /** Signatures, SBOMs and the like. `false` unless given. */
  with_accessory?: boolean | undefined
  /** Whether tags are immutable. `false` unless given. */
  with_immutable_status?: boolean | undefined
}

export interface ListTagsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Whether they are immutable. `false` unless given. */
  with_immutable_status?: boolean | undefined
}

export interface ListAccessoriesQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListArtifactsOfProjectQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Tags too. `true` unless given. */
  with_tag?: boolean | undefined
  /** Labels too. `false` unless given. */
  with_label?: boolean | undefined
  /** The latest vulnerability report in short. `false` unless given. */
  with_scan_overview?: boolean | undefined
  /** The latest SBOM in short. `false` unless given. Since Harbor 2.11. */
  with_sbom_overview?: boolean | undefined
  /** Whether tags are immutable. `false` unless given. */
  with_immutable_status?: boolean | undefined
  /** Signatures, SBOMs and the like. `false` unless given. */
  with_accessory?: boolean | undefined
  /**
   * Only the latest of each repository. Needs `media_type` or `artifact_type` in `q`, and ignores all else there
   * and `sort`. `false` unless given.
   */
  latest_in_repository?: boolean | undefined
}

export interface ListScannerCandidatesOfProjectQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListAuditLogsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListAuditLogExtsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface GetLogsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface GetLogExtsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListInstancesQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
}

export interface ListPoliciesQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
}

export interface ListExecutionsQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
}

export interface ListTasksQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
}

export interface ListImmuRulesQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
}

export interface ListWebhookPoliciesOfProjectQuery {
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListExecutionsOfWebhookPolicyQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
}

export interface ListTasksOfWebhookExecutionQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
}

export interface ListWebhookJobsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** The policy whose jobs these are. */
  policy_id: number
  /** One or several: `Running`, `Success` … */
  status?: readonly string[] | undefined
}

export interface ListUserGroupsQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** A whole DN. Of LDAP only. */
  ldap_group_dn?: string | undefined
  /** Part of a name. */
  group_name?: string | undefined
}

export interface SearchUserGroupsQuery {
  /** Ignored by Harbor: there is one page. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Part of a name. */
  groupname: string
}

export interface ListRobotQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListQuotasQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** `project`: there is no other. */
  reference?: string | undefined
  /** A project's id, as a string. */
  reference_id?: string | undefined
  /** `hard.storage`, `used.storage`, `creation_time` or `update_time`, with `-` before it for descending. */
  sort?: string | undefined
}

export interface ListReplicationPoliciesQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Part of a name. */
  name?: string | undefined
}

export interface ListReplicationExecutionsQuery {
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  policy_id?: number | undefined
  /** `InProgress`, `Succeed`, `Failed` or `Stopped`. */
  status?: string | undefined
  /** `manual`, `scheduled` or `event_based`. */
  trigger?: string | undefined
}

export interface ListReplicationTasksQuery {
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** `Pending`, `InProgress`, `Succeed`, `Failed` or `Stopped`. */
  status?: string | undefined
  /** `artifact` */
  resource_type?: string | undefined
}

export interface ListRegistriesQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Part of a name. */
  name?: string | undefined
}

export interface GetGCHistoryQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface GetPurgeHistoryQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListSchedulesQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListRetentionExecutionsQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListRetentionTasksQuery {
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListScannersQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface ListUsersQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
}

export interface SearchUsersQuery {
  /** Ignored by Harbor: there is one page. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Part of a name. */
  username: string
}

export interface GetCurrentUserPermissionsQuery {
  /** `/project/1` or `/`. Without it there are none. */
  scope?: string | undefined
  /** Names of resources without the scope: `repository`. `false` unless given. */
  relative?: boolean | undefined
}

export interface ListLabelsQuery {
  /** Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor. */
  q?: string | undefined
  /** A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by. */
  sort?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Part of a name. */
  name?: string | undefined
  /** `g` for those of all projects, `p` for those of one. */
  scope: 'g' | 'p'
  /** Needed for those of a project. */
  project_id?: number | undefined
}

export interface DownloadScanDataQuery {
  /** `csv`: there is no other. */
  format?: string | undefined
}

export interface GetSecuritySummaryQuery {
  /** The five worst vulnerabilities too. `false` unless given. */
  with_dangerous_cve?: boolean | undefined
  /** The five artifacts that have the worst. `false` unless given. */
  with_dangerous_artifact?: boolean | undefined
}

export interface ListVulnerabilitiesQuery {
  /**
   * `cve_id`, `severity`, `status`, `project_id`, `repository_name`, `package`, `tag` and `digest` exactly;
   * `cvss_score_v3` between two numbers. Anything else is an error.
   */
  q?: string | undefined
  /** From 1. Without it a list is read on by itself. */
  page?: number | undefined
  /** At most 100. */
  page_size?: number | undefined
  /** Stop counting at 1,000: the total is then not known. `false` unless given. */
  tune_count?: boolean | undefined
  /** Tags too. `false` unless given. */
  with_tag?: boolean | undefined
}
