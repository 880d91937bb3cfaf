import { anyone, either, type Need, project, self, system, user } from './need'

/**
 * What each operation asks of the caller: the `Require…Access` calls of Harbor's handlers at 2.15.2, read by hand (below
 * src/server/v2.0/handler of goharbor/harbor).
 */
export const needs: Readonly<Record<string, Need>> = {
  // artifact.go
  listArtifacts: project('artifact:list'),
  getArtifact: project('artifact:read'),
  deleteArtifact: project('artifact:delete'),
  // And artifact:read in the project of the source.
  CopyArtifact: project('artifact:create'),
  createTag: project('tag:create'),
  deleteTag: project('tag:delete'),
  listTags: project('tag:list'),
  listAccessories: project('accessory:list'),
  getVulnerabilitiesAddition: project('artifact-addition:read'),
  getAddition: project('artifact-addition:read'),
  addLabel: project('artifact-label:create'),
  removeLabel: project('artifact-label:delete'),

  // auditlog.go: without audit-log:list of the system one sees the projects where one has log:list
  listAuditLogs: { who: 'user', pairs: ['audit-log:list'] },
  listAuditLogExts: { who: 'user', pairs: ['audit-log:list'] },
  listAuditLogEventTypes: system('audit-log:list'),

  // config.go; ldap.go: PingLdap; oidc.go; sys_cve_allowlist.go
  getConfigurations: system('configuration:read'),
  updateConfigurations: system('configuration:update'),
  getInternalconfig: { who: 'service', pairs: [] },
  pingLdap: system('configuration:read'),
  pingOIDC: system('configuration:update'),
  getSystemCVEAllowlist: user(),
  putSystemCVEAllowlist: system('configuration:update'),

  // gc.go
  createGCSchedule: system('garbage-collection:create'),
  updateGCSchedule: system('garbage-collection:update'),
  getGCSchedule: system('garbage-collection:read'),
  getGCHistory: system('garbage-collection:list'),
  getGC: system('garbage-collection:read'),
  getGCLog: system('garbage-collection:read'),
  stopGC: system('garbage-collection:stop'),

  // health.go, icon.go, ping.go, search.go, systeminfo.go
  getHealth: anyone(),
  getIcon: anyone(),
  getPing: anyone(),
  search: anyone(),
  getSystemInfo: anyone(),
  getCert: anyone(),
  getVolumes: system('system-volumes:read'),

  // immutable.go
  CreateImmuRule: project('immutable-tag:create'),
  DeleteImmuRule: project('immutable-tag:delete'),
  UpdateImmuRule: project('immutable-tag:update'),
  ListImmuRules: project('immutable-tag:list'),

  // jobservice.go, schedule.go
  getWorkerPools: system('jobservice-monitor:list'),
  getWorkers: system('jobservice-monitor:list'),
  stopRunningJob: system('jobservice-monitor:stop'),
  listJobQueues: system('jobservice-monitor:list'),
  actionPendingJobs: system('jobservice-monitor:stop'),
  actionGetJobLog: system('jobservice-monitor:list'),
  listSchedules: system('jobservice-monitor:list'),
  getSchedulePaused: user(),

  // label.go. The global labels are listed for anyone.
  CreateLabel: either('label:create'),
  GetLabelByID: either('label:read'),
  UpdateLabel: either('label:update'),
  DeleteLabel: either('label:delete'),
  ListLabels: project('label:list'),

  // ldap.go
  searchLdapUser: system('ldap-user:list'),
  importLdapUser: system('ldap-user:create'),
  searchLdapGroup: system('ldap-user:list'),

  // member.go
  createProjectMember: project('member:create'),
  deleteProjectMember: project('member:delete'),
  getProjectMember: project('member:read'),
  listProjectMembers: project('member:list'),
  updateProjectMember: project('member:update'),

  // permissions.go: the administrator of any project; a robot is none
  getPermissions: { who: 'either', pairs: ['project:update'], usersOnly: true },

  // preheat.go
  CreateInstance: system('preheat-instance:create'),
  DeleteInstance: system('preheat-instance:delete'),
  GetInstance: system('preheat-instance:read'),
  ListInstances: system('preheat-instance:list'),
  ListProviders: system('preheat-instance:list'),
  UpdateInstance: system('preheat-instance:update'),
  PingInstances: system('preheat-instance:read'),
  GetPolicy: project('preheat-policy:read'),
  CreatePolicy: project('preheat-policy:create'),
  UpdatePolicy: project('preheat-policy:update'),
  DeletePolicy: project('preheat-policy:delete'),
  ListPolicies: project('preheat-policy:list'),
  ManualPreheat: project('preheat-policy:read'),
  GetExecution: project('preheat-policy:read'),
  ListExecutions: project('preheat-policy:list'),
  StopExecution: project('preheat-policy:update'),
  ListTasks: project('preheat-policy:list'),
  GetPreheatLog: project('preheat-policy:read'),
  ListProvidersUnderProject: project('preheat-policy:list'),

  // project.go
  listProjects: anyone(),
  headProject: user(),
  createProject: { who: 'creator', pairs: ['project:create'] },
  getProject: project('project:read'),
  updateProject: project('project:update'),
  deleteProject: project('project:delete'),
  getProjectDeletable: project('project:delete'),
  getProjectSummary: project('project:read'),
  getLogs: project('log:list'),
  getLogExts: project('log:list'),
  getScannerOfProject: project('scanner:read'),
  setScannerOfProject: project('scanner:create'),
  listScannerCandidatesOfProject: project('scanner:create'),
  listArtifactsOfProject: project('artifact:list'),

  // project_metadata.go
  addProjectMetadatas: project('metadata:create'),
  listProjectMetadatas: project('metadata:list'),
  deleteProjectMetadata: project('metadata:delete'),
  getProjectMetadata: project('metadata:read'),
  updateProjectMetadata: project('metadata:update'),

  // purge.go
  createPurgeSchedule: system('purge-audit:create'),
  updatePurgeSchedule: system('purge-audit:update'),
  getPurgeSchedule: system('purge-audit:read'),
  getPurgeHistory: system('purge-audit:list'),
  getPurgeJob: system('purge-audit:read'),
  getPurgeJobLog: system('purge-audit:read'),
  stopPurge: system('purge-audit:stop'),

  // quota.go
  getQuota: system('quota:read'),
  listQuotas: system('quota:list'),
  updateQuota: system('quota:update'),

  // registry.go
  createRegistry: system('registry:create'),
  getRegistry: system('registry:read'),
  listRegistries: system('registry:list'),
  deleteRegistry: system('registry:delete'),
  updateRegistry: system('registry:update'),
  getRegistryInfo: system('registry:read'),
  pingRegistry: system('registry:read'),
  listRegistryProviderTypes: system('replication-adapter:list'),
  listRegistryProviderInfos: system('replication-adapter:list'),

  // replication.go
  createReplicationPolicy: system('replication-policy:create'),
  updateReplicationPolicy: system('replication-policy:update'),
  listReplicationPolicies: system('replication-policy:list'),
  getReplicationPolicy: system('replication-policy:read'),
  deleteReplicationPolicy: system('replication-policy:delete'),
  startReplication: system('replication:create'),
  stopReplication: system('replication:create'),
  listReplicationExecutions: system('replication:list'),
  getReplicationExecution: system('replication:read'),
  listReplicationTasks: system('replication:list'),
  getReplicationLog: system('replication:read'),

  // repository.go
  listAllRepositories: anyone(),
  listRepositories: project('repository:list'),
  getRepository: project('repository:read'),
  updateRepository: project('repository:update'),
  deleteRepository: project('repository:delete'),

  // retention.go
  getRentenitionMetadata: user(),
  createRetention: project('tag-retention:create'),
  getRetention: project('tag-retention:read'),
  updateRetention: project('tag-retention:update'),
  deleteRetention: project('tag-retention:delete'),
  triggerRetentionExecution: project('tag-retention:update'),
  operateRetentionExecution: project('tag-retention:update'),
  listRetentionExecutions: project('tag-retention:list'),
  listRetentionTasks: project('tag-retention:list'),
  getRetentionTaskLog: project('tag-retention:read'),

  // robot.go. A robot makes robots that may do no more than itself.
  CreateRobot: either('robot:create'),
  DeleteRobot: either('robot:delete'),
  ListRobot: either('robot:list'),
  GetRobotByID: either('robot:read'),
  UpdateRobot: either('robot:update'),
  RefreshSec: either('robot:update'),

  // scan.go
  scanArtifact: project('scan:create', 'sbom:create'),
  stopScanArtifact: project('scan:stop', 'sbom:stop'),
  getReportLog: project('scan:read'),

  // scan_all.go
  stopScanAll: system('scan-all:stop'),
  createScanAllSchedule: system('scan-all:create'),
  updateScanAllSchedule: system('scan-all:update'),
  getScanAllSchedule: system('scan-all:read'),
  getLatestScanAllMetrics: system('scan-all:read'),
  getLatestScheduledScanAllMetrics: system('scan-all:read'),

  // scanexport.go: it looks the user up by the caller's name, and shows an export to that user only
  exportScanData: { ...project('export-cve:create'), usersOnly: true },
  getScanDataExportExecution: { ...project('export-cve:read'), usersOnly: true },
  getScanDataExportExecutionList: { ...project('export-cve:read'), usersOnly: true },
  downloadScanData: { ...project('export-cve:read'), usersOnly: true },

  // scanner.go
  createScanner: system('scanner:create'),
  deleteScanner: system('scanner:delete'),
  getScanner: system('scanner:read'),
  getScannerMetadata: system('scanner:read'),
  listScanners: system('scanner:list'),
  pingScanner: system('scanner:read'),
  setScannerAsDefault: system('scanner:update'),
  updateScanner: system('scanner:update'),

  // security.go
  getSecuritySummary: system('security-hub:read'),
  ListVulnerabilities: system('security-hub:list'),

  // statistic.go
  getStatistic: user(),

  // user.go
  createUser: system('user:create'),
  listUsers: system('user:list'),
  deleteUser: system('user:delete'),
  setUserSysAdmin: system('user:update'),
  getUser: self('user:read'),
  updateUserProfile: self('user:update'),
  updateUserPassword: self('user:update'),
  setCliSecret: self('user:update'),
  searchUsers: user(),
  getCurrentUserPermissions: user(),
  // 412 for a robot.
  getCurrentUserInfo: { ...user(), usersOnly: true },

  // usergroup.go
  createUserGroup: system('user-group:create'),
  deleteUserGroup: system('user-group:delete'),
  getUserGroup: system('user-group:read'),
  listUserGroups: system('user-group:list'),
  updateUserGroup: system('user-group:update'),
  searchUserGroups: user(),

  // webhook.go, webhook_job.go
  ListWebhookPoliciesOfProject: project('notification-policy:list'),
  CreateWebhookPolicyOfProject: project('notification-policy:create'),
  UpdateWebhookPolicyOfProject: project('notification-policy:update'),
  DeleteWebhookPolicyOfProject: project('notification-policy:delete'),
  GetWebhookPolicyOfProject: project('notification-policy:read'),
  ListExecutionsOfWebhookPolicy: project('notification-policy:read'),
  ListTasksOfWebhookExecution: project('notification-policy:read'),
  GetLogsOfWebhookTask: project('notification-policy:read'),
  LastTrigger: project('notification-policy:read'),
  GetSupportedEventTypes: project('notification-policy:read'),
  ListWebhookJobs: project('notification-policy:list'),
}
