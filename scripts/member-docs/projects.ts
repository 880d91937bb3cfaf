import type { MemberDocs } from './member-docs'

const count = 'How many members have the role. Absent means 0, or that the caller may not see members.'

export const projects: MemberDocs = {
  ProjectReq: {
    project_name:
      '1 to 255 characters: lower-case letters and digits, with single `.`, `_` or `-` between them.',
    public: "Say `metadata: { public: 'true' }`: this is how it was said before Harbor 1.",
    metadata: 'Settings, all of them strings.',
    storage_limit:
      'Bytes; -1 for no limit, 0 or nothing for what the system gives. Ignored, without an error, unless an administrator gives it.',
    registry_id: 'The registry that the project caches. Only a new project can become a cache.',
  },
  ProjectUpdateReq: {
    metadata: 'Changes what is given; the rest stays.',
    cve_allowlist: 'Replaces the whole list.',
  },
  Project: {
    owner_id: 'The user who made it.',
    registry_id: 'The registry that the project caches. Absent for a project that is no cache.',
    owner_name: 'Absent if the user is gone, or if a robot made it.',
    current_user_role_id: 'The highest role of the caller, as a number. Absent if the caller has none.',
    current_user_role_ids:
      'All roles of the caller: one by name, others by groups. `null` for anonymous callers, robots and those who have none.',
    metadata: 'Settings, all of them strings. Absent in a list `with_detail: false`.',
    cve_allowlist:
      'What does not count in a scan. Its items are `null` in a list `with_detail: false`, and in a search.',
  },
  ProjectDeletable: {
    deletable: 'Absent means `false`.',
    message: 'Why it cannot be deleted. Absent if it can.',
  },
  ProjectMetadata: {
    public: 'Whether everybody may pull.',
    enable_content_trust: 'Whether only images with a Notation signature can be pulled.',
    enable_content_trust_cosign: 'Whether only images with a cosign signature can be pulled.',
    prevent_vul: 'Whether images with vulnerabilities of `severity` or worse cannot be pulled.',
    severity: 'From where on `prevent_vul` counts.',
    auto_scan: 'Whether images are scanned when they are pushed.',
    auto_sbom_generation: 'Whether SBOMs are made when images are pushed. Since Harbor 2.11.',
    reuse_sys_cve_allowlist: "Whether the system's allowlist counts, and not the project's own.",
    retention_id: "The id of the project's retention policy, as a string. Harbor sets it.",
    proxy_speed_kb: 'Of a cache: kilobytes a second, as a string; `-1` for no limit. Since Harbor 2.12.',
    max_upstream_conn:
      'Of a cache: how many connections to its registry at once, as a string. Since Harbor 2.14.',
    proxy_cache_local_on_not_found:
      'Of a cache: whether to answer from what is stored when the registry no longer has it. Since Harbor 2.15.',
  },
  ProjectSummary: {
    project_admin_count: count,
    maintainer_count: count,
    developer_count: count,
    guest_count: count,
    limited_guest_count: count,
    quota: 'Absent where quotas are off, and for those who may not see it.',
    registry: 'The registry that the project caches. Absent for a project that is no cache.',
  },
  ProjectSummaryQuota: { hard: 'The limit.', used: 'What is stored.' },
  ProjectScanner: { uuid: "The scanner's `uuid`. Harbor takes one that does not exist." },
  CVEAllowlist: {
    id: 'Absent in a list `with_detail: false`, and in a search.',
    project_id: "Absent for the system's own.",
    expires_at: 'Epoch seconds, after which it no longer counts. Absent for never.',
    items: 'Each once. `null` in a list `with_detail: false`, and in a search.',
    creation_time: '`0001-01-01T00:00:00.000Z` until it is set for the first time.',
    update_time: '`0001-01-01T00:00:00.000Z` until it is set for the first time.',
  },
  ProjectMemberEntity: {
    id: "The member's own id, which is not the user's.",
    entity_name: 'The name of the user or the group.',
    role_name: 'The same as `role_id`, in words.',
    role_id: '1 project admin, 2 developer, 3 guest, 4 maintainer, 5 limited guest.',
    entity_id: 'The id of the user or the group.',
    entity_type: '`u` a user, `g` a group.',
  },
  ProjectMember: {
    role_id: '1 project admin, 2 developer, 3 guest, 4 maintainer, 5 limited guest.',
    member_user: 'The user, by `username` or `user_id`. Either this or a group.',
    member_group:
      'The group, by `id`, by `ldap_group_dn`, or by `group_name` with `group_type`. Either this or a user.',
  },
  RoleRequest: { role_id: '1 project admin, 2 developer, 3 guest, 4 maintainer, 5 limited guest.' },
  Repository: {
    name: 'With the project: `demo/team/app`.',
    description: 'Stored HTML-escaped: `a & b` reads back as `a &amp; b`. Absent if it is empty.',
    artifact_count: 'How many artifacts there are, without those that only an index refers to.',
    pull_count: 'How often it was pulled.',
  },
  SearchRepository: {
    project_public: 'Absent means `false`.',
    repository_name: 'With the project: `demo/team/app`.',
    pull_count: 'Absent means 0.',
    artifact_count: 'Absent means 0.',
  },
  SearchResult: {
    project: 'Projects whose name has the word in it.',
    repository: 'Repositories whose name has the word in it.',
  },
  Statistic: {
    private_project_count: 'Of an administrator all, of others those they are members of.',
    private_repo_count: 'Repositories in these projects.',
    public_project_count: 'Projects that everybody sees.',
    public_repo_count: 'Repositories in these projects.',
    total_project_count: '0 for those who are no administrators.',
    total_repo_count: '0 for those who are no administrators.',
    total_storage_consumption: 'Bytes. 0 for those who are no administrators.',
  },
  QuotaUpdateReq: { hard: 'The new limit.' },
  QuotaRefObject: {
    id: 'The id of the project.',
    name: 'The name of the project.',
    owner_name: 'Who made the project. Empty if that is not known.',
  },
  Quota: {
    id: "Its own id, which is not the project's.",
    ref: 'The project it is for. Absent if that is gone.',
    hard: 'The limit.',
    used: 'What is stored.',
    update_time: '`0001-01-01T00:00:00.000Z` in the answer to `get` by id.',
  },
  ResourceList: { storage: 'Bytes. As a limit, -1 for none.' },
}
