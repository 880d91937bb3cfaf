/**
 * Who may do what, read by hand from Harbor's source at 2.15.2 (below src/ of goharbor/harbor). A pair is a resource and
 * an action, as in the permissions of a robot.
 */

/** From the least to the most. Each may do what those before it may. */
export const roleNames = ['limitedGuest', 'guest', 'developer', 'maintainer', 'projectAdmin'] as const

export type Role = (typeof roleNames)[number]

/** What each role may do that those before it may not (common/rbac/project/rbac_role.go). */
export const roles: Readonly<Record<Role, readonly string[]>> = {
  limitedGuest: pairs({
    accessory: 'list',
    artifact: 'list read',
    'artifact-addition': 'read',
    configuration: 'read',
    project: 'read',
    quota: 'read',
    repository: 'list pull read',
    sbom: 'read',
    scan: 'read',
    scanner: 'read',
    tag: 'list',
  }),
  guest: pairs({ label: 'list read', member: 'list read', robot: 'list read' }),
  developer: pairs({
    artifact: 'create',
    'artifact-label': 'create delete',
    'export-cve': 'create list read',
    repository: 'create push update',
    tag: 'create',
    'tag-retention': 'create delete list operate read update',
  }),
  maintainer: pairs({
    artifact: 'delete',
    'immutable-tag': 'create delete list update',
    label: 'create delete update',
    metadata: 'read',
    'notification-policy': 'list read',
    repository: 'delete',
    sbom: 'create stop',
    scan: 'create stop',
    tag: 'delete',
  }),
  projectAdmin: pairs({
    configuration: 'update',
    log: 'list',
    member: 'create delete update',
    metadata: 'create delete update',
    'notification-policy': 'create delete update',
    'preheat-policy': 'create delete list read update',
    project: 'delete update',
    robot: 'create delete update',
    scanner: 'create',
  }),
}

/** What everybody may do in a public project (common/rbac/project/rbac_util.go). */
export const ofPublicProjects: readonly string[] = pairs({
  accessory: 'list',
  artifact: 'list read',
  'artifact-addition': 'read',
  label: 'list read',
  project: 'read',
  repository: 'list pull',
  scan: 'read',
  scanner: 'read',
  tag: 'list',
})

/** What a robot can be allowed to do, in a project and in the system (common/rbac/const.go; permissions.json). */
export const robotActions = {
  project: {
    accessory: 'list',
    artifact: 'create delete list read',
    'artifact-addition': 'read',
    'artifact-label': 'create delete',
    'export-cve': 'create read',
    'immutable-tag': 'create delete list update',
    label: 'create delete list read update',
    log: 'list',
    member: 'create delete list read update',
    metadata: 'create delete list read update',
    'notification-policy': 'create delete list read update',
    'preheat-policy': 'create delete list read update',
    project: 'delete read update',
    quota: 'read',
    repository: 'delete list pull push read update',
    robot: 'create delete list read',
    sbom: 'create read stop',
    scan: 'create read stop',
    scanner: 'create read',
    tag: 'create delete list',
    'tag-retention': 'create delete list read update',
  },
  system: {
    'audit-log': 'list',
    catalog: 'read',
    'garbage-collection': 'create list read stop update',
    'jobservice-monitor': 'list stop',
    label: 'create delete read update',
    'ldap-user': 'create list',
    'preheat-instance': 'create delete list read update',
    project: 'create list',
    'purge-audit': 'create list read stop update',
    quota: 'list read update',
    registry: 'create delete list read update',
    replication: 'create list read',
    'replication-adapter': 'list',
    'replication-policy': 'create delete list read update',
    robot: 'create delete list read',
    'scan-all': 'create read stop update',
    scanner: 'create delete list read update',
    'security-hub': 'list read',
    'system-volumes': 'read',
    user: 'create delete list read update',
    'user-group': 'create delete list read update',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

export function pairs(actions: Readonly<Record<string, string>>): string[] {
  return Object.entries(actions).flatMap(([resource, names]) =>
    names.split(' ').map((action) => `${resource}:${action}`),
  )
}
