import { defined } from './definitions'
import { alwaysPresent, mustBeGiven, neverSent, notRead, oneOf, takesNull } from './members'
import { maybeEmpty, takes } from './operations'
import type { Patch } from './patch'

/** Project admin, developer, guest, maintainer, limited guest. */
const roles = [1, 2, 3, 4, 5]

export const projects: readonly Patch[] = [
  alwaysPresent(
    'Project',
    ['project_id', 'name', 'owner_id', 'cve_allowlist'],
    'Database keys, and a pointer that is always set (server/v2.0/handler/model/project.go). ' +
      'Not metadata, which with_detail=false leaves out (project.json: listProjects)',
  ),
  neverSent(
    'Project',
    ['deleted', 'togglable'],
    'Not set in server/v2.0/handler/model/project.go; in no recording',
  ),
  oneOf(
    'ProjectMetadata',
    [
      'public',
      'enable_content_trust',
      'enable_content_trust_cosign',
      'prevent_vul',
      'auto_scan',
      'auto_sbom_generation',
      'reuse_sys_cve_allowlist',
      'proxy_cache_local_on_not_found',
    ],
    ['true', 'false'],
    'project.json: createProject (400: metadata public is not a boolean); project-metadata.json',
  ),
  notRead('ProjectReq', ['cve_allowlist'], 'project.json: createProject (cve_allowlist on POST) drops it'),
  defined(
    'ProjectUpdateReq',
    {
      type: 'object',
      properties: {
        metadata: { $ref: '#/definitions/ProjectMetadata' },
        cve_allowlist: { $ref: '#/definitions/CVEAllowlist' },
      },
    },
    'server/v2.0/handler/project.go: updateProject reads nothing else',
  ),
  takes(
    'updateProject',
    'ProjectReq',
    'ProjectUpdateReq',
    'project.json: updateProject (storage_limit on PUT) succeeds and does nothing',
  ),
  mustBeGiven('ProjectReq', ['project_name'], 'project.json: createProject (422: no name)'),
  oneOf(
    'ProjectMetadata',
    ['severity'],
    ['none', 'low', 'medium', 'high', 'critical', 'unknown'],
    'server/v2.0/handler/model/project.go: every other word is read as unknown (project.json: updateProject)',
  ),
  takesNull(
    'CVEAllowlist',
    ['items'],
    'project.json: listProjects (with_detail=false) answers null, and what was read may be written back',
  ),
  alwaysPresent(
    'CVEAllowlistItem',
    ['cve_id'],
    'project.json and system-cve-allowlist.json; an item has nothing else (pkg/allowlist/models)',
  ),
  mustBeGiven('CVEAllowlistItem', ['cve_id'], 'An item has nothing else (pkg/allowlist/models)'),
  maybeEmpty('getScannerOfProject', 'project.json: getScannerOfProject without a scanner'),
  alwaysPresent(
    'ProjectSummaryQuota',
    ['hard', 'used'],
    'project.json: getProjectSummary; where quotas are off, the whole quota is left out',
  ),
  alwaysPresent(
    'ProjectMemberEntity',
    ['id', 'project_id', 'entity_id', 'entity_name', 'entity_type', 'role_id', 'role_name'],
    'Database keys, and a role that Harbor has. Only a member whose role does not exist comes without: updateProjectMember ' +
      'accepts such a role (member.json: role 42), which this package refuses to send',
  ),
  oneOf('ProjectMemberEntity', ['role_id'], roles, 'common/const.go'),
  oneOf(
    'ProjectMemberEntity',
    ['role_name'],
    ['projectAdmin', 'developer', 'guest', 'maintainer', 'limitedGuest'],
    'member.json; common/rbac/project/rbac_role.go',
  ),
  oneOf('ProjectMember', ['role_id'], roles, 'member.json: createProjectMember (400: no such role)'),
  mustBeGiven('ProjectMember', ['role_id'], 'member.json: createProjectMember (400: no such role)'),
  oneOf('RoleRequest', ['role_id'], roles, 'member.json: updateProjectMember to role 42 loses the member'),
  mustBeGiven('RoleRequest', ['role_id'], 'Without it the role becomes 0, which does not exist'),
  oneOf('ProjectMemberEntity', ['entity_type'], ['u', 'g'], 'pkg/member/dao/dao.go: a user or a group'),
]
