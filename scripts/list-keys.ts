/**
 * The column that a list can be read by: Harbor sorts by it, takes ranges of it in `q`, and it never changes. Each row was
 * seen to hold (recordings: paging.json); lists that are not here ignore one of the two, or were not seen with enough rows.
 */
export const listKeys: Readonly<Record<string, string>> = {
  listProjects: 'project_id',
  // `id` is ignored on both, in `sort` and in `q`.
  listAllRepositories: 'repository_id',
  listRepositories: 'repository_id',
  listArtifacts: 'id',
  listArtifactsOfProject: 'id',
  listTags: 'id',
  listAuditLogExts: 'id',
  getLogExts: 'id',
  ListInstances: 'id',
  ListWebhookPoliciesOfProject: 'id',
  ListExecutionsOfWebhookPolicy: 'id',
  ListWebhookJobs: 'id',
  ListRobot: 'id',
  listReplicationPolicies: 'id',
  listRegistries: 'id',
  getGCHistory: 'id',
  getPurgeHistory: 'id',
  listUsers: 'user_id',
  ListLabels: 'id',
}
