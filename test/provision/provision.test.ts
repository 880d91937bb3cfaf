import { beforeEach, expect, test } from 'vitest'
import { access, Harbor, InvalidArgumentError } from '../../src/index'
import {
  type ApplyProgress,
  apply,
  type HarborDescription,
  type NewSecret,
  type ProjectDescription,
  ProvisionError,
  plan,
} from '../../src/provision/index'
import { createFakeHarbor, type FakeHarbor } from '../../src/testing/index'

const pull = { resource: 'repository', action: 'pull' }
const push = { resource: 'repository', action: 'push' }

const demo = {
  name: 'demo',
  metadata: { public: 'false', auto_scan: 'true', severity: 'high', prevent_vul: 'true' },
  storage_limit: 10 * 1024 ** 3,
  cve_allowlist: { items: [{ cve_id: 'CVE-2024-2' }, { cve_id: 'CVE-2024-1' }], expires_at: 2_000_000_000 },
  members: [
    { username: 'jane', role_id: 'developer' },
    { username: 'joe', role_id: 'guest' },
  ],
  labels: [{ name: 'approved', color: '#48960C' }, { name: 'old' }],
  robots: [{ name: 'ci', description: 'pushes', duration: 30, access: [push, pull] }],
  webhookPolicies: [
    {
      name: 'deploy',
      event_types: ['SCANNING_COMPLETED', 'PUSH_ARTIFACT'],
      targets: [{ type: 'http', address: 'https://hooks.example.com', auth_header: 'Bearer hush' }],
    },
  ],
} as const satisfies ProjectDescription

const desired = {
  projects: [demo, { name: 'plain' }],
  labels: [{ name: 'everywhere', description: 'of all projects' }],
} as const satisfies HarborDescription

const marker = ' [harborkit: secret not handed over]'

let fake: FakeHarbor
let harbor: Harbor
let secrets: NewSecret[]
const onSecret = (secret: NewSecret) => void secrets.push(secret)

beforeEach(() => {
  fake = createFakeHarbor({
    users: [
      { username: 'jane', password: 'Janes-pw-1' },
      { username: 'joe', password: 'Joes-pw-12' },
    ],
  })
  harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch, retry: 0 })
  secrets = []
})

/** Brings the Harbor to a description. */
async function bringTo(description: HarborDescription): Promise<void> {
  await apply(await plan(harbor, description), { onSecret })
}

test('says what is missing, and finds nothing to do once that was made', async () => {
  const made = await plan(harbor, desired)
  expect(String(made)).toMatchInlineSnapshot(`
    "+ project demo
        metadata.public: 'false'
        metadata.auto_scan: 'true'
        metadata.severity: 'high'
        metadata.prevent_vul: 'true'
        storage_limit: 10737418240
        cve_allowlist.items: [{"cve_id":"CVE-2024-2"},{"cve_id":"CVE-2024-1"}]
        cve_allowlist.expires_at: 2000000000
    + project plain
    + label everywhere
        description: 'of all projects'
    + member demo/jane
        role_id: 'developer'
    + member demo/joe
        role_id: 'guest'
    + label demo/approved
        color: '#48960C'
    + label demo/old
    + robot demo/ci
        description: 'pushes'
        duration: 30
        access: [{"resource":"repository","action":"push"},{"resource":"repository","action":"pull"}]
    + webhook policy demo/deploy
        event_types: ["SCANNING_COMPLETED","PUSH_ARTIFACT"]
        targets: [{"type":"http","address":"https://hooks.example.com","auth_header":"(secret)"}]"
  `)
  expect(JSON.stringify(made)).not.toContain('hush')
  await apply(made, { onSecret })
  expect(String(await plan(harbor, desired))).toBe('Nothing to do.')
  expect((await plan(harbor, desired)).differences).toEqual([])
})

test('says what is other than it should be, before and after, and changes no more', async () => {
  await bringTo(desired)
  const project: ProjectDescription = {
    name: 'demo',
    metadata: { auto_scan: 'false' },
    storage_limit: -1,
    cve_allowlist: { items: [{ cve_id: 'CVE-2024-1' }] },
    members: [{ username: 'jane', role_id: 'maintainer' }],
    labels: [{ name: 'approved', description: 'by hand' }],
    robots: [{ name: 'ci', duration: 60, access: [pull], disable: true }],
    webhookPolicies: [
      {
        name: 'deploy',
        event_types: ['PUSH_ARTIFACT', 'PULL_ARTIFACT'],
        targets: [{ type: 'http', address: 'https://hooks.example.com', payload_format: 'CloudEvents' }],
      },
    ],
  }
  const changes = await plan(harbor, { projects: [project] })
  expect(String(changes)).toMatchInlineSnapshot(`
    "~ project demo
        metadata.auto_scan: 'true' → 'false'
        storage_limit: 10737418240 → -1
        cve_allowlist.items: - {"cve_id":"CVE-2024-2"}
    ~ member demo/jane
        role_id: 'developer' → 'maintainer'
    ~ label demo/approved
        description: '' → 'by hand'
    ~ robot demo/ci
        duration: 30 → 60
        access: - {"resource":"repository","action":"push"}
        disable: false → true
    ~ webhook policy demo/deploy
        event_types: - 'SCANNING_COMPLETED'
        event_types: + 'PULL_ARTIFACT'
        targets: - {"type":"http","address":"https://hooks.example.com","skip_cert_verify":false,"payload_format":"Default","auth_header":"(secret)"}
        targets: + {"type":"http","address":"https://hooks.example.com","skip_cert_verify":false,"payload_format":"CloudEvents","auth_header":"(secret)"}"
  `)
  await apply(changes)
  expect(String(await plan(harbor, { projects: [project] }))).toBe('Nothing to do.')

  expect((await harbor.projects.get('demo')).metadata).toMatchObject({ auto_scan: 'false', severity: 'high' })
  expect((await harbor.projects.get('demo')).cve_allowlist).toMatchObject({
    items: [{ cve_id: 'CVE-2024-1' }],
    expires_at: 2_000_000_000,
  })
  expect(await harbor.labels.get({ name: 'approved', project: 'demo' })).toMatchObject({ color: '#48960C' })
  expect(await harbor.robots.get('robot$demo+ci')).toMatchObject({ description: 'pushes', disable: true })
  const { enabled, targets } = await harbor.webhookPolicies.get('demo', 'deploy')
  expect({ enabled, targets }).toMatchObject({ enabled: true, targets: [{ auth_header: 'Bearer hush' }] })
})

test('changes a secret that Harbor shows, without showing it', async () => {
  await bringTo(desired)
  const [policy] = demo.webhookPolicies
  const [target] = policy.targets
  const webhookPolicies = [{ ...policy, targets: [{ ...target, auth_header: 'Bearer other' }] }]
  const changes = await plan(harbor, { projects: [{ name: 'demo', webhookPolicies }] })
  expect(String(changes)).not.toMatch(/Bearer/)
  expect(String(changes)).toContain('(another secret)')
  await apply(changes)
  const { targets } = await harbor.webhookPolicies.get('demo', 'deploy')
  expect(targets).toMatchObject([{ auth_header: 'Bearer other' }])
})

test('lets each of several targets with one address keep its own header', async () => {
  const [policy] = demo.webhookPolicies
  const [target] = policy.targets
  const { auth_header: _, ...plain } = target
  const withTargets = (...targets: (typeof target | typeof plain)[]): HarborDescription => ({
    projects: [{ name: 'demo', webhookPolicies: [{ ...policy, targets }] }],
  })
  const open = { ...plain, skip_cert_verify: true }
  await bringTo(withTargets(plain, target, open))
  for (const same of [withTargets(open, target, plain), withTargets(open, plain, plain)]) {
    expect(String(await plan(harbor, same))).toBe('Nothing to do.')
  }
})

test('hands over the secret of a robot, which logs in with it', async () => {
  await bringTo(desired)
  expect(secrets).toEqual([{ name: 'demo/ci', robot: 'robot$demo+ci', secret: expect.any(String) }])
  const [{ robot, secret } = { robot: '', secret: '' }] = secrets
  const client = new Harbor({ url: fake.url, auth: { robot, secret }, fetch: fake.fetch })
  await expect(client.whoAmI()).resolves.toMatchObject({ kind: 'robot', name: robot })
  expect(await harbor.robots.get(robot)).toMatchObject({ description: 'pushes', disable: false })
})

test('gives a robot another secret where nobody has taken the first', async () => {
  const changes = await plan(harbor, { projects: [demo] })
  const failed = await apply(changes, {
    onSecret: () => Promise.reject(new Error('the vault is shut')),
  }).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(ProvisionError)
  expect(String(failed)).toContain("'+ robot demo/ci' failed: the vault is shut")
  expect((await harbor.robots.get('robot$demo+ci')).description).toBe(`pushes${marker}`)

  const again = await plan(harbor, { projects: [demo] })
  expect(String(again)).toContain("~ robot demo/ci\n    secret: 'not handed over' → 'new secret'")
  expect(String(again)).not.toContain('description')
  await apply(again, { onSecret })
  expect(secrets.map(({ name }) => name)).toEqual(['demo/ci'])
  expect((await harbor.robots.get('robot$demo+ci')).description).toBe('pushes')
  expect(String(await plan(harbor, { projects: [demo] }))).toBe('Nothing to do.')
})

const wrong = [
  { resource: 'repository', action: 'pull' },
  { resource: 'repositry', action: 'pull' },
]

test.each<[path: string, description: HarborDescription]>([
  [
    'projects[0].robots[0].access[1]',
    { projects: [{ name: 'new', robots: [{ name: 'ci', duration: 1, access: wrong }] }] },
  ],
  [
    'robots[0].permissions[0].access[1]',
    {
      robots: [
        { name: 'ci', duration: 1, permissions: [{ kind: 'project', namespace: '*', access: wrong }] },
      ],
    },
  ],
  [
    'robots[0].permissions[0].access[0]',
    {
      robots: [
        {
          ...{ name: 'ci', duration: 1 },
          // Of projects, not of the system.
          permissions: [{ kind: 'system', namespace: '/', access: [{ resource: 'tag', action: 'list' }] }],
        },
      ],
    },
  ],
])('refuses in a plan what no robot can be allowed: %s', async (argument, description) => {
  const refusal = plan(harbor, description)
  await expect(refusal).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
  await expect(refusal).rejects.toThrow(/is '(repositry:pull|tag:list)', which this Harbor does not know/)
})

test('plans as a robot, which may not ask what robots can be allowed', async () => {
  const { name, secret } = await harbor.robots.create({
    ...{ name: 'planner', level: 'system', duration: 1 },
    permissions: [
      access.project('*').can('project', 'read').can('robot', 'list', 'read'),
      access.system().can('project', 'list'),
    ],
  })
  const robot = new Harbor({ url: fake.url, auth: { robot: name, secret }, fetch: fake.fetch })
  const robots = [{ name: 'ci', duration: 1, access: wrong }]
  expect(String(await plan(robot, { projects: [{ name: 'library', robots }] }))).toContain(
    '+ robot library/ci',
  )
})

test('renews the secret of a robot that `rotate` names, and marks it meanwhile', async () => {
  await bringTo(desired)
  const [first] = secrets.splice(0)
  const changes = await plan(harbor, desired, { rotate: { robots: ['demo/ci'] } })
  expect(String(changes)).toBe("~ robot demo/ci\n    secret: 'in use' → 'new secret'")
  let meanwhile: string | undefined
  await apply(changes, {
    onSecret: async (secret) => {
      meanwhile = (await harbor.robots.get(secret.robot)).description
      secrets.push(secret)
    },
  })
  expect(meanwhile).toBe(`pushes${marker}`)
  expect(secrets).toHaveLength(1)
  expect(secrets[0]?.secret).not.toBe(first?.secret)
  expect((await harbor.robots.get('robot$demo+ci')).description).toBe('pushes')
})

test('deletes only of the kinds that `prune` names, and only where a list is given', async () => {
  await bringTo(desired)
  const less: HarborDescription = {
    projects: [{ name: 'demo', members: [{ username: 'jane', role_id: 'developer' }], labels: [] }],
  }
  expect(String(await plan(harbor, less))).toBe('Nothing to do.')
  const changes = await plan(harbor, less, { prune: ['members', 'robots'] })
  expect(String(changes)).toBe('- member demo/joe')
  await apply(changes)
  const members = (await harbor.members.list('demo').all()).map(({ entity_name }) => entity_name)
  expect(members.sort()).toEqual(['admin', 'jane'])
  expect(String(await plan(harbor, less, { prune: ['members', 'robots'] }))).toBe('Nothing to do.')
})

test('deletes a project at last, when what was in it is gone', async () => {
  await bringTo(desired)
  const prune = ['projects', 'labels'] as const
  const changes = await plan(harbor, { projects: [{ name: 'demo', labels: [] }] }, { prune })
  expect(String(changes)).toBe('- label demo/approved\n- label demo/old\n- project plain')
  await apply(changes)
  expect(await harbor.projects.exists('plain')).toBe(false)
  // Harbor makes it by itself.
  expect(await harbor.projects.exists('library')).toBe(true)
})

test('takes for done what somebody else has deleted meanwhile', async () => {
  await bringTo(desired)
  const labels = await plan(harbor, { labels: [] }, { prune: ['labels'] })
  await harbor.labels.delete('everywhere')
  await expect(apply(labels)).resolves.toHaveLength(1)
})

test('says after a failure what was done, and leaves a plan that goes on', async () => {
  fake.fail({ operation: 'CreateLabel', times: 1, as: 500 })
  const progress: ApplyProgress[] = []
  const first = await plan(harbor, desired)
  const settings = { onSecret, concurrency: 1, onProgress: (now: ApplyProgress) => void progress.push(now) }
  const error = await apply(first, settings).catch((error: unknown) => error)
  if (!(error instanceof ProvisionError)) throw error
  expect(error.message).toMatch(
    /^'\+ label everywhere' failed: POST .* 500 .* \(2 of 9 done, 1 failed, 6 not begun\.\)$/,
  )
  expect(error.done.map(({ name }) => name)).toEqual(['demo', 'plain'])
  expect(error.failed).toMatchObject([{ difference: { kind: 'labels' }, error: { status: 500 } }])
  expect(progress.map(({ done, total, difference }) => [done, total, difference.name])).toEqual([
    [1, 9, 'demo'],
    [2, 9, 'plain'],
  ])
  await apply(error.plan, { onSecret })
  expect(String(await plan(harbor, desired))).toBe('Nothing to do.')
})

test('names everything that failed, not only the first', async () => {
  fake.fail({ operation: 'CreateLabel', times: 2, as: 500 })
  const labels = [{ name: 'one' }, { name: 'two' }]
  const error = await apply(await plan(harbor, { labels })).catch((error: unknown) => error)
  if (!(error instanceof ProvisionError)) throw error
  expect(error.failed.map(({ difference }) => difference.name).sort()).toEqual(['one', 'two'])
  expect(error.message).toMatch(
    /^'\+ label one' failed: POST .*; '\+ label two' failed: POST .* \(0 of 2 done, 2 failed, 0 not begun\.\)$/,
  )
})

test('goes on where the answer to a creation was lost, and brings what is there to the description', async () => {
  fake.fail({ operation: 'createProjectMember', times: 1, as: 'reset', afterwards: true })
  const failed = await apply(await plan(harbor, desired), { onSecret }).catch((error: unknown) => error)
  if (!(failed instanceof ProvisionError)) throw failed
  await harbor.members.update('demo', 'jane', { role_id: 'guest' })
  await apply(failed.plan, { onSecret })
  expect(String(await plan(harbor, desired))).toBe('Nothing to do.')
})

test('asks nothing before it has somewhere to put a secret', async () => {
  const changes = await plan(harbor, desired)
  const before = fake.requests.length
  await expect(apply(changes)).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'onSecret' })
  await expect(apply(changes, { onSecret, concurrency: 0 })).rejects.toBeInstanceOf(InvalidArgumentError)
  expect(fake.requests.length).toBe(before)
})

test('does as many things at once as it is told', async () => {
  let [running, most] = [0, 0]
  const counting = new Harbor({
    url: fake.url,
    auth: fake.admin,
    session: false,
    fetch: async (input, init) => {
      running++
      const isWrite = new Request(input, init).method === 'POST'
      if (isWrite) most = Math.max(most, running)
      const response = await fake.fetch(input, init)
      running--
      return response
    },
  })
  const labels = Array.from({ length: 20 }, (_, index) => ({ name: `label-${index}` }))
  await apply(await plan(counting, { labels }), { concurrency: 3 })
  expect(most).toBe(3)
})

test('reads only what is described', async () => {
  await plan(harbor, { projects: [{ name: 'library', labels: [] }] }, { prune: ['labels'] })
  const asked = new Set(fake.requests.map(({ operation }) => operation))
  expect([...asked].filter((operation) => operation !== undefined).sort()).toEqual([
    'ListLabels',
    'getCurrentUserPermissions',
    'getProject',
    'getProjectSummary',
    'listProjects',
  ])
})
