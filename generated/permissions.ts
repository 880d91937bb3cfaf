// Made by `npm run generate` from the API description of Harbor 2.15.2. Do not edit: change scripts/.

/** What a robot can be allowed to do in a project: actions by resource. */
export const robotProjectActions: Readonly<Record<string, string>> = {
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
}

/** What a robot can be allowed to do in the system: actions by resource. */
export const robotSystemActions: Readonly<Record<string, string>> = {
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
}

/** What a robot can be allowed to do in a project: actions by resource. */
export interface RobotProjectActions {
  accessory: 'list'
  artifact: 'create' | 'delete' | 'list' | 'read'
  'artifact-addition': 'read'
  'artifact-label': 'create' | 'delete'
  'export-cve': 'create' | 'read'
  'immutable-tag': 'create' | 'delete' | 'list' | 'update'
  label: 'create' | 'delete' | 'list' | 'read' | 'update'
  log: 'list'
  member: 'create' | 'delete' | 'list' | 'read' | 'update'
  metadata: 'create' | 'delete' | 'list' | 'read' | 'update'
  'notification-policy': 'create' | 'delete' | 'list' | 'read' | 'update'
  'preheat-policy': 'create' | 'delete' | 'list' | 'read' | 'update'
  project: 'delete' | 'read' | 'update'
  quota: 'read'
  repository: 'delete' | 'list' | 'pull' | 'push' | 'read' | 'update'
  robot: 'create' | 'delete' | 'list' | 'read'
  sbom: 'create' | 'read' | 'stop'
  scan: 'create' | 'read' | 'stop'
  scanner: 'create' | 'read'
  tag: 'create' | 'delete' | 'list'
  'tag-retention': 'create' | 'delete' | 'list' | 'read' | 'update'
}

/** What a robot can be allowed to do in the system: actions by resource. */
export interface RobotSystemActions {
  'audit-log': 'list'
  catalog: 'read'
  'garbage-collection': 'create' | 'list' | 'read' | 'stop' | 'update'
  'jobservice-monitor': 'list' | 'stop'
  label: 'create' | 'delete' | 'read' | 'update'
  'ldap-user': 'create' | 'list'
  'preheat-instance': 'create' | 'delete' | 'list' | 'read' | 'update'
  project: 'create' | 'list'
  'purge-audit': 'create' | 'list' | 'read' | 'stop' | 'update'
  quota: 'list' | 'read' | 'update'
  registry: 'create' | 'delete' | 'list' | 'read' | 'update'
  replication: 'create' | 'list' | 'read'
  'replication-adapter': 'list'
  'replication-policy': 'create' | 'delete' | 'list' | 'read' | 'update'
  robot: 'create' | 'delete' | 'list' | 'read'
  'scan-all': 'create' | 'read' | 'stop' | 'update'
  scanner: 'create' | 'delete' | 'list' | 'read' | 'update'
  'security-hub': 'list' | 'read'
  'system-volumes': 'read'
  user: 'create' | 'delete' | 'list' | 'read' | 'update'
  'user-group': 'create' | 'delete' | 'list' | 'read' | 'update'
}
