// What the tables hold. Columns are spelled as Harbor spells them on the wire, so that a `q` or a
// `sort` key is a column. Times are ISO strings, which sort as they are.

export interface User {
  readonly id: number
  username: string
  password: string
  email: string
  realname: string
  comment: string
  sysadmin_flag: boolean
  readonly creation_time: string
  update_time: string
}

export interface AllowlistItem {
  cve_id: string
}

export interface Project {
  readonly id: number
  readonly name: string
  readonly owner_id: number
  /** Every value is a string, booleans too. */
  metadata: Record<string, string>
  allowlist: { items: AllowlistItem[]; expires_at: number | undefined }
  readonly creation_time: string
  update_time: string
}

export interface Member {
  readonly id: number
  readonly project_id: number
  readonly entity_id: number
  role_id: number
}

export interface Repository {
  readonly id: number
  readonly project_id: number
  /** With the project: `demo/team/app`. */
  readonly name: string
  description: string
  pull_count: number
  readonly creation_time: string
  update_time: string
}

export interface Platform {
  readonly architecture?: string
  readonly os?: string
  readonly variant?: string
  readonly OsVersion?: string
  readonly OsFeatures: readonly string[] | null
}

/** A child of an index. */
export interface Reference {
  readonly child_id: number
  readonly child_digest: string
  readonly platform: Platform | undefined
  readonly annotations: Readonly<Record<string, string>> | undefined
  readonly urls: readonly string[] | null
}

export interface Artifact {
  readonly id: number
  readonly project_id: number
  readonly repository_id: number
  readonly repository_name: string
  readonly digest: string
  readonly type: string
  /** Of the config; of the index itself where it is one. */
  readonly media_type: string
  readonly manifest_media_type: string
  readonly artifact_type: string
  readonly size: number
  readonly icon: string
  readonly extra_attrs: Readonly<Record<string, unknown>> | undefined
  readonly annotations: Readonly<Record<string, string>> | undefined
  readonly references: readonly Reference[]
  /** Everything that counts against the quota, the manifest first. */
  readonly blobs: readonly { readonly digest: string; readonly size: number }[]
  readonly labels: Set<number>
  readonly push_time: string
  pull_time: string
}

export interface Tag {
  readonly id: number
  readonly repository_id: number
  artifact_id: number
  readonly name: string
  push_time: string
  pull_time: string
}

export interface Accessory {
  readonly id: number
  readonly artifact_id: number
  readonly subject_artifact_repo: string
  readonly subject_artifact_digest: string
  readonly type: string
  readonly digest: string
  readonly size: number
  readonly icon: string
  readonly creation_time: string
}

export interface Label {
  readonly id: number
  name: string
  description: string
  color: string
  readonly scope: 'g' | 'p'
  /** 0 for a global one. */
  readonly project_id: number
  readonly creation_time: string
  update_time: string
}

export interface Quota {
  readonly id: number
  readonly project_id: number
  hard: number
  readonly creation_time: string
  update_time: string
}

export interface Access {
  readonly resource: string
  readonly action: string
}

export interface RobotPermission {
  readonly kind: 'system' | 'project'
  /** `/`, a project's name, or `*`. */
  readonly namespace: string
  readonly access: readonly Access[]
}

export interface Robot {
  readonly id: number
  /** Without the prefix: `ci`, or `demo+ci` where it is of a project. */
  readonly name: string
  readonly level: 'system' | 'project'
  /** 0 for a system robot. */
  readonly project_id: number
  secret: string
  /** How many secrets there were. */
  turn: number
  description: string
  disable: boolean
  /** Days, or -1: never. */
  duration: number
  /** Epoch seconds, or -1: never. */
  expires_at: number
  permissions: readonly RobotPermission[]
  readonly creator_ref: number
  readonly creator_type: 'local' | 'robot'
  readonly creation_time: string
  update_time: string
}

export interface WebhookTarget {
  readonly type: string
  readonly address: string
  readonly auth_header: string
  readonly skip_cert_verify: boolean
  readonly payload_format: string
}

export interface WebhookPolicy {
  readonly id: number
  readonly project_id: number
  name: string
  description: string
  enabled: boolean
  event_types: readonly string[]
  targets: readonly WebhookTarget[]
  readonly creation_time: string
  update_time: string
}
