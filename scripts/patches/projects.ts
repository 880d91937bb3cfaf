import { operationOf, parametersOf } from '../swagger'
import { alwaysPresent, defined, maybeEmpty, neverSent, notRead, oneOf, type Patch } from './patch'

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
  {
    name: 'updateProject: takes a ProjectUpdateReq',
    evidence: 'project.json: updateProject (storage_limit on PUT) succeeds and does nothing',
    apply(document) {
      const parameters = parametersOf(document, operationOf(document, 'updateProject').object)
      const body = parameters.find(({ schema }) => schema?.$ref === '#/definitions/ProjectReq')
      if (body === undefined) throw new Error('its body is no ProjectReq.')
      body.schema = { $ref: '#/definitions/ProjectUpdateReq' }
    },
  },
  maybeEmpty('getScannerOfProject', 'project.json: getScannerOfProject without a scanner'),
  alwaysPresent(
    'ProjectSummaryQuota',
    ['hard', 'used'],
    'project.json: getProjectSummary; where quotas are off, the whole quota is left out',
  ),
  alwaysPresent(
    'ProjectMemberEntity',
    ['id', 'project_id', 'entity_id', 'entity_name', 'entity_type'],
    'Database keys. Not role_id and role_name: updateProjectMember accepts roles that do not exist (member.json), ' +
      'and a search by name then finds the member without a role (pkg/member/dao/dao.go)',
  ),
  oneOf('ProjectMemberEntity', ['entity_type'], ['u', 'g'], 'pkg/member/dao/dao.go: a user or a group'),
]
