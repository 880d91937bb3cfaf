// Made by `npm run generate` from the API description of Harbor 2.15.2. Do not edit: change scripts/.

/**
 * The operations, each below its path, as `src/core/call/operation.ts` reads them: one string, since it is a tenth of the
 * client. A line has up to seven parts: method and marks, id, need, query, key, columns, since.
 *
 * - Marks: `p` takes `page` and `page_size`; `a` answers anonymous callers too; `x` must not be sent again; `s` may
 *   hold credentials; `b` the body of a success is handed on as a stream; `j`, `t`, `m` a success has JSON in it,
 *   text, or perhaps nothing.
 * - Need: who may make it, and then what a robot needs for it, each word apart.
 *   - `limitedGuest`, `guest`, `developer`, `maintainer`, `projectAdmin`: at least this role in the project. With
 *     a `+`: or a public project.
 *   - `admin`: a system administrator. `maintainer/admin`: the role for what belongs to a project, else an administrator.
 *   - `self`: the user it is about, or an administrator. `creator`: any user, unless only administrators make projects.
 *   - `user`: whoever is logged in. `anyone`: nobody has to be. `service`: another part of Harbor.
 *
 *   A robot needs one of the pairs `<resource>:<action>`: in the system where users have to be administrators, else in
 *   the project; `project/` before it says that it is in the project all the same. `-` is what no robot can do; nothing
 *   is what every robot can do.
 * - Query: the names in it, beside those of the page.
 * - Key: the column by which the list can be read: it sorts, filters by ranges, and never changes.
 * - Columns: those that `q` knows. `*` at the end of one stands for any name that begins so.
 * - Since: the first release that has it, where the oldest that is looked at has it not.
 */
export const table = `
/health
GET|getHealth|anyone
/search
GETa|search|anyone|q
/statistics
GET|getStatistic|user
/ldap/ping
POSTsj|pingLdap|admin -
/ldap/users/search
GET|searchLdapUser|admin ldap-user:list|username
/ldap/users/import
POST|importLdapUser|admin ldap-user:create
/ldap/groups/search
GET|searchLdapGroup|admin ldap-user:list|groupname,groupdn
/internalconfig
GETs|getInternalconfig|service -
/configurations
GETs|getConfigurations|admin -
PUTs|updateConfigurations|admin -
/projects
GETpa|listProjects|anyone|q,sort,name,public,owner,with_detail|project_id|project_id,owner_id,name,creation_time,update_time,registry_id,public,owner
HEAD|headProject|user|project_name
POST|createProject|creator project:create
/projects/{project_name_or_id}
GETa|getProject|limitedGuest+ project:read
PUT|updateProject|projectAdmin project:update
DELETE|deleteProject|projectAdmin project:delete
/projects/{project_name_or_id}/_deletable
GET|getProjectDeletable|projectAdmin project:delete
/projects/{project_name_or_id}/summary
GETas|getProjectSummary|limitedGuest+ project:read
/projects/{project_name_or_id}/members
GETp|listProjectMembers|guest member:list|entityname
POST|createProjectMember|projectAdmin member:create
/projects/{project_name_or_id}/members/{mid}
GET|getProjectMember|guest member:read
PUT|updateProjectMember|projectAdmin member:update
DELETE|deleteProjectMember|projectAdmin member:delete
/projects/{project_name_or_id}/metadatas/
GET|listProjectMetadatas|admin project/metadata:list
POST|addProjectMetadatas|projectAdmin metadata:create
/projects/{project_name_or_id}/metadatas/{meta_name}
GET|getProjectMetadata|maintainer metadata:read
PUT|updateProjectMetadata|projectAdmin metadata:update
DELETE|deleteProjectMetadata|projectAdmin metadata:delete
/repositories
GETpa|listAllRepositories|anyone|q,sort|repository_id|repository_id,name,project_id,description,pull_count,creation_time,update_time,blob_digest
/projects/{project_name}/repositories
GETpa|listRepositories|limitedGuest+ repository:list|q,sort|repository_id|repository_id,name,project_id,description,pull_count,creation_time,update_time,blob_digest
/projects/{project_name}/repositories/{repository_name}
GET|getRepository|limitedGuest repository:read
PUT|updateRepository|developer repository:update
DELETE|deleteRepository|maintainer repository:delete
/projects/{project_name}/repositories/{repository_name}/artifacts
GETpa|listArtifacts|limitedGuest+ artifact:list|q,sort,with_tag,with_label,with_scan_overview,with_sbom_overview,with_immutable_status,with_accessory|id|id,type,media_type,manifest_media_type,artifact_type,project_id,repository_id,repository_name,digest,size,icon,push_time,pull_time,tags,labels,base
POST|CopyArtifact|developer artifact:create|from
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}
GETa|getArtifact|limitedGuest+ artifact:read|with_tag,with_label,with_scan_overview,with_sbom_overview,with_accessory,with_immutable_status
DELETE|deleteArtifact|maintainer artifact:delete
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/scan
POST|scanArtifact|maintainer scan:create sbom:create
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/scan/stop
POST|stopScanArtifact|maintainer scan:stop sbom:stop
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/scan/{report_id}/log
GETat|getReportLog|limitedGuest+ scan:read
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags
POST|createTag|developer tag:create
GETpa|listTags|limitedGuest+ tag:list|q,sort,with_immutable_status|id|id,repository_id,artifact_id,name,push_time,pull_time
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags/{tag_name}
DELETE|deleteTag|maintainer tag:delete
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/accessories
GETpa|listAccessories|limitedGuest+ accessory:list|q,sort||id,artifact_id,subject_artifact_repo,subject_artifact_digest,type,size,digest,creation_time
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/additions/vulnerabilities
GETa|getVulnerabilitiesAddition|limitedGuest+ artifact-addition:read
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/additions/{addition}
GETam|getAddition|limitedGuest+ artifact-addition:read
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels
POST|addLabel|developer artifact-label:create
/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels/{label_id}
DELETE|removeLabel|developer artifact-label:delete
/projects/{project_name_or_id}/artifacts
GETp|listArtifactsOfProject|limitedGuest+ artifact:list|q,sort,with_tag,with_label,with_scan_overview,with_sbom_overview,with_immutable_status,with_accessory,latest_in_repository|id|id,type,media_type,manifest_media_type,artifact_type,project_id,repository_id,repository_name,digest,size,icon,push_time,pull_time,tags,labels,base|2.11
/projects/{project_name_or_id}/scanner
GETsm|getScannerOfProject|limitedGuest+ scanner:read
PUT|setScannerOfProject|projectAdmin scanner:create
/projects/{project_name_or_id}/scanner/candidates
GETps|listScannerCandidatesOfProject|projectAdmin scanner:create|q,sort||id,uuid,name,description,url,disabled,is_default,auth,skip_cert_verify,use_internal_addr,immutable,create_time,update_time
/audit-logs
GETp|listAuditLogs|user audit-log:list|q,sort||id,project_id,operation,resource_type,resource,username,op_time
/auditlog-exts
GETp|listAuditLogExts|user audit-log:list|q,sort|id|id,project_id,operation,op_desc,op_result,resource_type,resource,username,op_time|2.13
/auditlog-exts/events
GET|listAuditLogEventTypes|admin audit-log:list||||2.13
/projects/{project_name}/logs
GETp|getLogs|projectAdmin log:list|q,sort||id,project_id,operation,resource_type,resource,username,op_time
/projects/{project_name}/auditlog-exts
GETp|getLogExts|projectAdmin log:list|q,sort|id|id,project_id,operation,op_desc,op_result,resource_type,resource,username,op_time|2.13
/p2p/preheat/providers
GET|ListProviders|admin preheat-instance:list
/p2p/preheat/instances/ping
POSTs|PingInstances|admin preheat-instance:read
/p2p/preheat/instances
GETps|ListInstances|admin preheat-instance:list|q,sort|id|id,name,description,vendor,endpoint,auth_mode,enabled,is_default,insecure,setup_timestamp
POSTs|CreateInstance|admin preheat-instance:create
/p2p/preheat/instances/{preheat_instance_name}
GETs|GetInstance|admin preheat-instance:read
DELETE|DeleteInstance|admin preheat-instance:delete
PUTs|UpdateInstance|admin preheat-instance:update
/projects/{project_name}/preheat/policies
POST|CreatePolicy|projectAdmin preheat-policy:create
GETp|ListPolicies|projectAdmin preheat-policy:list|q,sort||id,name,description,provider_id,filters,trigger,enabled,creation_time,update_time
/projects/{project_name}/preheat/policies/{preheat_policy_name}
GET|GetPolicy|projectAdmin preheat-policy:read
PUT|UpdatePolicy|projectAdmin preheat-policy:update
POST|ManualPreheat|projectAdmin preheat-policy:read
DELETE|DeletePolicy|projectAdmin preheat-policy:delete
/projects/{project_name}/preheat/policies/{preheat_policy_name}/executions
GETp|ListExecutions|projectAdmin preheat-policy:list|q,sort||id,vendor_type,vendor_id,status,status_message,trigger,start_time,update_time,end_time,revision,extra_attrs.*
/projects/{project_name}/preheat/policies/{preheat_policy_name}/executions/{execution_id}
GET|GetExecution|projectAdmin preheat-policy:read
PATCH|StopExecution|projectAdmin preheat-policy:update
/projects/{project_name}/preheat/policies/{preheat_policy_name}/executions/{execution_id}/tasks
GETp|ListTasks|projectAdmin preheat-policy:list|q,sort||id,job_id,status,status_code,status_message,run_count,creation_time,start_time,update_time,end_time,extra_attrs.*
/projects/{project_name}/preheat/policies/{preheat_policy_name}/executions/{execution_id}/tasks/{task_id}/logs
GETt|GetPreheatLog|projectAdmin preheat-policy:read
/projects/{project_name}/preheat/providers
GET|ListProvidersUnderProject|projectAdmin preheat-policy:list
/projects/{project_name_or_id}/immutabletagrules
GETp|ListImmuRules|maintainer immutable-tag:list|q,sort||id,tag_filter,disabled
POST|CreateImmuRule|maintainer immutable-tag:create
/projects/{project_name_or_id}/immutabletagrules/{immutable_rule_id}
PUT|UpdateImmuRule|maintainer immutable-tag:update
DELETE|DeleteImmuRule|maintainer immutable-tag:delete
/projects/{project_name_or_id}/webhook/policies
GETps|ListWebhookPoliciesOfProject|maintainer notification-policy:list|sort,q|id|id,name,description,event_types,creator,creation_time,update_time,enabled
POSTs|CreateWebhookPolicyOfProject|projectAdmin notification-policy:create
/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}
GETs|GetWebhookPolicyOfProject|maintainer notification-policy:read
PUTs|UpdateWebhookPolicyOfProject|projectAdmin notification-policy:update
DELETE|DeleteWebhookPolicyOfProject|projectAdmin notification-policy:delete
/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/executions
GETp|ListExecutionsOfWebhookPolicy|maintainer notification-policy:read|q,sort|id|id,vendor_type,vendor_id,status,status_message,trigger,start_time,update_time,end_time,revision,extra_attrs.*
/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/executions/{execution_id}/tasks
GETp|ListTasksOfWebhookExecution|maintainer notification-policy:read|q,sort||id,job_id,status,status_code,status_message,run_count,creation_time,start_time,update_time,end_time,extra_attrs.*
/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/executions/{execution_id}/tasks/{task_id}/log
GETst|GetLogsOfWebhookTask|maintainer notification-policy:read
/projects/{project_name_or_id}/webhook/lasttrigger
GET|LastTrigger|maintainer notification-policy:read
/projects/{project_name_or_id}/webhook/jobs
GETp|ListWebhookJobs|maintainer notification-policy:list|q,sort,policy_id,status|id|id,vendor_type,vendor_id,status,status_message,trigger,start_time,update_time,end_time,revision,extra_attrs.*
/projects/{project_name_or_id}/webhook/events
GET|GetSupportedEventTypes|maintainer notification-policy:read
/usergroups
GETp|listUserGroups|admin user-group:list|ldap_group_dn,group_name
POST|createUserGroup|admin user-group:create
/usergroups/search
GETp|searchUserGroups|user|groupname
/usergroups/{group_id}
GET|getUserGroup|admin user-group:read
PUT|updateUserGroup|admin user-group:update
DELETE|deleteUserGroup|admin user-group:delete
/icons/{digest}
GETa|getIcon|anyone
/robots
GETp|ListRobot|guest/admin robot:list|q,sort|id|id,name,description,duration,expiresat,disabled,creator_ref,creator_type,creation_time,update_time,Level,ProjectID
POSTsj|CreateRobot|projectAdmin/admin robot:create
/quotas
GETp|listQuotas|admin quota:list|reference,reference_id,sort
/quotas/{id}
GET|getQuota|admin quota:read
PUT|updateQuota|admin quota:update
/robots/{robot_id}
GET|GetRobotByID|guest/admin robot:read
PUTs|UpdateRobot|projectAdmin/admin -
PATCHsj|RefreshSec|projectAdmin/admin -
DELETE|DeleteRobot|projectAdmin/admin robot:delete
/replication/policies
GETps|listReplicationPolicies|admin replication-policy:list|q,sort,name|id|id,name,description,creator,src_registry_id,dest_registry_id,dest_namespace,override,enabled,trigger,filters,replicate_deletion,creation_time,update_time,speed_kb,copy_by_chunk
POSTs|createReplicationPolicy|admin replication-policy:create
/replication/policies/{id}
GETs|getReplicationPolicy|admin replication-policy:read
DELETE|deleteReplicationPolicy|admin replication-policy:delete
PUTs|updateReplicationPolicy|admin replication-policy:update
/replication/executions
GETp|listReplicationExecutions|admin replication:list|sort,policy_id,status,trigger
POST|startReplication|admin replication:create
/replication/executions/{id}
GET|getReplicationExecution|admin replication:read
PUT|stopReplication|admin replication:create
/replication/executions/{id}/tasks
GETp|listReplicationTasks|admin replication:list|sort,status,resource_type
/replication/executions/{id}/tasks/{task_id}/log
GETt|getReplicationLog|admin replication:read
/replication/adapters
GET|listRegistryProviderTypes|admin replication-adapter:list
/replication/adapterinfos
GETs|listRegistryProviderInfos|admin replication-adapter:list
/registries
POSTs|createRegistry|admin registry:create
GETps|listRegistries|admin registry:list|q,sort,name|id|id,url,name,credential_type,type,insecure,description,health,creation_time,update_time
/registries/ping
POSTs|pingRegistry|admin registry:read
/registries/{id}
GETs|getRegistry|admin registry:read
DELETE|deleteRegistry|admin registry:delete
PUTs|updateRegistry|admin registry:update
/registries/{id}/info
GET|getRegistryInfo|admin registry:read
/scans/all/metrics
GET|getLatestScanAllMetrics|admin scan-all:read
/scans/schedule/metrics
GET|getLatestScheduledScanAllMetrics|admin scan-all:read
/systeminfo
GET|getSystemInfo|anyone
/systeminfo/volumes
GET|getVolumes|admin system-volumes:read
/systeminfo/getcert
GETt|getCert|anyone
/system/oidc/ping
POST|pingOIDC|admin -
/system/gc
GETps|getGCHistory|admin garbage-collection:list|q,sort|id|id,vendor_type,vendor_id,status,status_message,trigger,start_time,update_time,end_time,revision,extra_attrs.*
/system/gc/{gc_id}
GETs|getGC|admin garbage-collection:read
PUT|stopGC|admin garbage-collection:stop
/system/gc/{gc_id}/log
GETt|getGCLog|admin garbage-collection:read
/system/gc/schedule
GETsm|getGCSchedule|admin garbage-collection:read
POST|createGCSchedule|admin garbage-collection:create
PUTx|updateGCSchedule|admin garbage-collection:update
/system/purgeaudit
GETp|getPurgeHistory|admin purge-audit:list|q,sort|id|id,vendor_type,vendor_id,status,status_message,trigger,start_time,update_time,end_time,revision,extra_attrs.*
/system/purgeaudit/{purge_id}
GET|getPurgeJob|admin purge-audit:read
PUT|stopPurge|admin purge-audit:stop
/system/purgeaudit/{purge_id}/log
GETt|getPurgeJobLog|admin purge-audit:read
/system/purgeaudit/schedule
GETm|getPurgeSchedule|admin purge-audit:read
POST|createPurgeSchedule|admin purge-audit:create
PUTx|updatePurgeSchedule|admin purge-audit:update
/system/CVEAllowlist
GET|getSystemCVEAllowlist|user
PUT|putSystemCVEAllowlist|admin -
/system/scanAll/schedule
GETm|getScanAllSchedule|admin scan-all:read
PUT|updateScanAllSchedule|admin scan-all:update
POST|createScanAllSchedule|admin scan-all:create
/system/scanAll/stop
POST|stopScanAll|admin scan-all:stop
/jobservice/pools
GET|getWorkerPools|admin jobservice-monitor:list
/jobservice/pools/{pool_id}/workers
GET|getWorkers|admin jobservice-monitor:list
/jobservice/jobs/{job_id}
PUT|stopRunningJob|admin jobservice-monitor:stop
/jobservice/jobs/{job_id}/log
GETt|actionGetJobLog|admin jobservice-monitor:list
/jobservice/queues
GET|listJobQueues|admin jobservice-monitor:list
/jobservice/queues/{job_type}
PUT|actionPendingJobs|admin jobservice-monitor:stop
/schedules
GETp|listSchedules|admin jobservice-monitor:list
/schedules/{job_type}/paused
GET|getSchedulePaused|user
/ping
GETt|getPing|anyone
/retentions/metadatas
GET|getRentenitionMetadata|user
/retentions
POST|createRetention|developer tag-retention:create
/retentions/{id}
GET|getRetention|developer tag-retention:read
PUT|updateRetention|developer tag-retention:update
DELETE|deleteRetention|developer tag-retention:delete
/retentions/{id}/executions
POST|triggerRetentionExecution|developer tag-retention:update
GETp|listRetentionExecutions|developer tag-retention:list
/retentions/{id}/executions/{eid}
PATCH|operateRetentionExecution|developer tag-retention:update
/retentions/{id}/executions/{eid}/tasks
GETp|listRetentionTasks|developer tag-retention:list
/retentions/{id}/executions/{eid}/tasks/{tid}
GETt|getRetentionTaskLog|developer tag-retention:read
/scanners
GETps|listScanners|admin scanner:list|q,sort||id,uuid,name,description,url,disabled,is_default,auth,skip_cert_verify,use_internal_addr,immutable,create_time,update_time
POSTs|createScanner|admin scanner:create
/scanners/ping
POSTs|pingScanner|admin scanner:read
/scanners/{registration_id}
GETs|getScanner|admin scanner:read
PUTs|updateScanner|admin scanner:update
DELETEsj|deleteScanner|admin scanner:delete
PATCH|setScannerAsDefault|admin scanner:update
/scanners/{registration_id}/metadata
GET|getScannerMetadata|admin scanner:read
/users
GETps|listUsers|admin user:list|q,sort|user_id|user_id,username,email,realname,comment,sysadmin_flag,creation_time,update_time,username_or_email
POSTs|createUser|admin user:create
/users/current
GETs|getCurrentUserInfo|user -
/users/search
GETp|searchUsers|user|username
/users/{user_id}
GETs|getUser|self user:read
PUT|updateUserProfile|self user:update
DELETE|deleteUser|admin user:delete
/users/{user_id}/sysadmin
PUT|setUserSysAdmin|admin user:update
/users/{user_id}/password
PUTxs|updateUserPassword|self user:update
/users/current/permissions
GET|getCurrentUserPermissions|user|scope,relative
/users/{user_id}/cli_secret
PUTs|setCliSecret|self user:update
/labels
GETpa|ListLabels|guest+ label:list|q,sort,name,scope,project_id|id|id,name,description,color,scope,project_id,creation_time,update_time
POST|CreateLabel|maintainer/admin label:create
/labels/{label_id}
GETa|GetLabelByID|guest+/admin label:read
PUT|UpdateLabel|maintainer/admin label:update
DELETE|DeleteLabel|maintainer/admin label:delete
/export/cve
POSTj|exportScanData|developer -
/export/cve/execution/{execution_id}
GET|getScanDataExportExecution|developer -
/export/cve/executions
GET|getScanDataExportExecutionList|developer -
/export/cve/download/{execution_id}
GETxbt|downloadScanData|developer -|format
/security/summary
GET|getSecuritySummary|admin security-hub:read|with_dangerous_cve,with_dangerous_artifact
/security/vul
GETp|ListVulnerabilities|admin security-hub:list|q,tune_count,with_tag||cve_id,severity,status,cvss_score_v3,project_id,repository_name,package,tag,digest
/permissions
GET|getPermissions|projectAdmin/admin -
`

export type OperationId =
  | 'getHealth'
  | 'search'
  | 'getStatistic'
  | 'pingLdap'
  | 'searchLdapUser'
  | 'importLdapUser'
  | 'searchLdapGroup'
  | 'getInternalconfig'
  | 'getConfigurations'
  | 'updateConfigurations'
  | 'listProjects'
  | 'headProject'
  | 'createProject'
  | 'getProject'
  | 'updateProject'
  | 'deleteProject'
  | 'getProjectDeletable'
  | 'getProjectSummary'
  | 'listProjectMembers'
  | 'createProjectMember'
  | 'getProjectMember'
  | 'updateProjectMember'
  | 'deleteProjectMember'
  | 'listProjectMetadatas'
  | 'addProjectMetadatas'
  | 'getProjectMetadata'
  | 'updateProjectMetadata'
  | 'deleteProjectMetadata'
  | 'listAllRepositories'
  | 'listRepositories'
  | 'getRepository'
  | 'updateRepository'
  | 'deleteRepository'
  | 'listArtifacts'
  | 'CopyArtifact'
  | 'getArtifact'
  | 'deleteArtifact'
  | 'scanArtifact'
  | 'stopScanArtifact'
  | 'getReportLog'
  | 'createTag'
  | 'listTags'
  | 'deleteTag'
  | 'listAccessories'
  | 'getVulnerabilitiesAddition'
  | 'getAddition'
  | 'addLabel'
  | 'removeLabel'
  | 'listArtifactsOfProject'
  | 'getScannerOfProject'
  | 'setScannerOfProject'
  | 'listScannerCandidatesOfProject'
  | 'listAuditLogs'
  | 'listAuditLogExts'
  | 'listAuditLogEventTypes'
  | 'getLogs'
  | 'getLogExts'
  | 'ListProviders'
  | 'PingInstances'
  | 'ListInstances'
  | 'CreateInstance'
  | 'GetInstance'
  | 'DeleteInstance'
  | 'UpdateInstance'
  | 'CreatePolicy'
  | 'ListPolicies'
  | 'GetPolicy'
  | 'UpdatePolicy'
  | 'ManualPreheat'
  | 'DeletePolicy'
  | 'ListExecutions'
  | 'GetExecution'
  | 'StopExecution'
  | 'ListTasks'
  | 'GetPreheatLog'
  | 'ListProvidersUnderProject'
  | 'ListImmuRules'
  | 'CreateImmuRule'
  | 'UpdateImmuRule'
  | 'DeleteImmuRule'
  | 'ListWebhookPoliciesOfProject'
  | 'CreateWebhookPolicyOfProject'
  | 'GetWebhookPolicyOfProject'
  | 'UpdateWebhookPolicyOfProject'
  | 'DeleteWebhookPolicyOfProject'
  | 'ListExecutionsOfWebhookPolicy'
  | 'ListTasksOfWebhookExecution'
  | 'GetLogsOfWebhookTask'
  | 'LastTrigger'
  | 'ListWebhookJobs'
  | 'GetSupportedEventTypes'
  | 'listUserGroups'
  | 'createUserGroup'
  | 'searchUserGroups'
  | 'getUserGroup'
  | 'updateUserGroup'
  | 'deleteUserGroup'
  | 'getIcon'
  | 'ListRobot'
  | 'CreateRobot'
  | 'listQuotas'
  | 'getQuota'
  | 'updateQuota'
  | 'GetRobotByID'
  | 'UpdateRobot'
  | 'RefreshSec'
  | 'DeleteRobot'
  | 'listReplicationPolicies'
  | 'createReplicationPolicy'
  | 'getReplicationPolicy'
  | 'deleteReplicationPolicy'
  | 'updateReplicationPolicy'
  | 'listReplicationExecutions'
  | 'startReplication'
  | 'getReplicationExecution'
  | 'stopReplication'
  | 'listReplicationTasks'
  | 'getReplicationLog'
  | 'listRegistryProviderTypes'
  | 'listRegistryProviderInfos'
  | 'createRegistry'
  | 'listRegistries'
  | 'pingRegistry'
  | 'getRegistry'
  | 'deleteRegistry'
  | 'updateRegistry'
  | 'getRegistryInfo'
  | 'getLatestScanAllMetrics'
  | 'getLatestScheduledScanAllMetrics'
  | 'getSystemInfo'
  | 'getVolumes'
  | 'getCert'
  | 'pingOIDC'
  | 'getGCHistory'
  | 'getGC'
  | 'stopGC'
  | 'getGCLog'
  | 'getGCSchedule'
  | 'createGCSchedule'
  | 'updateGCSchedule'
  | 'getPurgeHistory'
  | 'getPurgeJob'
  | 'stopPurge'
  | 'getPurgeJobLog'
  | 'getPurgeSchedule'
  | 'createPurgeSchedule'
  | 'updatePurgeSchedule'
  | 'getSystemCVEAllowlist'
  | 'putSystemCVEAllowlist'
  | 'getScanAllSchedule'
  | 'updateScanAllSchedule'
  | 'createScanAllSchedule'
  | 'stopScanAll'
  | 'getWorkerPools'
  | 'getWorkers'
  | 'stopRunningJob'
  | 'actionGetJobLog'
  | 'listJobQueues'
  | 'actionPendingJobs'
  | 'listSchedules'
  | 'getSchedulePaused'
  | 'getPing'
  | 'getRentenitionMetadata'
  | 'createRetention'
  | 'getRetention'
  | 'updateRetention'
  | 'deleteRetention'
  | 'triggerRetentionExecution'
  | 'listRetentionExecutions'
  | 'operateRetentionExecution'
  | 'listRetentionTasks'
  | 'getRetentionTaskLog'
  | 'listScanners'
  | 'createScanner'
  | 'pingScanner'
  | 'getScanner'
  | 'updateScanner'
  | 'deleteScanner'
  | 'setScannerAsDefault'
  | 'getScannerMetadata'
  | 'listUsers'
  | 'createUser'
  | 'getCurrentUserInfo'
  | 'searchUsers'
  | 'getUser'
  | 'updateUserProfile'
  | 'deleteUser'
  | 'setUserSysAdmin'
  | 'updateUserPassword'
  | 'getCurrentUserPermissions'
  | 'setCliSecret'
  | 'ListLabels'
  | 'CreateLabel'
  | 'GetLabelByID'
  | 'UpdateLabel'
  | 'DeleteLabel'
  | 'exportScanData'
  | 'getScanDataExportExecution'
  | 'getScanDataExportExecutionList'
  | 'downloadScanData'
  | 'getSecuritySummary'
  | 'ListVulnerabilities'
  | 'getPermissions'
