// Made by `npm run generate` from the API description of Harbor 2.15.2. Do not edit: change scripts/.

import type {
  Accessory,
  ActionRequest,
  Artifact,
  AuditLog,
  AuditLogEventType,
  AuditLogExt,
  CVEAllowlist,
  CVEAllowlistInput,
  Configurations,
  ConfigurationsResponse,
  CopyArtifactQuery,
  DownloadScanDataQuery,
  Errors,
  ExecHistory,
  Execution,
  ExecutionInput,
  GCHistory,
  GCScheduleReq,
  GeneralInfo,
  GetArtifactQuery,
  GetCurrentUserPermissionsQuery,
  GetGCHistoryQuery,
  GetLogExtsQuery,
  GetLogsQuery,
  GetPurgeHistoryQuery,
  GetSecuritySummaryQuery,
  HeadProjectQuery,
  Icon,
  ImmutableRule,
  ImmutableRuleInput,
  InternalConfigurationsResponse,
  IsDefault,
  JobQueue,
  Label,
  LabelInput,
  LdapConf,
  LdapImportUsers,
  LdapPingResult,
  LdapUser,
  ListAccessoriesQuery,
  ListAllRepositoriesQuery,
  ListArtifactsOfProjectQuery,
  ListArtifactsQuery,
  ListAuditLogExtsQuery,
  ListAuditLogsQuery,
  ListExecutionsOfWebhookPolicyQuery,
  ListExecutionsQuery,
  ListImmuRulesQuery,
  ListInstancesQuery,
  ListLabelsQuery,
  ListPoliciesQuery,
  ListProjectMembersQuery,
  ListProjectsQuery,
  ListQuotasQuery,
  ListRegistriesQuery,
  ListReplicationExecutionsQuery,
  ListReplicationPoliciesQuery,
  ListReplicationTasksQuery,
  ListRepositoriesQuery,
  ListRetentionExecutionsQuery,
  ListRetentionTasksQuery,
  ListRobotQuery,
  ListScannerCandidatesOfProjectQuery,
  ListScannersQuery,
  ListSchedulesQuery,
  ListTagsQuery,
  ListTasksOfWebhookExecutionQuery,
  ListTasksQuery,
  ListUserGroupsQuery,
  ListUsersQuery,
  ListVulnerabilitiesQuery,
  ListWebhookJobsQuery,
  ListWebhookPoliciesOfProjectQuery,
  NewTag,
  OIDCCliSecretReq,
  OverallHealthStatus,
  PasswordReq,
  Permission,
  Permissions,
  PreheatInstance,
  PreheatInstanceInput,
  PreheatPolicy,
  PreheatPolicyInput,
  PreheatProvider,
  Project,
  ProjectArtifact,
  ProjectDeletable,
  ProjectMember,
  ProjectMemberEntity,
  ProjectReq,
  ProjectScanner,
  ProjectSummary,
  ProjectUpdateReq,
  ProviderUnderProject,
  PurgeScheduleReq,
  Quota,
  QuotaUpdateReq,
  Registry,
  RegistryInfo,
  RegistryInput,
  RegistryPing,
  RegistryProviderInfo,
  RegistryUpdate,
  ReplicationExecution,
  ReplicationPolicy,
  ReplicationPolicyInput,
  ReplicationTask,
  Repository,
  RepositoryInput,
  RetentionExecution,
  RetentionExecutionTask,
  RetentionMetadata,
  RetentionPolicy,
  RetentionPolicyInput,
  Robot,
  RobotCreate,
  RobotCreated,
  RobotInput,
  RobotSec,
  RoleRequest,
  ScanAllScheduleReq,
  ScanAllStats,
  ScanDataExportExecution,
  ScanDataExportExecutionList,
  ScanDataExportJob,
  ScanDataExportRequest,
  ScanType,
  ScannerAdapterMetadata,
  ScannerRegistration,
  ScannerRegistrationReq,
  ScannerRegistrationSettings,
  Schedule,
  ScheduleTask,
  SchedulerStatus,
  SearchLdapGroupQuery,
  SearchLdapUserQuery,
  SearchQuery,
  SearchResult,
  SearchUserGroupsQuery,
  SearchUsersQuery,
  SecuritySummary,
  StartReplicationExecution,
  Statistic,
  SupportedWebhookEventTypes,
  SystemInfo,
  Tag,
  Task,
  UserCreationReq,
  UserGroup,
  UserGroupInput,
  UserGroupSearchItem,
  UserProfile,
  UserResp,
  UserSearchRespItem,
  UserSysAdminFlag,
  VulnerabilityItem,
  VulnerabilityReports,
  WebhookJob,
  WebhookLastTrigger,
  WebhookPolicy,
  WebhookPolicyInput,
  Worker,
  WorkerPool,
} from './models'

export interface Failure {
  content: {
    'application/json': Errors
  }
}

export interface paths {
  '/health': {
    get: operations['getHealth']
  }
  '/search': {
    get: operations['search']
  }
  '/statistics': {
    get: operations['getStatistic']
  }
  '/ldap/ping': {
    post: operations['pingLdap']
  }
  '/ldap/users/search': {
    get: operations['searchLdapUser']
  }
  '/ldap/users/import': {
    post: operations['importLdapUser']
  }
  '/ldap/groups/search': {
    get: operations['searchLdapGroup']
  }
  '/internalconfig': {
    get: operations['getInternalconfig']
  }
  '/configurations': {
    get: operations['getConfigurations']
    put: operations['updateConfigurations']
  }
  '/projects': {
    get: operations['listProjects']
    post: operations['createProject']
    head: operations['headProject']
  }
  '/projects/{project_name_or_id}': {
    get: operations['getProject']
    put: operations['updateProject']
    delete: operations['deleteProject']
  }
  '/projects/{project_name_or_id}/_deletable': {
    get: operations['getProjectDeletable']
  }
  '/projects/{project_name_or_id}/summary': {
    get: operations['getProjectSummary']
  }
  '/projects/{project_name_or_id}/members': {
    get: operations['listProjectMembers']
    post: operations['createProjectMember']
  }
  '/projects/{project_name_or_id}/members/{mid}': {
    get: operations['getProjectMember']
    put: operations['updateProjectMember']
    delete: operations['deleteProjectMember']
  }
  '/projects/{project_name_or_id}/metadatas/': {
    get: operations['listProjectMetadatas']
    post: operations['addProjectMetadatas']
  }
  '/projects/{project_name_or_id}/metadatas/{meta_name}': {
    get: operations['getProjectMetadata']
    put: operations['updateProjectMetadata']
    delete: operations['deleteProjectMetadata']
  }
  '/repositories': {
    get: operations['listAllRepositories']
  }
  '/projects/{project_name}/repositories': {
    get: operations['listRepositories']
  }
  '/projects/{project_name}/repositories/{repository_name}': {
    get: operations['getRepository']
    put: operations['updateRepository']
    delete: operations['deleteRepository']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts': {
    get: operations['listArtifacts']
    post: operations['CopyArtifact']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}': {
    get: operations['getArtifact']
    delete: operations['deleteArtifact']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/scan': {
    post: operations['scanArtifact']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/scan/stop': {
    post: operations['stopScanArtifact']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/scan/{report_id}/log': {
    get: operations['getReportLog']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags': {
    get: operations['listTags']
    post: operations['createTag']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags/{tag_name}': {
    delete: operations['deleteTag']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/accessories': {
    get: operations['listAccessories']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/additions/vulnerabilities': {
    get: operations['getVulnerabilitiesAddition']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/additions/{addition}': {
    get: operations['getAddition']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels': {
    post: operations['addLabel']
  }
  '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels/{label_id}': {
    delete: operations['removeLabel']
  }
  '/projects/{project_name_or_id}/artifacts': {
    get: operations['listArtifactsOfProject']
  }
  '/projects/{project_name_or_id}/scanner': {
    get: operations['getScannerOfProject']
    put: operations['setScannerOfProject']
  }
  '/projects/{project_name_or_id}/scanner/candidates': {
    get: operations['listScannerCandidatesOfProject']
  }
  '/audit-logs': {
    get: operations['listAuditLogs']
  }
  '/auditlog-exts': {
    get: operations['listAuditLogExts']
  }
  '/auditlog-exts/events': {
    get: operations['listAuditLogEventTypes']
  }
  '/projects/{project_name}/logs': {
    get: operations['getLogs']
  }
  '/projects/{project_name}/auditlog-exts': {
    get: operations['getLogExts']
  }
  '/p2p/preheat/providers': {
    get: operations['ListProviders']
  }
  '/p2p/preheat/instances/ping': {
    post: operations['PingInstances']
  }
  '/p2p/preheat/instances': {
    get: operations['ListInstances']
    post: operations['CreateInstance']
  }
  '/p2p/preheat/instances/{preheat_instance_name}': {
    get: operations['GetInstance']
    put: operations['UpdateInstance']
    delete: operations['DeleteInstance']
  }
  '/projects/{project_name}/preheat/policies': {
    get: operations['ListPolicies']
    post: operations['CreatePolicy']
  }
  '/projects/{project_name}/preheat/policies/{preheat_policy_name}': {
    get: operations['GetPolicy']
    put: operations['UpdatePolicy']
    post: operations['ManualPreheat']
    delete: operations['DeletePolicy']
  }
  '/projects/{project_name}/preheat/policies/{preheat_policy_name}/executions': {
    get: operations['ListExecutions']
  }
  '/projects/{project_name}/preheat/policies/{preheat_policy_name}/executions/{execution_id}': {
    get: operations['GetExecution']
    patch: operations['StopExecution']
  }
  '/projects/{project_name}/preheat/policies/{preheat_policy_name}/executions/{execution_id}/tasks': {
    get: operations['ListTasks']
  }
  '/projects/{project_name}/preheat/policies/{preheat_policy_name}/executions/{execution_id}/tasks/{task_id}/logs': {
    get: operations['GetPreheatLog']
  }
  '/projects/{project_name}/preheat/providers': {
    get: operations['ListProvidersUnderProject']
  }
  '/projects/{project_name_or_id}/immutabletagrules': {
    get: operations['ListImmuRules']
    post: operations['CreateImmuRule']
  }
  '/projects/{project_name_or_id}/immutabletagrules/{immutable_rule_id}': {
    put: operations['UpdateImmuRule']
    delete: operations['DeleteImmuRule']
  }
  '/projects/{project_name_or_id}/webhook/policies': {
    get: operations['ListWebhookPoliciesOfProject']
    post: operations['CreateWebhookPolicyOfProject']
  }
  '/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}': {
    get: operations['GetWebhookPolicyOfProject']
    put: operations['UpdateWebhookPolicyOfProject']
    delete: operations['DeleteWebhookPolicyOfProject']
  }
  '/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/executions': {
    get: operations['ListExecutionsOfWebhookPolicy']
  }
  '/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/executions/{execution_id}/tasks': {
    get: operations['ListTasksOfWebhookExecution']
  }
  '/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/executions/{execution_id}/tasks/{task_id}/log': {
    get: operations['GetLogsOfWebhookTask']
  }
  '/projects/{project_name_or_id}/webhook/lasttrigger': {
    /** @deprecated */
    get: operations['LastTrigger']
  }
  '/projects/{project_name_or_id}/webhook/jobs': {
    /** @deprecated */
    get: operations['ListWebhookJobs']
  }
  '/projects/{project_name_or_id}/webhook/events': {
    get: operations['GetSupportedEventTypes']
  }
  '/usergroups': {
    get: operations['listUserGroups']
    post: operations['createUserGroup']
  }
  '/usergroups/search': {
    get: operations['searchUserGroups']
  }
  '/usergroups/{group_id}': {
    get: operations['getUserGroup']
    put: operations['updateUserGroup']
    delete: operations['deleteUserGroup']
  }
  '/icons/{digest}': {
    get: operations['getIcon']
  }
  '/robots': {
    get: operations['ListRobot']
    post: operations['CreateRobot']
  }
  '/quotas': {
    get: operations['listQuotas']
  }
  '/quotas/{id}': {
    get: operations['getQuota']
    put: operations['updateQuota']
  }
  '/robots/{robot_id}': {
    get: operations['GetRobotByID']
    put: operations['UpdateRobot']
    delete: operations['DeleteRobot']
    patch: operations['RefreshSec']
  }
  '/replication/policies': {
    get: operations['listReplicationPolicies']
    post: operations['createReplicationPolicy']
  }
  '/replication/policies/{id}': {
    get: operations['getReplicationPolicy']
    put: operations['updateReplicationPolicy']
    delete: operations['deleteReplicationPolicy']
  }
  '/replication/executions': {
    get: operations['listReplicationExecutions']
    post: operations['startReplication']
  }
  '/replication/executions/{id}': {
    get: operations['getReplicationExecution']
    put: operations['stopReplication']
  }
  '/replication/executions/{id}/tasks': {
    get: operations['listReplicationTasks']
  }
  '/replication/executions/{id}/tasks/{task_id}/log': {
    get: operations['getReplicationLog']
  }
  '/replication/adapters': {
    get: operations['listRegistryProviderTypes']
  }
  '/replication/adapterinfos': {
    get: operations['listRegistryProviderInfos']
  }
  '/registries': {
    get: operations['listRegistries']
    post: operations['createRegistry']
  }
  '/registries/ping': {
    post: operations['pingRegistry']
  }
  '/registries/{id}': {
    get: operations['getRegistry']
    put: operations['updateRegistry']
    delete: operations['deleteRegistry']
  }
  '/registries/{id}/info': {
    get: operations['getRegistryInfo']
  }
  '/scans/all/metrics': {
    get: operations['getLatestScanAllMetrics']
  }
  '/scans/schedule/metrics': {
    /** @deprecated */
    get: operations['getLatestScheduledScanAllMetrics']
  }
  '/systeminfo': {
    get: operations['getSystemInfo']
  }
  '/systeminfo/volumes': {
    get: operations['getVolumes']
  }
  '/systeminfo/getcert': {
    get: operations['getCert']
  }
  '/system/oidc/ping': {
    post: operations['pingOIDC']
  }
  '/system/gc': {
    get: operations['getGCHistory']
  }
  '/system/gc/{gc_id}': {
    get: operations['getGC']
    put: operations['stopGC']
  }
  '/system/gc/{gc_id}/log': {
    get: operations['getGCLog']
  }
  '/system/gc/schedule': {
    get: operations['getGCSchedule']
    put: operations['updateGCSchedule']
    post: operations['createGCSchedule']
  }
  '/system/purgeaudit': {
    get: operations['getPurgeHistory']
  }
  '/system/purgeaudit/{purge_id}': {
    get: operations['getPurgeJob']
    put: operations['stopPurge']
  }
  '/system/purgeaudit/{purge_id}/log': {
    get: operations['getPurgeJobLog']
  }
  '/system/purgeaudit/schedule': {
    get: operations['getPurgeSchedule']
    put: operations['updatePurgeSchedule']
    post: operations['createPurgeSchedule']
  }
  '/system/CVEAllowlist': {
    get: operations['getSystemCVEAllowlist']
    put: operations['putSystemCVEAllowlist']
  }
  '/system/scanAll/schedule': {
    get: operations['getScanAllSchedule']
    put: operations['updateScanAllSchedule']
    post: operations['createScanAllSchedule']
  }
  '/system/scanAll/stop': {
    post: operations['stopScanAll']
  }
  '/jobservice/pools': {
    get: operations['getWorkerPools']
  }
  '/jobservice/pools/{pool_id}/workers': {
    get: operations['getWorkers']
  }
  '/jobservice/jobs/{job_id}': {
    put: operations['stopRunningJob']
  }
  '/jobservice/jobs/{job_id}/log': {
    get: operations['actionGetJobLog']
  }
  '/jobservice/queues': {
    get: operations['listJobQueues']
  }
  '/jobservice/queues/{job_type}': {
    put: operations['actionPendingJobs']
  }
  '/schedules': {
    get: operations['listSchedules']
  }
  '/schedules/{job_type}/paused': {
    get: operations['getSchedulePaused']
  }
  '/ping': {
    get: operations['getPing']
  }
  '/retentions/metadatas': {
    get: operations['getRentenitionMetadata']
  }
  '/retentions': {
    post: operations['createRetention']
  }
  '/retentions/{id}': {
    get: operations['getRetention']
    put: operations['updateRetention']
    delete: operations['deleteRetention']
  }
  '/retentions/{id}/executions': {
    get: operations['listRetentionExecutions']
    post: operations['triggerRetentionExecution']
  }
  '/retentions/{id}/executions/{eid}': {
    patch: operations['operateRetentionExecution']
  }
  '/retentions/{id}/executions/{eid}/tasks': {
    get: operations['listRetentionTasks']
  }
  '/retentions/{id}/executions/{eid}/tasks/{tid}': {
    get: operations['getRetentionTaskLog']
  }
  '/scanners': {
    get: operations['listScanners']
    post: operations['createScanner']
  }
  '/scanners/ping': {
    post: operations['pingScanner']
  }
  '/scanners/{registration_id}': {
    get: operations['getScanner']
    put: operations['updateScanner']
    delete: operations['deleteScanner']
    patch: operations['setScannerAsDefault']
  }
  '/scanners/{registration_id}/metadata': {
    get: operations['getScannerMetadata']
  }
  '/users': {
    get: operations['listUsers']
    post: operations['createUser']
  }
  '/users/current': {
    get: operations['getCurrentUserInfo']
  }
  '/users/search': {
    get: operations['searchUsers']
  }
  '/users/{user_id}': {
    get: operations['getUser']
    put: operations['updateUserProfile']
    delete: operations['deleteUser']
  }
  '/users/{user_id}/sysadmin': {
    put: operations['setUserSysAdmin']
  }
  '/users/{user_id}/password': {
    put: operations['updateUserPassword']
  }
  '/users/current/permissions': {
    get: operations['getCurrentUserPermissions']
  }
  '/users/{user_id}/cli_secret': {
    put: operations['setCliSecret']
  }
  '/labels': {
    get: operations['ListLabels']
    post: operations['CreateLabel']
  }
  '/labels/{label_id}': {
    get: operations['GetLabelByID']
    put: operations['UpdateLabel']
    delete: operations['DeleteLabel']
  }
  '/export/cve': {
    post: operations['exportScanData']
  }
  '/export/cve/execution/{execution_id}': {
    get: operations['getScanDataExportExecution']
  }
  '/export/cve/executions': {
    get: operations['getScanDataExportExecutionList']
  }
  '/export/cve/download/{execution_id}': {
    get: operations['downloadScanData']
  }
  '/security/summary': {
    get: operations['getSecuritySummary']
  }
  '/security/vul': {
    get: operations['ListVulnerabilities']
  }
  '/permissions': {
    get: operations['getPermissions']
  }
}

export interface operations {
  getHealth: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': OverallHealthStatus
        }
      }
      default: Failure
    }
  }
  search: {
    parameters: {
      query: SearchQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': SearchResult
        }
      }
      default: Failure
    }
  }
  getStatistic: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Statistic
        }
      }
      default: Failure
    }
  }
  pingLdap: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': LdapConf
      }
    }
    responses: {
      200: {
        content: {
          'application/json': LdapPingResult
        }
      }
      default: Failure
    }
  }
  searchLdapUser: {
    parameters: {
      query?: SearchLdapUserQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': LdapUser[]
        }
      }
      default: Failure
    }
  }
  importLdapUser: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': LdapImportUsers
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  searchLdapGroup: {
    parameters: {
      query?: SearchLdapGroupQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': UserGroup[]
        }
      }
      default: Failure
    }
  }
  getInternalconfig: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': InternalConfigurationsResponse
        }
      }
      default: Failure
    }
  }
  getConfigurations: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ConfigurationsResponse
        }
      }
      default: Failure
    }
  }
  updateConfigurations: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Configurations
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listProjects: {
    parameters: {
      query?: ListProjectsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Project[]
        }
      }
      default: Failure
    }
  }
  createProject: {
    parameters: {
      query?: never
      header?: {
        'X-Resource-Name-In-Location'?: boolean
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ProjectReq
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  headProject: {
    parameters: {
      query: HeadProjectQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Project
        }
      }
      default: Failure
    }
  }
  updateProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ProjectUpdateReq
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getProjectDeletable: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ProjectDeletable
        }
      }
      default: Failure
    }
  }
  getProjectSummary: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ProjectSummary
        }
      }
      default: Failure
    }
  }
  listProjectMembers: {
    parameters: {
      query?: ListProjectMembersQuery
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ProjectMemberEntity[]
        }
      }
      default: Failure
    }
  }
  createProjectMember: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': ProjectMember
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  getProjectMember: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        mid: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ProjectMemberEntity
        }
      }
      default: Failure
    }
  }
  updateProjectMember: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        mid: number
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': RoleRequest
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteProjectMember: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        mid: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listProjectMetadatas: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': {
            [key: string]: string
          }
        }
      }
      default: Failure
    }
  }
  addProjectMetadatas: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': {
          [key: string]: string
        }
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getProjectMetadata: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        meta_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': {
            [key: string]: string
          }
        }
      }
      default: Failure
    }
  }
  updateProjectMetadata: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        meta_name: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': {
          [key: string]: string
        }
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteProjectMetadata: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        meta_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listAllRepositories: {
    parameters: {
      query?: ListAllRepositoriesQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Repository[]
        }
      }
      default: Failure
    }
  }
  listRepositories: {
    parameters: {
      query?: ListRepositoriesQuery
      header?: never
      path: {
        project_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Repository[]
        }
      }
      default: Failure
    }
  }
  getRepository: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Repository
        }
      }
      default: Failure
    }
  }
  updateRepository: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RepositoryInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteRepository: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listArtifacts: {
    parameters: {
      query?: ListArtifactsQuery
      header?: {
        'X-Accept-Vulnerabilities'?: string
      }
      path: {
        project_name: string
        repository_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Artifact[]
        }
      }
      default: Failure
    }
  }
  CopyArtifact: {
    parameters: {
      query: CopyArtifactQuery
      header?: never
      path: {
        project_name: string
        repository_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  getArtifact: {
    parameters: {
      query?: GetArtifactQuery
      header?: {
        'X-Accept-Vulnerabilities'?: string
      }
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Artifact
        }
      }
      default: Failure
    }
  }
  deleteArtifact: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  scanArtifact: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': ScanType
      }
    }
    responses: {
      202: {
        content?: never
      }
      default: Failure
    }
  }
  stopScanArtifact: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ScanType
      }
    }
    responses: {
      202: {
        content?: never
      }
      default: Failure
    }
  }
  getReportLog: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
        report_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  listTags: {
    parameters: {
      query?: ListTagsQuery
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Tag[]
        }
      }
      default: Failure
    }
  }
  createTag: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': NewTag
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  deleteTag: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
        tag_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listAccessories: {
    parameters: {
      query?: ListAccessoriesQuery
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Accessory[]
        }
      }
      default: Failure
    }
  }
  getVulnerabilitiesAddition: {
    parameters: {
      query?: never
      header?: {
        'X-Accept-Vulnerabilities'?: string
      }
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': VulnerabilityReports
        }
      }
      default: Failure
    }
  }
  getAddition: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
        addition:
          | 'build_history'
          | 'values.yaml'
          | 'readme.md'
          | 'dependencies'
          | 'sbom'
          | 'license'
          | 'files'
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': unknown
        }
      }
      default: Failure
    }
  }
  addLabel: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': LabelInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  removeLabel: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        repository_name: string
        reference: string
        label_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listArtifactsOfProject: {
    parameters: {
      query?: ListArtifactsOfProjectQuery
      header?: {
        'X-Is-Resource-Name'?: boolean
        'X-Accept-Vulnerabilities'?: string
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ProjectArtifact[]
        }
      }
      default: Failure
    }
  }
  getScannerOfProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScannerRegistration
        }
      }
      204: {
        content?: never
      }
      default: Failure
    }
  }
  setScannerOfProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ProjectScanner
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listScannerCandidatesOfProject: {
    parameters: {
      query?: ListScannerCandidatesOfProjectQuery
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScannerRegistration[]
        }
      }
      default: Failure
    }
  }
  listAuditLogs: {
    parameters: {
      query?: ListAuditLogsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': AuditLog[]
        }
      }
      default: Failure
    }
  }
  listAuditLogExts: {
    parameters: {
      query?: ListAuditLogExtsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': AuditLogExt[]
        }
      }
      default: Failure
    }
  }
  listAuditLogEventTypes: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': AuditLogEventType[]
        }
      }
      default: Failure
    }
  }
  getLogs: {
    parameters: {
      query?: GetLogsQuery
      header?: never
      path: {
        project_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': AuditLog[]
        }
      }
      default: Failure
    }
  }
  getLogExts: {
    parameters: {
      query?: GetLogExtsQuery
      header?: never
      path: {
        project_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': AuditLogExt[]
        }
      }
      default: Failure
    }
  }
  ListProviders: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': PreheatProvider[]
        }
      }
      default: Failure
    }
  }
  PingInstances: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PreheatInstanceInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  ListInstances: {
    parameters: {
      query?: ListInstancesQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': PreheatInstance[]
        }
      }
      default: Failure
    }
  }
  CreateInstance: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PreheatInstanceInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  GetInstance: {
    parameters: {
      query?: never
      header?: never
      path: {
        preheat_instance_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': PreheatInstance
        }
      }
      default: Failure
    }
  }
  UpdateInstance: {
    parameters: {
      query?: never
      header?: never
      path: {
        preheat_instance_name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PreheatInstanceInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  DeleteInstance: {
    parameters: {
      query?: never
      header?: never
      path: {
        preheat_instance_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  ListPolicies: {
    parameters: {
      query?: ListPoliciesQuery
      header?: never
      path: {
        project_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': PreheatPolicy[]
        }
      }
      default: Failure
    }
  }
  CreatePolicy: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PreheatPolicyInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  GetPolicy: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': PreheatPolicy
        }
      }
      default: Failure
    }
  }
  UpdatePolicy: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PreheatPolicyInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  ManualPreheat: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PreheatPolicyInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  DeletePolicy: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  ListExecutions: {
    parameters: {
      query?: ListExecutionsQuery
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Execution[]
        }
      }
      default: Failure
    }
  }
  GetExecution: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
        execution_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Execution
        }
      }
      default: Failure
    }
  }
  StopExecution: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
        execution_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ExecutionInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  ListTasks: {
    parameters: {
      query?: ListTasksQuery
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
        execution_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Task[]
        }
      }
      default: Failure
    }
  }
  GetPreheatLog: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
        preheat_policy_name: string
        execution_id: number
        task_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  ListProvidersUnderProject: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ProviderUnderProject[]
        }
      }
      default: Failure
    }
  }
  ListImmuRules: {
    parameters: {
      query?: ListImmuRulesQuery
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ImmutableRule[]
        }
      }
      default: Failure
    }
  }
  CreateImmuRule: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ImmutableRuleInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  UpdateImmuRule: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        immutable_rule_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ImmutableRuleInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  DeleteImmuRule: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        immutable_rule_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  ListWebhookPoliciesOfProject: {
    parameters: {
      query?: ListWebhookPoliciesOfProjectQuery
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': WebhookPolicy[]
        }
      }
      default: Failure
    }
  }
  CreateWebhookPolicyOfProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': WebhookPolicyInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  GetWebhookPolicyOfProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        webhook_policy_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': WebhookPolicy
        }
      }
      default: Failure
    }
  }
  UpdateWebhookPolicyOfProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        webhook_policy_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': WebhookPolicyInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  DeleteWebhookPolicyOfProject: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        webhook_policy_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  ListExecutionsOfWebhookPolicy: {
    parameters: {
      query?: ListExecutionsOfWebhookPolicyQuery
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        webhook_policy_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Execution[]
        }
      }
      default: Failure
    }
  }
  ListTasksOfWebhookExecution: {
    parameters: {
      query?: ListTasksOfWebhookExecutionQuery
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        webhook_policy_id: number
        execution_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Task[]
        }
      }
      default: Failure
    }
  }
  GetLogsOfWebhookTask: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
        webhook_policy_id: number
        execution_id: number
        task_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  LastTrigger: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': WebhookLastTrigger[]
        }
      }
      default: Failure
    }
  }
  ListWebhookJobs: {
    parameters: {
      query: ListWebhookJobsQuery
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': WebhookJob[]
        }
      }
      default: Failure
    }
  }
  GetSupportedEventTypes: {
    parameters: {
      query?: never
      header?: {
        'X-Is-Resource-Name'?: boolean
      }
      path: {
        project_name_or_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': SupportedWebhookEventTypes
        }
      }
      default: Failure
    }
  }
  listUserGroups: {
    parameters: {
      query?: ListUserGroupsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': UserGroup[]
        }
      }
      default: Failure
    }
  }
  createUserGroup: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': UserGroupInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  searchUserGroups: {
    parameters: {
      query: SearchUserGroupsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': UserGroupSearchItem[]
        }
      }
      default: Failure
    }
  }
  getUserGroup: {
    parameters: {
      query?: never
      header?: never
      path: {
        group_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': UserGroup
        }
      }
      default: Failure
    }
  }
  updateUserGroup: {
    parameters: {
      query?: never
      header?: never
      path: {
        group_id: number
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': UserGroupInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteUserGroup: {
    parameters: {
      query?: never
      header?: never
      path: {
        group_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getIcon: {
    parameters: {
      query?: never
      header?: never
      path: {
        digest: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Icon
        }
      }
      default: Failure
    }
  }
  ListRobot: {
    parameters: {
      query?: ListRobotQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Robot[]
        }
      }
      default: Failure
    }
  }
  CreateRobot: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RobotCreate
      }
    }
    responses: {
      201: {
        content: {
          'application/json': RobotCreated
        }
      }
      default: Failure
    }
  }
  listQuotas: {
    parameters: {
      query?: ListQuotasQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Quota[]
        }
      }
      default: Failure
    }
  }
  getQuota: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Quota
        }
      }
      default: Failure
    }
  }
  updateQuota: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': QuotaUpdateReq
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  GetRobotByID: {
    parameters: {
      query?: never
      header?: never
      path: {
        robot_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Robot
        }
      }
      default: Failure
    }
  }
  UpdateRobot: {
    parameters: {
      query?: never
      header?: never
      path: {
        robot_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RobotInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  DeleteRobot: {
    parameters: {
      query?: never
      header?: never
      path: {
        robot_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  RefreshSec: {
    parameters: {
      query?: never
      header?: never
      path: {
        robot_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RobotSec
      }
    }
    responses: {
      200: {
        content: {
          'application/json': RobotSec
        }
      }
      default: Failure
    }
  }
  listReplicationPolicies: {
    parameters: {
      query?: ListReplicationPoliciesQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ReplicationPolicy[]
        }
      }
      default: Failure
    }
  }
  createReplicationPolicy: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ReplicationPolicyInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  getReplicationPolicy: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ReplicationPolicy
        }
      }
      default: Failure
    }
  }
  updateReplicationPolicy: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ReplicationPolicyInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteReplicationPolicy: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listReplicationExecutions: {
    parameters: {
      query?: ListReplicationExecutionsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ReplicationExecution[]
        }
      }
      default: Failure
    }
  }
  startReplication: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': StartReplicationExecution
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  getReplicationExecution: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ReplicationExecution
        }
      }
      default: Failure
    }
  }
  stopReplication: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listReplicationTasks: {
    parameters: {
      query?: ListReplicationTasksQuery
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ReplicationTask[]
        }
      }
      default: Failure
    }
  }
  getReplicationLog: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
        task_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  listRegistryProviderTypes: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': string[]
        }
      }
      default: Failure
    }
  }
  listRegistryProviderInfos: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': {
            [key: string]: RegistryProviderInfo
          }
        }
      }
      default: Failure
    }
  }
  listRegistries: {
    parameters: {
      query?: ListRegistriesQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Registry[]
        }
      }
      default: Failure
    }
  }
  createRegistry: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RegistryInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  pingRegistry: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RegistryPing
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getRegistry: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Registry
        }
      }
      default: Failure
    }
  }
  updateRegistry: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RegistryUpdate
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteRegistry: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getRegistryInfo: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': RegistryInfo
        }
      }
      default: Failure
    }
  }
  getLatestScanAllMetrics: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScanAllStats
        }
      }
      default: Failure
    }
  }
  getLatestScheduledScanAllMetrics: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScanAllStats
        }
      }
      default: Failure
    }
  }
  getSystemInfo: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': GeneralInfo
        }
      }
      default: Failure
    }
  }
  getVolumes: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': SystemInfo
        }
      }
      default: Failure
    }
  }
  getCert: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/octet-stream': string
        }
      }
      default: Failure
    }
  }
  pingOIDC: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          url?: string
          verify_cert?: boolean
        }
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getGCHistory: {
    parameters: {
      query?: GetGCHistoryQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': GCHistory[]
        }
      }
      default: Failure
    }
  }
  getGC: {
    parameters: {
      query?: never
      header?: never
      path: {
        gc_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': GCHistory
        }
      }
      default: Failure
    }
  }
  stopGC: {
    parameters: {
      query?: never
      header?: never
      path: {
        gc_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getGCLog: {
    parameters: {
      query?: never
      header?: never
      path: {
        gc_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  getGCSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': GCHistory
        }
      }
      204: {
        content?: never
      }
      default: Failure
    }
  }
  updateGCSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': GCScheduleReq
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  createGCSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': GCScheduleReq
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  getPurgeHistory: {
    parameters: {
      query?: GetPurgeHistoryQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ExecHistory[]
        }
      }
      default: Failure
    }
  }
  getPurgeJob: {
    parameters: {
      query?: never
      header?: never
      path: {
        purge_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ExecHistory
        }
      }
      default: Failure
    }
  }
  stopPurge: {
    parameters: {
      query?: never
      header?: never
      path: {
        purge_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getPurgeJobLog: {
    parameters: {
      query?: never
      header?: never
      path: {
        purge_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  getPurgeSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ExecHistory
        }
      }
      204: {
        content?: never
      }
      default: Failure
    }
  }
  updatePurgeSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PurgeScheduleReq
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  createPurgeSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PurgeScheduleReq
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  getSystemCVEAllowlist: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': CVEAllowlist
        }
      }
      default: Failure
    }
  }
  putSystemCVEAllowlist: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': CVEAllowlistInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getScanAllSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Schedule
        }
      }
      204: {
        content?: never
      }
      default: Failure
    }
  }
  updateScanAllSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ScanAllScheduleReq
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  createScanAllSchedule: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ScanAllScheduleReq
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  stopScanAll: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      202: {
        content?: never
      }
      default: Failure
    }
  }
  getWorkerPools: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': WorkerPool[]
        }
      }
      default: Failure
    }
  }
  getWorkers: {
    parameters: {
      query?: never
      header?: never
      path: {
        pool_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Worker[]
        }
      }
      default: Failure
    }
  }
  stopRunningJob: {
    parameters: {
      query?: never
      header?: never
      path: {
        job_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  actionGetJobLog: {
    parameters: {
      query?: never
      header?: never
      path: {
        job_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  listJobQueues: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': JobQueue[]
        }
      }
      default: Failure
    }
  }
  actionPendingJobs: {
    parameters: {
      query?: never
      header?: never
      path: {
        job_type: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ActionRequest
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listSchedules: {
    parameters: {
      query?: ListSchedulesQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScheduleTask[]
        }
      }
      default: Failure
    }
  }
  getSchedulePaused: {
    parameters: {
      query?: never
      header?: never
      path: {
        job_type: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': SchedulerStatus
        }
      }
      default: Failure
    }
  }
  getPing: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  getRentenitionMetadata: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': RetentionMetadata
        }
      }
      default: Failure
    }
  }
  createRetention: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RetentionPolicyInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  getRetention: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': RetentionPolicy
        }
      }
      default: Failure
    }
  }
  updateRetention: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': RetentionPolicyInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteRetention: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listRetentionExecutions: {
    parameters: {
      query?: ListRetentionExecutionsQuery
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': RetentionExecution[]
        }
      }
      default: Failure
    }
  }
  triggerRetentionExecution: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          dry_run?: boolean
        }
      }
    }
    responses: {
      200: {
        content?: never
      }
      201: {
        content?: never
      }
      default: Failure
    }
  }
  operateRetentionExecution: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
        eid: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          action?: string
        }
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  listRetentionTasks: {
    parameters: {
      query?: ListRetentionTasksQuery
      header?: never
      path: {
        id: number
        eid: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': RetentionExecutionTask[]
        }
      }
      default: Failure
    }
  }
  getRetentionTaskLog: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
        eid: number
        tid: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/plain': string
        }
      }
      default: Failure
    }
  }
  listScanners: {
    parameters: {
      query?: ListScannersQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScannerRegistration[]
        }
      }
      default: Failure
    }
  }
  createScanner: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ScannerRegistrationReq
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  pingScanner: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ScannerRegistrationSettings
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getScanner: {
    parameters: {
      query?: never
      header?: never
      path: {
        registration_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScannerRegistration
        }
      }
      default: Failure
    }
  }
  updateScanner: {
    parameters: {
      query?: never
      header?: never
      path: {
        registration_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ScannerRegistrationReq
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteScanner: {
    parameters: {
      query?: never
      header?: never
      path: {
        registration_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScannerRegistration
        }
      }
      default: Failure
    }
  }
  setScannerAsDefault: {
    parameters: {
      query?: never
      header?: never
      path: {
        registration_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': IsDefault
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getScannerMetadata: {
    parameters: {
      query?: never
      header?: never
      path: {
        registration_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScannerAdapterMetadata
        }
      }
      default: Failure
    }
  }
  listUsers: {
    parameters: {
      query?: ListUsersQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': UserResp[]
        }
      }
      default: Failure
    }
  }
  createUser: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': UserCreationReq
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  getCurrentUserInfo: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': UserResp
        }
      }
      default: Failure
    }
  }
  searchUsers: {
    parameters: {
      query: SearchUsersQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': UserSearchRespItem[]
        }
      }
      default: Failure
    }
  }
  getUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        user_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': UserResp
        }
      }
      default: Failure
    }
  }
  updateUserProfile: {
    parameters: {
      query?: never
      header?: never
      path: {
        user_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': UserProfile
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  deleteUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        user_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  setUserSysAdmin: {
    parameters: {
      query?: never
      header?: never
      path: {
        user_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': UserSysAdminFlag
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  updateUserPassword: {
    parameters: {
      query?: never
      header?: never
      path: {
        user_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': PasswordReq
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  getCurrentUserPermissions: {
    parameters: {
      query?: GetCurrentUserPermissionsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Permission[]
        }
      }
      default: Failure
    }
  }
  setCliSecret: {
    parameters: {
      query?: never
      header?: never
      path: {
        user_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': OIDCCliSecretReq
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  ListLabels: {
    parameters: {
      query: ListLabelsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Label[]
        }
      }
      default: Failure
    }
  }
  CreateLabel: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': LabelInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  GetLabelByID: {
    parameters: {
      query?: never
      header?: never
      path: {
        label_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Label
        }
      }
      default: Failure
    }
  }
  UpdateLabel: {
    parameters: {
      query?: never
      header?: never
      path: {
        label_id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': LabelInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  DeleteLabel: {
    parameters: {
      query?: never
      header?: never
      path: {
        label_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
  exportScanData: {
    parameters: {
      query?: never
      header: {
        'X-Scan-Data-Type': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ScanDataExportRequest
      }
    }
    responses: {
      200: {
        content: {
          'application/json': ScanDataExportJob
        }
      }
      default: Failure
    }
  }
  getScanDataExportExecution: {
    parameters: {
      query?: never
      header?: never
      path: {
        execution_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScanDataExportExecution
        }
      }
      default: Failure
    }
  }
  getScanDataExportExecutionList: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': ScanDataExportExecutionList
        }
      }
      default: Failure
    }
  }
  downloadScanData: {
    parameters: {
      query?: DownloadScanDataQuery
      header?: never
      path: {
        execution_id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'text/csv': string
        }
      }
      default: Failure
    }
  }
  getSecuritySummary: {
    parameters: {
      query?: GetSecuritySummaryQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': SecuritySummary
        }
      }
      default: Failure
    }
  }
  ListVulnerabilities: {
    parameters: {
      query?: ListVulnerabilitiesQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': VulnerabilityItem[]
        }
      }
      default: Failure
    }
  }
  getPermissions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Permissions
        }
      }
      default: Failure
    }
  }
}
