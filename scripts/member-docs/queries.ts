import type { MemberDocs } from './member-docs'

const artifacts = {
  with_tag: 'Tags too. `true` unless given.',
  with_label: 'Labels too. `false` unless given.',
  with_scan_overview: 'The latest vulnerability report in short. `false` unless given.',
  with_sbom_overview: 'The latest SBOM in short. `false` unless given. Since Harbor 2.11.',
  with_immutable_status: 'Whether tags are immutable. `false` unless given.',
  with_accessory: 'Signatures, SBOMs and the like. `false` unless given.',
}

/** Parts of queries, by the interface of the query. */
export const queries: MemberDocs = {
  SearchQuery: { q: 'A word: part of a name.' },
  SearchLdapUserQuery: { username: 'A whole name. Nothing for all users.' },
  SearchLdapGroupQuery: { groupname: 'A whole name. Nothing for all groups.', groupdn: 'A whole DN.' },
  ListProjectsQuery: {
    name: 'Part of a name.',
    public: 'Only public ones, or only others.',
    owner: 'The user name of who made it.',
    with_detail: 'Metadata and the CVE allowlist too. `true` unless given.',
  },
  HeadProjectQuery: { project_name: 'A whole name.' },
  ListProjectMembersQuery: {
    entityname: 'A whole name of a user or a group. The total then counts all members all the same.',
  },
  ListArtifactsQuery: artifacts,
  GetArtifactQuery: artifacts,
  ListArtifactsOfProjectQuery: {
    ...artifacts,
    latest_in_repository:
      'Only the latest of each repository. Needs `media_type` or `artifact_type` in `q`, and ignores all else there and `sort`. `false` unless given.',
  },
  CopyArtifactQuery: { from: '`demo/app:v1` or `demo/app@sha256:…`' },
  ListTagsQuery: { with_immutable_status: 'Whether they are immutable. `false` unless given.' },
  ListWebhookJobsQuery: {
    policy_id: 'The policy whose jobs these are.',
    status: 'One or several: `Running`, `Success` …',
  },
  ListUserGroupsQuery: { ldap_group_dn: 'A whole DN. Of LDAP only.', group_name: 'Part of a name.' },
  SearchUserGroupsQuery: {
    page: 'Ignored by Harbor: there is one page.',
    groupname: 'Part of a name.',
  },
  SearchUsersQuery: { page: 'Ignored by Harbor: there is one page.', username: 'Part of a name.' },
  ListQuotasQuery: {
    reference: '`project`: there is no other.',
    reference_id: "A project's id, as a string.",
    sort: '`hard.storage`, `used.storage`, `creation_time` or `update_time`, with `-` before it for descending.',
  },
  ListReplicationPoliciesQuery: { name: 'Part of a name.' },
  ListReplicationExecutionsQuery: {
    status: '`InProgress`, `Succeed`, `Failed` or `Stopped`.',
    trigger: '`manual`, `scheduled` or `event_based`.',
  },
  ListReplicationTasksQuery: {
    status: '`Pending`, `InProgress`, `Succeed`, `Failed` or `Stopped`.',
    resource_type: '`artifact`',
  },
  ListRegistriesQuery: { name: 'Part of a name.' },
  GetCurrentUserPermissionsQuery: {
    scope: '`/project/1` or `/`. Without it there are none.',
    relative: 'Names of resources without the scope: `repository`. `false` unless given.',
  },
  ListLabelsQuery: {
    name: 'Part of a name.',
    scope: '`g` for those of all projects, `p` for those of one.',
    project_id: 'Needed for those of a project.',
  },
  DownloadScanDataQuery: { format: '`csv`: there is no other.' },
  GetSecuritySummaryQuery: {
    with_dangerous_cve: 'The five worst vulnerabilities too. `false` unless given.',
    with_dangerous_artifact: 'The five artifacts that have the worst. `false` unless given.',
  },
  ListVulnerabilitiesQuery: {
    q: '`cve_id`, `severity`, `status`, `project_id`, `repository_name`, `package`, `tag` and `digest` exactly; `cvss_score_v3` between two numbers. Anything else is an error.',
    tune_count: 'Stop counting at 1,000: the total is then not known. `false` unless given.',
    with_tag: 'Tags too. `false` unless given.',
  },
}
