import { describe, expect, test } from 'vitest'
import { Harbor, InvalidArgumentError } from '../../src/index'

/** What nobody can mean by an argument that has to be given. */
const nothing = [undefined, '', {}, null] as const

/** An update without a change is no mistake. */
const noBody = [undefined, '', null] as const
/** Without options is as good as with none. */
const noOptions = ['', null] as const

/** An argument as it should be, and what must be refused in its place. */
type Argument = readonly [good: unknown, bad: readonly unknown[]]

const project: Argument = ['demo', nothing]
const repository: Argument = ['demo/app', nothing]
const image: Argument = ['demo/app:v1', nothing]
const label: Argument = ['approved', nothing]
const name: Argument = ['jane', nothing]
const robot: Argument = ['robot$demo+ci', nothing]
const policy: Argument = ['ci-hook', nothing]
const registry: Argument = ['second', nothing]
const number: Argument = [3, nothing]
const options: Argument = [{}, noOptions]

const permissions = [
  { kind: 'project', namespace: 'demo', access: [{ resource: 'repository', action: 'pull' }] },
]
const targets = [{ type: 'http', address: 'https://hooks.example.com' }]
const body = (good: object): Argument => [good, nothing]
const changes = (good: object): Argument => [good, noBody]

/** The arguments of every method, those that may be left out too. */
const methods: Readonly<Record<string, readonly Argument[]>> = {
  'artifacts.accessories': [image, options],
  'artifacts.addLabel': [image, label, options],
  'artifacts.addition': [image, ['build_history', nothing], options],
  'artifacts.copy': [image, repository, options],
  'artifacts.createTag': [image, body({ name: 'v2' }), options],
  'artifacts.delete': [image, options],
  'artifacts.deleteTag': [image, ['v1', nothing], options],
  'artifacts.exists': [image, options],
  'artifacts.get': [image, options],
  'artifacts.list': [repository, options],
  'artifacts.listInProject': [project, options],
  'artifacts.listTags': [image, options],
  'artifacts.removeLabel': [image, label, options],
  'artifacts.resolve': [image, options],
  'artifacts.vulnerabilities': [image, options],
  'labels.create': [body({ name: 'approved', project: 'demo' }), options],
  'labels.delete': [label, options],
  'labels.exists': [label, options],
  'labels.get': [label, options],
  'labels.list': [options],
  'labels.update': [label, changes({ color: '#C92100' }), options],
  'members.create': [project, body({ role_id: 'guest', member_user: { username: 'jane' } }), options],
  'members.delete': [project, name, options],
  'members.exists': [project, name, options],
  'members.get': [project, name, options],
  'members.list': [project, options],
  'members.update': [project, name, body({ role_id: 'guest' }), options],
  'permissions.list': [options],
  'projectMetadata.create': [project, ['public', nothing], ['true', nothing], options],
  'projectMetadata.delete': [project, ['public', nothing], options],
  'projectMetadata.get': [project, ['public', nothing], options],
  'projectMetadata.list': [project, options],
  'projectMetadata.set': [project, ['public', nothing], ['true', nothing], options],
  'projects.create': [body({ project_name: 'demo' }), options],
  'projects.deletable': [project, options],
  'projects.delete': [project, options],
  'projects.exists': [project, options],
  'projects.get': [project, options],
  'projects.list': [options],
  'projects.summary': [project, options],
  'projects.update': [project, changes({ metadata: {} }), options],
  'quotas.get': [project, options],
  'quotas.list': [options],
  'quotas.update': [project, body({ hard: { storage: -1 } }), options],
  'registries.create': [
    body({ name: 'second', type: 'harbor', url: 'https://harbor2.example.com' }),
    options,
  ],
  'registries.delete': [registry, options],
  'registries.exists': [registry, options],
  'registries.get': [registry, options],
  'registries.info': [registry, options],
  'registries.list': [options],
  'registries.ping': [body({ id: 3 }), options],
  'registries.providers': [options],
  'registries.types': [options],
  'registries.update': [registry, changes({ description: 'a' }), options],
  'replicationPolicies.create': [body({ name: 'to-second', dest_registry: { id: 3 } }), options],
  'replicationPolicies.delete': [policy, options],
  'replicationPolicies.exists': [policy, options],
  'replicationPolicies.get': [policy, options],
  'replicationPolicies.list': [options],
  'replicationPolicies.update': [policy, changes({ enabled: false }), options],
  'replications.get': [number, options],
  'replications.list': [options],
  'replications.log': [number, number, options],
  'replications.start': [body({ policy_id: 7 }), options],
  'replications.stop': [number, options],
  'replications.tasks': [number, options],
  'replications.wait': [number, options],
  'repositories.delete': [repository, options],
  'repositories.exists': [repository, options],
  'repositories.get': [repository, options],
  'repositories.list': [project, options],
  'repositories.listAll': [options],
  'repositories.update': [repository, body({ description: 'a' }), options],
  'robots.create': [body({ name: 'ci', level: 'project', duration: 30, permissions }), options],
  'robots.delete': [robot, options],
  'robots.exists': [robot, options],
  'robots.get': [robot, options],
  'robots.list': [options],
  // Without a body Harbor makes up the secret.
  'robots.refreshSecret': [robot, [{ secret: 'Chosen12345' }, ['', {}, null]], options],
  'robots.update': [robot, changes({ disable: true }), options],
  'system.certificate': [options],
  'system.health': [options],
  'system.info': [options],
  'system.ping': [options],
  'system.volumes': [options],
  'users.create': [
    body({ username: 'jane', email: 'jane@example.com', realname: 'Jane', password: 'Chosen12345' }),
    options,
  ],
  'users.current': [options],
  'users.currentPermissions': [options],
  'users.delete': [name, options],
  'users.exists': [name, options],
  'users.get': [name, options],
  'users.list': [options],
  'users.search': [name, options],
  'users.setCliSecret': [name, body({ secret: 'Chosen12345' }), options],
  'users.setSysAdmin': [name, body({ sysadmin_flag: true }), options],
  'users.update': [name, changes({ comment: 'a' }), options],
  'users.updatePassword': [name, body({ new_password: 'Chosen12345' }), options],
  'webhookPolicies.create': [
    project,
    body({ name: 'ci-hook', enabled: true, event_types: ['PUSH_ARTIFACT'], targets }),
    options,
  ],
  'webhookPolicies.delete': [project, policy, options],
  'webhookPolicies.events': [project, options],
  'webhookPolicies.executions': [project, policy, options],
  'webhookPolicies.exists': [project, policy, options],
  'webhookPolicies.get': [project, policy, options],
  'webhookPolicies.jobs': [project, policy, options],
  'webhookPolicies.lastTriggers': [project, options],
  'webhookPolicies.list': [project, options],
  'webhookPolicies.log': [project, policy, number, number, options],
  'webhookPolicies.tasks': [project, policy, number, options],
  'webhookPolicies.update': [project, policy, changes({ enabled: false }), options],
}

/** A client that sends nothing, and what it would have sent. */
function offline(): { harbor: Harbor; sent: string[] } {
  const sent: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    retry: 0,
    fetch: async (url) => {
      sent.push(url)
      throw new TypeError('offline')
    },
  })
  return { harbor, sent }
}

const { harbor: specimen } = offline()
const resources = Object.entries(specimen).filter(([key]) => key !== 'raw')

test('every method of every resource is here', () => {
  const all = resources.flatMap(([resource, value]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(value))
      .filter((method) => method !== 'constructor')
      .map((method) => `${resource}.${method}`),
  )
  expect(all.length).toBeGreaterThan(0)
  expect(Object.keys(methods).sort()).toEqual(all.sort())
})

/** What comes of a method: lists are asked for their first page. */
async function outcomeOf(harbor: Harbor, method: string, given: readonly unknown[]): Promise<unknown> {
  const [resource = '', own = ''] = method.split('.')
  const target: unknown = Reflect.get(harbor, resource)
  if (typeof target !== 'object' || target === null) throw new Error(`no ${resource}`)
  const run: unknown = Reflect.get(target, own)
  if (typeof run !== 'function') throw new Error(`no ${method}`)
  const promise: PromiseLike<unknown> = Reflect.apply(run, target, given)
  return promise.then(
    () => 'a value',
    (error: unknown) => error,
  )
}

describe.each(Object.entries(methods))('%s', (method, given) => {
  const good = given.map(([value]) => value)

  test('sends a request for what it should be given', async () => {
    const { harbor, sent } = offline()
    await outcomeOf(harbor, method, good)
    expect(sent).toHaveLength(1)
  })

  const bad = given.flatMap(([, values], index) =>
    values.map((value): [number, unknown] => [index + 1, value]),
  )
  test.each(bad)('refuses as argument %d: %j', async (position, value) => {
    const { harbor, sent } = offline()
    const error = await outcomeOf(harbor, method, Object.assign([...good], { [position - 1]: value }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(sent).toEqual([])
  })
})
