import type { Outcome } from '../../src/index'

/** A value that must be refused, and the argument that the error has to name. */
type Refused = readonly [value: unknown, argument: string]

/** An argument as it should be, and what must be refused in its place. */
export interface Argument {
  readonly good: unknown
  readonly bad: readonly Refused[]
}

/** What is known of a method of a resource, for the tests that go through them all. A new method is a row here. */
export interface Method {
  /** The arguments, those that may be left out too; the options are the last. */
  readonly arguments: readonly Argument[]
  /**
   * Of a method that takes several requests for these arguments: what is known of the effect when the time is up during the
   * second one. `not-sent` where that is still a look-up.
   */
  readonly duringSecond?: Outcome
  /** It does nothing without its options. */
  readonly optionsNeeded?: boolean
}

/** What nobody can mean by an argument that has to be given. */
const nothing = [undefined, '', {}, null] as const

function argument(name: string, good: unknown): Argument {
  return { good, bad: nothing.map((value) => [value, name]) }
}

const project = argument('project', 'demo')
const repository = argument('repository', 'demo/app')
const image = argument('image', 'demo/app:v1')
const label = argument('label', 'approved')
const member = argument('member', 'jane')
const robot = argument('robot', 'robot$demo+ci')
const user = argument('user', 'jane')
const group = argument('group', 'devs')
const instance = argument('instance', 'kraken')
const policy = argument('policy', 'ci-hook')
const key = argument('key', 'public')
const value = argument('value', 'true')
const registry = argument('registry', 'second')
const scanner = argument('scanner', 'Trivy')
const replicationPolicy = argument('policy', 'to-second')
const execution = argument('execution', 3)
const task = argument('task', 4)

/** A body, and the member that is missing from an empty one. */
function body(good: object, missing: string): Argument {
  return {
    good,
    bad: [
      [undefined, 'body'],
      ['', 'body'],
      [null, 'body'],
      [{}, missing],
    ],
  }
}

/** The body of an update: without a change it is no mistake. */
function changes(good: object): Argument {
  const { bad } = body(good, '')
  return { good, bad: bad.filter(([, missing]) => missing !== '') }
}

/** A body that need not be given. */
function mayBeLeftOut(good: object): Argument {
  return {
    good,
    bad: [
      ['', 'body'],
      [null, 'body'],
    ],
  }
}

/** Leaving them out is no mistake. */
function options(good: object = {}): Argument {
  return {
    good,
    bad: [
      ['', 'options'],
      [null, 'options'],
      [{ ...good, nonsense: 1 }, 'nonsense'],
      [{ ...good, query: 'a=b' }, 'query'],
    ],
  }
}

const ofDemo = options({ project: 'demo' })
const permissions = [
  { kind: 'project', namespace: 'demo', access: [{ resource: 'repository', action: 'pull' }] },
]
const targets = [{ type: 'http', address: 'https://hooks.example.com' }]
const hook = { name: 'ci-hook', enabled: true, event_types: ['PUSH_ARTIFACT'], targets }
const jane = { username: 'jane', email: 'jane@example.com', realname: 'Jane', password: 'Chosen12345' }
/** Without one it is a scan for vulnerabilities. */
const scanType: Argument = {
  good: { scan_type: 'sbom' },
  bad: [
    ['', 'body'],
    [null, 'body'],
    [{ scan_type: 'nope' }, 'scan_type'],
  ],
}
const kraken = { name: 'kraken', vendor: 'kraken', endpoint: 'https://kraken.example.com', auth_mode: 'NONE' }
const ci = { name: 'ci', level: 'project', duration: 30, permissions }

const run = argument('run', 3)
const purge = { audit_retention_hour: 24, include_event_types: ['pull_artifact'] }
const daily = { type: 'Daily', cron: '0 0 0 * * *' }

export const methods: Readonly<Record<string, Method>> = {
  'auditLogs.eventTypes': { arguments: [options()] },
  'auditLogs.follow': { arguments: [options({ since: new Date('2026-01-01') })] },
  'auditLogs.list': { arguments: [options()] },
  // These routes know names only: an id has to be looked up.
  'auditLogs.listInProject': { arguments: [argument('project', 7), options()], duringSecond: 'unknown' },
  'auditLogs.listLegacy': { arguments: [options()] },
  'auditLogs.listLegacyInProject': {
    arguments: [argument('project', 7), options()],
    duringSecond: 'unknown',
  },
  'auditLogPurge.get': { arguments: [run, options()] },
  'auditLogPurge.list': { arguments: [options()] },
  'auditLogPurge.log': { arguments: [run, options()] },
  'auditLogPurge.run': { arguments: [body(purge, 'audit_retention_hour'), options()] },
  'auditLogPurge.schedule': { arguments: [options()] },
  'auditLogPurge.setSchedule': {
    arguments: [body({ schedule: daily, parameters: purge }, 'schedule'), options()],
  },
  'auditLogPurge.stop': { arguments: [run, options()] },
  'auditLogPurge.wait': { arguments: [run, options()] },
  'garbageCollection.get': { arguments: [run, options()] },
  'garbageCollection.list': { arguments: [options()] },
  'garbageCollection.log': { arguments: [run, options()] },
  'garbageCollection.run': { arguments: [mayBeLeftOut({ dry_run: true }), options()] },
  'garbageCollection.schedule': { arguments: [options()] },
  'garbageCollection.setSchedule': { arguments: [body({ schedule: daily }, 'schedule'), options()] },
  'garbageCollection.stop': { arguments: [run, options()] },
  'garbageCollection.wait': { arguments: [run, options()] },
  'artifacts.accessories': { arguments: [image, options()] },
  'artifacts.addLabel': { arguments: [image, label, options()], duringSecond: 'unknown' },
  'artifacts.addition': { arguments: [image, argument('addition', 'build_history'), options()] },
  'artifacts.copy': {
    arguments: [argument('from', 'demo/app:v1'), argument('to', 'demo/app'), options()],
  },
  'artifacts.createTag': { arguments: [image, body({ name: 'v2' }, 'name'), options()] },
  'artifacts.delete': { arguments: [image, options()] },
  'artifacts.deleteTag': { arguments: [image, argument('tag', 'v1'), options()] },
  'artifacts.exists': { arguments: [image, options()] },
  'artifacts.get': { arguments: [image, options()] },
  'artifacts.list': { arguments: [repository, options()] },
  'artifacts.listAll': { arguments: [options({ projects: ['demo'] })] },
  'artifacts.listInProject': { arguments: [project, options()] },
  'artifacts.listTags': { arguments: [image, options()] },
  'artifacts.removeLabel': { arguments: [image, label, options()], duringSecond: 'unknown' },
  'artifacts.resolve': { arguments: [image, options()] },
  'artifacts.sbom': { arguments: [image, options()] },
  'artifacts.vulnerabilities': { arguments: [image, options()] },
  'configuration.get': { arguments: [options()] },
  'configuration.internal': { arguments: [options()] },
  'configuration.update': { arguments: [changes({ token_expiration: 30 }), options()] },
  'artifacts.vulnerabilityReport': { arguments: [image, options()], duringSecond: 'unknown' },
  'immutableRules.create': {
    arguments: [
      project,
      body({ tag_selectors: [{}], scope_selectors: { repository: [{}] } }, 'tag_selectors'),
      options(),
    ],
  },
  'immutableRules.delete': { arguments: [project, argument('rule', 3), options()] },
  'immutableRules.list': { arguments: [project, options()] },
  'immutableRules.update': {
    arguments: [project, argument('rule', 3), changes({ disabled: true }), options()],
    duringSecond: 'unknown',
  },
  'icons.get': { arguments: [argument('digest', 'sha256:0048162a'), options()] },
  'jobService.log': { arguments: [argument('job', 'abc'), options()] },
  'jobService.pools': { arguments: [options()] },
  'jobService.queues': { arguments: [options()] },
  'jobService.schedulerStatus': { arguments: [options()] },
  'jobService.schedules': { arguments: [options()] },
  'jobService.stop': { arguments: [argument('job', 'abc'), options()] },
  'jobService.updateQueue': {
    arguments: [argument('queue', 'SLACK'), body({ action: 'pause' }, 'action'), options()],
  },
  'jobService.workers': { arguments: [argument('pool', 'all'), options()] },
  'labels.create': {
    arguments: [body({ name: 'approved', project: 'demo' }, 'name'), options()],
    duringSecond: 'unknown',
  },
  'labels.delete': { arguments: [label, options()], duringSecond: 'unknown' },
  'labels.exists': {
    arguments: [argument('label', { name: 'approved', project: 'demo' }), options()],
    duringSecond: 'unknown',
  },
  'labels.get': { arguments: [label, options()], duringSecond: 'unknown' },
  'labels.list': { arguments: [ofDemo], duringSecond: 'unknown' },
  'labels.update': { arguments: [label, changes({ color: '#C92100' }), options()], duringSecond: 'unknown' },
  'ldap.importUsers': { arguments: [argument('usernames', ['alice']), options()] },
  'ldap.ping': { arguments: [body({ ldap_url: 'ldaps://ldap.example.com' }, 'ldap_url'), options()] },
  'ldap.searchGroups': { arguments: [argument('group', 'devs'), options()] },
  'ldap.searchUsers': { arguments: [options()] },
  'members.create': {
    arguments: [
      project,
      body({ role_id: 'guest', member_user: { username: 'jane' } }, 'member_user'),
      options(),
    ],
  },
  'members.delete': { arguments: [project, member, options()], duringSecond: 'unknown' },
  'members.exists': { arguments: [project, member, options()] },
  'members.get': { arguments: [project, member, options()] },
  'members.list': { arguments: [project, options()] },
  'members.update': {
    arguments: [project, member, body({ role_id: 'guest' }, 'role_id'), options()],
    duringSecond: 'unknown',
  },
  'oidc.ping': { arguments: [body({ url: 'https://oidc.example.com' }, 'url'), options()] },
  'permissions.list': { arguments: [options()] },
  'preheatInstances.create': { arguments: [body(kraken, 'name'), options()] },
  'preheatInstances.delete': { arguments: [instance, options()] },
  'preheatInstances.exists': { arguments: [instance, options()] },
  'preheatInstances.get': { arguments: [instance, options()] },
  'preheatInstances.list': { arguments: [options()] },
  'preheatInstances.ping': { arguments: [body({ id: 1 }, 'endpoint'), options()] },
  'preheatInstances.providers': { arguments: [options()] },
  'preheatInstances.update': {
    arguments: [instance, changes({ enabled: false }), options()],
    duringSecond: 'unknown',
  },
  'preheatPolicies.create': {
    arguments: [project, body({ name: 'heat', provider_id: 1, filters: [] }, 'name'), options()],
  },
  'preheatPolicies.delete': { arguments: [project, policy, options()] },
  'preheatPolicies.execution': { arguments: [project, policy, execution, options()] },
  'preheatPolicies.executions': { arguments: [project, policy, options()] },
  'preheatPolicies.exists': { arguments: [project, policy, options()] },
  'preheatPolicies.get': { arguments: [project, policy, options()] },
  // Its routes know names only: an id has to be looked up.
  'preheatPolicies.list': { arguments: [argument('project', 7), options()], duringSecond: 'unknown' },
  'preheatPolicies.log': { arguments: [project, policy, execution, task, options()] },
  'preheatPolicies.providers': { arguments: [project, options()] },
  'preheatPolicies.start': { arguments: [project, policy, options()] },
  'preheatPolicies.stop': { arguments: [project, policy, execution, options()] },
  'preheatPolicies.tasks': { arguments: [project, policy, execution, options()] },
  'preheatPolicies.update': {
    arguments: [project, policy, changes({ enabled: false }), options()],
    duringSecond: 'unknown',
  },
  'preheatPolicies.wait': { arguments: [project, policy, execution, options()] },
  'projectMetadata.create': { arguments: [project, key, value, options()] },
  'projectMetadata.delete': { arguments: [project, key, options()] },
  'projectMetadata.get': { arguments: [project, key, options()] },
  'projectMetadata.list': { arguments: [project, options()] },
  'projectMetadata.set': { arguments: [project, key, value, options()], duringSecond: 'unknown' },
  'projects.create': { arguments: [body({ project_name: 'demo' }, 'project_name'), options()] },
  'projects.deletable': { arguments: [project, options()] },
  'projects.delete': { arguments: [project, options()] },
  'projects.exists': { arguments: [project, options()] },
  'projects.get': { arguments: [project, options()] },
  'projects.list': { arguments: [options()] },
  'projects.purge': {
    arguments: [
      project,
      // Without the name nothing is purged.
      {
        good: { confirm: 'demo' },
        bad: [
          ...options({ confirm: 'demo' }).bad.filter(([value]) => value !== ''),
          [undefined, 'confirm'],
          [{ confirm: 'other' }, 'confirm'],
        ],
      },
    ],
    optionsNeeded: true,
    duringSecond: 'unknown',
  },
  'projects.summary': { arguments: [project, options()] },
  'projects.update': { arguments: [project, changes({ metadata: {} }), options()] },
  'quotas.get': { arguments: [argument('quota', 'demo'), options()], duringSecond: 'unknown' },
  'quotas.list': { arguments: [options()] },
  'quotas.update': {
    arguments: [argument('quota', 'demo'), body({ hard: { storage: -1 } }, 'hard.storage'), options()],
    duringSecond: 'not-sent',
  },
  'registries.create': {
    arguments: [
      body({ name: 'second', type: 'harbor', url: 'https://harbor2.example.com' }, 'name'),
      options(),
    ],
  },
  'registries.delete': { arguments: [registry, options()], duringSecond: 'unknown' },
  'registries.exists': { arguments: [registry, options()] },
  'registries.get': { arguments: [registry, options()], duringSecond: 'unknown' },
  'registries.info': { arguments: [registry, options()], duringSecond: 'unknown' },
  'registries.list': { arguments: [options()] },
  'registries.ping': { arguments: [body({ id: 3 }, 'body'), options()] },
  'registries.providers': { arguments: [options()] },
  'registries.types': { arguments: [options()] },
  'registries.update': {
    arguments: [registry, changes({ description: 'a' }), options()],
    duringSecond: 'unknown',
  },
  'replicationPolicies.create': {
    arguments: [body({ name: 'to-second', dest_registry: { id: 3 } }, 'name'), options()],
  },
  'replicationPolicies.delete': { arguments: [replicationPolicy, options()], duringSecond: 'unknown' },
  'replicationPolicies.exists': { arguments: [replicationPolicy, options()] },
  'replicationPolicies.get': { arguments: [replicationPolicy, options()], duringSecond: 'unknown' },
  'replicationPolicies.list': { arguments: [options()] },
  'replicationPolicies.update': {
    arguments: [replicationPolicy, changes({ enabled: false }), options()],
    duringSecond: 'unknown',
  },
  'replications.get': { arguments: [execution, options()] },
  'replications.list': { arguments: [options({ policy: 'to-second' })], duringSecond: 'unknown' },
  'replications.log': { arguments: [execution, task, options()] },
  'replications.start': { arguments: [body({ policy_id: 7 }, 'policy_id'), options()] },
  'replications.stop': { arguments: [execution, options()] },
  'replications.tasks': { arguments: [execution, options()] },
  'replications.wait': { arguments: [execution, options()] },
  'repositories.delete': { arguments: [repository, options()] },
  'repositories.exists': { arguments: [repository, options()] },
  'repositories.get': { arguments: [repository, options()] },
  // Its route knows names only: an id has to be looked up.
  'repositories.list': { arguments: [argument('project', 7), options()], duringSecond: 'unknown' },
  'repositories.listAll': { arguments: [options()] },
  'repositories.update': { arguments: [repository, body({ description: 'a' }, 'description'), options()] },
  'retention.delete': { arguments: [project, options()], duringSecond: 'unknown' },
  'retention.executions': { arguments: [project, options()], duringSecond: 'unknown' },
  'retention.get': { arguments: [project, options()], duringSecond: 'unknown' },
  'retention.log': { arguments: [project, execution, task, options()], duringSecond: 'unknown' },
  'retention.metadata': { arguments: [options()] },
  'retention.set': {
    arguments: [project, body({ rules: [{ template: 'always', tag_selectors: [{}] }] }, 'rules'), options()],
    duringSecond: 'unknown',
  },
  'retention.start': {
    arguments: [project, mayBeLeftOut({ dry_run: true }), options()],
    duringSecond: 'unknown',
  },
  'retention.stop': { arguments: [project, execution, options()], duringSecond: 'unknown' },
  'retention.tasks': { arguments: [project, execution, options()], duringSecond: 'unknown' },
  'retention.wait': { arguments: [project, execution, options()], duringSecond: 'unknown' },
  'robots.create': { arguments: [body(ci, 'name'), options()] },
  'robots.delete': { arguments: [robot, options()], duringSecond: 'not-sent' },
  'robots.exists': { arguments: [robot, options()], duringSecond: 'unknown' },
  'robots.expiring': { arguments: [body({ within: 1_000 }, 'within'), options()], duringSecond: 'unknown' },
  'robots.get': { arguments: [robot, options()], duringSecond: 'not-sent' },
  'robots.list': { arguments: [ofDemo], duringSecond: 'unknown' },
  'robots.refreshSecret': {
    arguments: [
      robot,
      // Without a body Harbor makes up the secret.
      {
        good: { secret: 'Chosen12345' },
        bad: [
          ['', 'body'],
          [null, 'body'],
          [{}, 'secret'],
        ],
      },
      options(),
    ],
    duringSecond: 'not-sent',
  },
  'robots.rotate': {
    arguments: [robot, body({ onSecret: () => {} }, 'onSecret'), options()],
    duringSecond: 'unknown',
  },
  'robots.update': { arguments: [robot, changes({ disable: true }), options()], duringSecond: 'not-sent' },
  'scans.log': { arguments: [image, argument('report', 'a-report'), options()] },
  'scans.start': { arguments: [image, scanType, options()] },
  'scans.stop': { arguments: [image, scanType, options()] },
  'scans.wait': { arguments: [image, options()] },
  'cveAllowlist.get': { arguments: [options()] },
  'cveAllowlist.set': { arguments: [body({ items: [] }, 'items'), options()] },
  'scanAll.metrics': { arguments: [options()] },
  'scanAll.schedule': { arguments: [options()] },
  'scanAll.scheduledMetrics': { arguments: [options()] },
  'scanAll.setSchedule': { arguments: [body({ schedule: { type: 'None' } }, 'schedule'), options()] },
  'scanAll.start': { arguments: [options()] },
  'scanAll.stop': { arguments: [options()] },
  'scanAll.wait': { arguments: [options()] },
  'scanExports.download': { arguments: [execution, options()] },
  'scanExports.get': { arguments: [execution, options()] },
  'scanExports.list': { arguments: [options()] },
  'scanExports.start': {
    arguments: [body({ projects: ['demo'] }, 'projects'), options()],
    duringSecond: 'unknown',
  },
  'scanExports.wait': { arguments: [execution, options()] },
  'scanners.candidates': { arguments: [project, options()] },
  'scanners.create': {
    arguments: [body({ name: 'Trivy', url: 'https://trivy.example.com' }, 'name'), options()],
  },
  'scanners.delete': { arguments: [scanner, options()], duringSecond: 'unknown' },
  'scanners.exists': { arguments: [scanner, options()] },
  'scanners.get': { arguments: [scanner, options()], duringSecond: 'unknown' },
  'scanners.list': { arguments: [options()] },
  'scanners.metadata': { arguments: [scanner, options()], duringSecond: 'unknown' },
  'scanners.ofProject': { arguments: [project, options()] },
  'scanners.ping': {
    arguments: [body({ name: 'Trivy', url: 'https://trivy.example.com' }, 'name'), options()],
  },
  'scanners.setDefault': { arguments: [scanner, options()], duringSecond: 'unknown' },
  'scanners.setForProject': { arguments: [project, scanner, options()], duringSecond: 'unknown' },
  'scanners.update': {
    arguments: [scanner, changes({ disabled: true }), options()],
    duringSecond: 'unknown',
  },
  'securityHub.listVulnerabilities': { arguments: [options()] },
  'securityHub.summary': { arguments: [options()] },
  'system.certificate': { arguments: [options()] },
  'system.health': { arguments: [options()] },
  'system.info': { arguments: [options()] },
  'system.ping': { arguments: [options()] },
  'system.search': { arguments: [argument('word', 'alpine'), options()] },
  'system.statistics': { arguments: [options()] },
  'system.volumes': { arguments: [options()] },
  'userGroups.create': {
    arguments: [body({ group_name: 'devs', group_type: 'oidc' }, 'group_name'), options()],
  },
  'userGroups.delete': { arguments: [group, options()], duringSecond: 'unknown' },
  'userGroups.exists': { arguments: [group, options()] },
  'userGroups.get': { arguments: [group, options()], duringSecond: 'unknown' },
  'userGroups.list': { arguments: [options()] },
  'userGroups.search': { arguments: [argument('groupname', 'devs'), options()] },
  'userGroups.update': {
    arguments: [group, body({ group_name: 'devs' }, 'group_name'), options()],
    duringSecond: 'unknown',
  },
  'users.create': { arguments: [body(jane, 'username'), options()] },
  'users.current': { arguments: [options()] },
  'users.currentPermissions': { arguments: [ofDemo], duringSecond: 'unknown' },
  'users.delete': { arguments: [user, options()], duringSecond: 'unknown' },
  'users.exists': { arguments: [user, options()] },
  'users.get': { arguments: [user, options()], duringSecond: 'unknown' },
  'users.list': { arguments: [options()] },
  'users.search': { arguments: [argument('username', 'jane'), options()] },
  'users.setCliSecret': {
    arguments: [user, body({ secret: 'Chosen12345' }, 'secret'), options()],
    duringSecond: 'unknown',
  },
  'users.setSysAdmin': {
    arguments: [user, body({ sysadmin_flag: true }, 'sysadmin_flag'), options()],
    duringSecond: 'unknown',
  },
  'users.update': { arguments: [user, changes({ comment: 'a' }), options()], duringSecond: 'not-sent' },
  'users.updatePassword': {
    arguments: [user, body({ new_password: 'Chosen12345' }, 'new_password'), options()],
    duringSecond: 'unknown',
  },
  'webhookPolicies.create': { arguments: [project, body(hook, 'name'), options()] },
  'webhookPolicies.delete': { arguments: [project, policy, options()], duringSecond: 'unknown' },
  'webhookPolicies.events': { arguments: [project, options()] },
  'webhookPolicies.executions': { arguments: [project, policy, options()], duringSecond: 'unknown' },
  'webhookPolicies.exists': { arguments: [project, policy, options()] },
  'webhookPolicies.get': { arguments: [project, policy, options()], duringSecond: 'unknown' },
  'webhookPolicies.jobs': { arguments: [project, policy, options()], duringSecond: 'unknown' },
  'webhookPolicies.lastTriggers': { arguments: [project, options()] },
  'webhookPolicies.list': { arguments: [project, options()] },
  'webhookPolicies.log': {
    arguments: [project, policy, execution, task, options()],
    duringSecond: 'unknown',
  },
  'webhookPolicies.tasks': { arguments: [project, policy, execution, options()], duringSecond: 'unknown' },
  'webhookPolicies.update': {
    arguments: [project, policy, changes({ enabled: false }), options()],
    duringSecond: 'unknown',
  },
}

/** Calls a method by its name. Of a list this asks for the first page, of what has no end for the first item. */
export function callMethod(client: object, method: string, given: readonly unknown[]): PromiseLike<unknown> {
  const [resource = '', own = ''] = method.split('.')
  const target: unknown = Reflect.get(client, resource)
  if (typeof target !== 'object' || target === null) throw new Error(`no ${resource}`)
  const run: unknown = Reflect.get(target, own)
  if (typeof run !== 'function') throw new Error(`no ${method}`)
  const made: PromiseLike<unknown> | AsyncIterable<unknown> = Reflect.apply(run, target, given)
  return 'then' in made ? made : made[Symbol.asyncIterator]().next()
}
