import type { ProjectMemberEntity } from '../../../generated/models'

// Who may do what, as data. Lists are written `resource: action action`, one resource a line.

export interface Access {
  readonly resource: string
  readonly action: string
}

/** What a robot may be given in a project (test/recordings/api/permissions.json). */
export const projectPermissions: readonly Access[] = read(`
  log: list
  project: read delete update
  metadata: read create delete list update
  repository: read update delete list pull push
  artifact: read create list delete
  scan: create read stop
  sbom: create stop read
  tag: create list delete
  accessory: list
  artifact-addition: read
  artifact-label: create delete
  scanner: create read
  preheat-policy: read create delete list update
  immutable-tag: create delete list update
  notification-policy: read create delete list update
  tag-retention: read create delete list update
  label: read create delete list update
  quota: read
  robot: create read list delete
  export-cve: create read
  member: create read update list delete
`)

/** What a robot may be given of the system (test/recordings/api/permissions.json). */
export const systemPermissions: readonly Access[] = read(`
  audit-log: list
  preheat-instance: read create delete list update
  project: list create
  replication-policy: read create delete list update
  replication: read create list
  replication-adapter: list
  registry: read create delete list update
  scan-all: read update stop create
  system-volumes: read
  garbage-collection: read create list update stop
  purge-audit: read create list update stop
  jobservice-monitor: list stop
  scanner: read create delete list update
  label: read create delete update
  security-hub: read list
  catalog: read
  quota: read list
  robot: create read list delete
  user: create read update list delete
  ldap-user: create list
  quota: update
  user-group: create read update list delete
`)

/** What `/users/current/permissions` knows of the system (goharbor/harbor `src/common/rbac/system/policies.go`). */
export const everythingInSystem: readonly Access[] = read(`
  catalog: read
  audit-log: list
  project: create read update delete list
  user: create read update delete list
  user-group: create read update delete list
  registry: create read update delete list
  replication: create read update list delete
  distribution: create read update delete list
  garbage-collection: create read update delete list
  scan-all: create read update delete list stop
  system-volumes: read
  ldap-user: create list
  configuration: read update
  jobservice-monitor: read list stop
  security-hub: read list
`)

/** Everything there is in a project, in the order of `/users/current/permissions` (test/recordings/api/user.json). */
export const everythingInProject: readonly Access[] = read(`
  .: read
  member: read list
  metadata: read
  quota: read
  label: create read update delete list
  repository: create read update delete list push pull
  tag-retention: create read update delete list operate
  accessory: list
  immutable-tag: create update delete list
  configuration: read
  robot: read list
  notification-policy: read list
  scan: create read stop
  sbom: create stop read
  scanner: read
  artifact: create read delete list
  artifact-addition: read
  tag: list create delete
  artifact-label: create delete
  export-cve: create read list
  .: update delete
  member: create update delete
  metadata: create update delete
  log: list
  configuration: update
  robot: create update delete
  notification-policy: create update delete
  scanner: create
  preheat-policy: create read update delete list
`)

/** What everybody may do in a public project (test/recordings/api/user.json, "a project scope, absolute"). */
const anybody = read(`
  .: read
  label: read list
  repository: list pull
  accessory: list
  scan: read
  scanner: read
  artifact: read list
  artifact-addition: read
  tag: list
`)

const limitedGuest = read(`
  .: read
  quota: read
  repository: list read pull
  accessory: list
  configuration: read
  scan: read
  sbom: read
  scanner: read
  artifact: read list
  artifact-addition: read
  tag: list
`)

const guest = [
  ...limitedGuest,
  ...read(`
    member: read list
    label: read list
    robot: read list
  `),
]

/** Recordings: user.json, "the permissions of a developer in a project". */
const developer = [
  ...guest,
  ...read(`
    repository: create update push
    tag-retention: create read update delete list operate
    artifact: create
    tag: create
    artifact-label: create delete
    export-cve: create read list
  `),
]

const maintainer = [
  ...developer,
  ...read(`
    metadata: read
    label: create update delete
    repository: delete
    immutable-tag: create update delete list
    notification-policy: read list
    scan: create stop
    sbom: create stop
    artifact: delete
    tag: delete
  `),
]

export interface Role {
  readonly id: ProjectMemberEntity['role_id']
  readonly name: ProjectMemberEntity['role_name']
  readonly allowed: ReadonlySet<string>
}

/** By `role_id`. */
export const roles: ReadonlyMap<number, Role> = new Map<number, Role>([
  [1, { id: 1, name: 'projectAdmin', allowed: keys(everythingInProject) }],
  [2, { id: 2, name: 'developer', allowed: keys(developer) }],
  [3, { id: 3, name: 'guest', allowed: keys(guest) }],
  [4, { id: 4, name: 'maintainer', allowed: keys(maintainer) }],
  [5, { id: 5, name: 'limitedGuest', allowed: keys(limitedGuest) }],
])

export const allowedToAnybody: ReadonlySet<string> = keys(anybody)

export function key({ resource, action }: Access): string {
  return `${resource}:${action}`
}

function keys(accesses: readonly Access[]): ReadonlySet<string> {
  return new Set(accesses.map(key))
}

function read(table: string): Access[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [resource = '', actions = ''] = line.trim().split(': ')
      return actions.split(' ').map((action) => ({ resource, action }))
    })
}
