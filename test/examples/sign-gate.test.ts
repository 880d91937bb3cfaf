import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Harbor, immutable, NotFoundError } from '../../src/index'
import { registryFor } from '../../src/registry/index'
import { generateKeyPair, type SignImageOptions, signImage } from '../../src/signatures/index'
import { createFakeHarbor, deliver, webhookFixture } from '../../src/testing/index'
import { describeLive, type Live, unique } from '../live/describe-live'
import { pushImage, pushIndex } from '../live/push-image'
import { environmentOf, type Login, type RunningExample, start } from './start'

const password = 'of the key'
const authorization = 'Bearer 3f9c0d51aa7e4b62'
const keys = await generateKeyPair({ password })

/** What the README says that its robot needs. */
const access = [
  ...[
    'repository:pull',
    'project:read',
    'artifact:list',
    'artifact:read',
    'artifact:delete',
    'accessory:list',
  ],
  ...['label:list', 'label:read', 'label:create', 'artifact-label:create', 'artifact-label:delete'],
].map((grant) => {
  const [resource = '', action = ''] = grant.split(':')
  return { resource, action }
})

/** Begins once it listens. */
async function startGate(url: string, login: Login, options: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'harborkit-example-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const keyFile = join(folder, 'cosign.pub')
  writeFileSync(keyFile, keys.publicKey)
  const env = { ...environmentOf(url, login), HOOK_SECRET: authorization, PORT: '0' }
  const running = start('sign-gate', ['--key', keyFile, ...options], env)
  const [, port = ''] = await running.prints(/port: (\d+)/)
  return { running, hook: `http://127.0.0.1:${port}/` }
}

async function terminate({ kill, ended }: RunningExample): Promise<unknown> {
  kill('SIGTERM')
  return ended
}

async function namesOfLabels(harbor: Harbor, image: string): Promise<string[]> {
  const { labels } = await harbor.artifacts.get(image, { with_label: true })
  return labels?.map(({ name = '' }) => name) ?? []
}

/** A project, a robot that may do what the gate needs, and a gate that hears of what is pushed. */
async function begin(live: Live) {
  const { harbor } = live
  const project = await live.makeProject()
  const repository = `${project}/team/app`
  const name = unique('gate')
  const { id, ...made } = await harbor.robots.create({
    ...{ name, level: 'system', duration: 1 },
    permissions: [{ kind: 'project', namespace: project, access }],
  })
  live.later(() => harbor.robots.delete(id))
  const robot = { robot: made.name, secret: made.secret }
  /** @returns the gate, and how to end it */
  const gate = async (...options: string[]) => {
    const { running, hook } = await startGate(live.url, robot, ['--project', project, ...options])
    const target = { type: 'http', address: hook, auth_header: authorization } as const
    const policy = await harbor.webhookPolicies.create(project, {
      name: unique('gate'),
      enabled: true,
      event_types: ['PUSH_ARTIFACT', 'PULL_ARTIFACT'],
      targets: [{ ...target, payload_format: 'CloudEvents' }],
    })
    const end = async () => {
      await harbor.webhookPolicies.update(project, policy.id, { enabled: false })
      // Harbor goes on to deliver for minutes what nobody hears, and does not delete the policy as long as it does.
      const isOver = ({ status }: { status: string }) => status !== 'Running'
      await vi.waitFor(
        async () => {
          const deliveries = await harbor.webhookPolicies.executions(project, policy.id).all()
          expect(deliveries.every(isOver)).toBe(true)
        },
        { timeout: 100_000, interval: 500 },
      )
      return { code: await terminate(running), stderr: running.stderr }
    }
    return Object.assign(running, { end })
  }
  const sign = (digest: string, options: Partial<SignImageOptions> = {}) => {
    const key = { key: keys.privateKey, password }
    return signImage(`${repository}@${digest}`, { registry: registryFor(harbor), ...key, ...options })
  }
  /** Waits until an image has the label, or has it no more. */
  const labelled = (digest: string, isLabelled = true) =>
    vi.waitFor(
      async () =>
        expect(await namesOfLabels(harbor, `${repository}@${digest}`)).toEqual(
          isLabelled ? ['unsigned'] : [],
        ),
      { timeout: 60_000, interval: 100 },
    )
  return { project, repository, gate, sign, labelled }
}

describeLive('sign-gate', (live) => {
  test('labels what is not signed until it is, in whatever format', async () => {
    const { repository, gate, sign, labelled } = await begin(live)
    const { digest: before } = await pushImage(live, repository, 'before')
    const running = await gate('--grace', '1')
    await labelled(before)

    const { digest: bundle } = await pushImage(live, repository, 'bundle')
    const { digest: legacy } = await pushImage(live, repository, 'legacy')
    const { digest: foreign } = await pushImage(live, repository, 'foreign')
    const { digest: moved } = await pushImage(live, repository, 'moving')
    const { digest: signed } = await pushImage(live, repository, 'moving', 'something else')
    await sign(signed)
    const other = await generateKeyPair({ password })
    await sign(foreign, { key: other.privateKey })
    for (const digest of [bundle, legacy, foreign, moved]) await labelled(digest)

    await sign(bundle, { format: 'bundle' })
    await sign(legacy, { format: 'legacy' })
    for (const digest of [bundle, legacy]) await labelled(digest, false)
    for (const digest of [before, foreign, moved]) await labelled(digest)
    await labelled(signed, false)
    expect(await running.end()).toEqual({ code: 0, stderr: '' })
  }, 240_000)

  test('lets what is in an index pass with it', async () => {
    const { repository, gate, sign, labelled } = await begin(live)
    const running = await gate('--grace', '1')
    const children = [
      await pushImage(live, repository, undefined, 'amd64'),
      await pushImage(live, repository, undefined, 'arm64'),
    ]
    const digests = children.map(({ digest }) => digest)
    for (const digest of digests) await labelled(digest)
    const index = await pushIndex(live, repository, 'index', children)
    await labelled(index)
    await sign(index)
    for (const digest of [index, ...digests]) await labelled(digest, false)
    // What is in it comes again.
    await pushImage(live, repository, undefined, 'amd64')
    const { digest: last } = await pushImage(live, repository, 'last')
    await labelled(last)
    for (const digest of digests) await labelled(digest, false)
    expect(await running.end()).toEqual({ code: 0, stderr: '' })
  }, 240_000)

  test('is not passed by an image that looks like something of a signed one', async () => {
    const { repository, gate, sign, labelled } = await begin(live)
    const running = await gate('--grace', '1')
    const { digest: signed } = await pushImage(live, repository, 'signed')
    await sign(signed)
    const { digest: tagged } = await pushImage(live, repository, `sha256-${signed.slice(7)}.sbom`)
    const registry = registryFor(live.harbor)
    const { content, mediaType, size } = await registry.getManifest(`${repository}@${signed}`)
    const subject = { mediaType, size, digest: signed }
    const { digest: referrer } = await registry.putManifest(repository, { ...content, subject })
    for (const digest of [tagged, referrer]) await labelled(digest)
    await labelled(signed, false)
    expect(await running.end()).toEqual({ code: 0, stderr: '' })
  }, 240_000)

  test('finds such an image also where nobody listened when it was pushed', async () => {
    const { repository, gate, sign, labelled } = await begin(live)
    const { digest: signed } = await pushImage(live, repository, 'signed')
    await sign(signed)
    const registry = registryFor(live.harbor)
    const pushReferrer = async (of: string, author: string) => {
      const { content, mediaType, size } = await registry.getManifest(`${repository}@${of}`)
      const subject = { mediaType, size, digest: of }
      const annotations = { author }
      return (await registry.putManifest(repository, { ...content, subject, annotations })).digest
    }
    const referrer = await pushReferrer(signed, 'somebody')
    const referrerOfIt = await pushReferrer(referrer, 'somebody else')
    const running = await gate('--grace', '0')
    for (const digest of [referrer, referrerOfIt]) await labelled(digest)
    await labelled(signed, false)
    expect(await running.end()).toEqual({ code: 0, stderr: '' })
  }, 240_000)

  test('deletes what is old enough and had the label before', async () => {
    const { project, repository, gate, sign, labelled } = await begin(live)
    const { harbor } = live
    const { digest: unsigned } = await pushImage(live, repository, 'unsigned')
    const { digest: kept } = await pushImage(live, repository, 'kept')
    const { digest: signed } = await pushImage(live, repository, 'signed')
    await sign(signed)
    await harbor.immutableRules.create(project, immutable.tags('kept'))
    const options = ['--grace', '0', '--delete', '--older-than', '0']
    const first = await gate(...options)
    for (const digest of [unsigned, kept]) await labelled(digest)
    expect(await first.end()).toMatchObject({ code: 0 })

    const { digest: fresh } = await pushImage(live, repository, 'fresh')
    const second = await gate(...options)
    await second.prints(new RegExp(`${unsigned} is deleted: `))
    await second.prints(new RegExp(`${kept} stays: `))
    for (const digest of [fresh, kept]) await labelled(digest)
    await labelled(signed, false)
    await expect(harbor.artifacts.get(`${repository}@${unsigned}`)).rejects.toThrow(NotFoundError)
    expect(await second.end()).toEqual({ code: 0, stderr: '' })
  }, 240_000)
})

/** A gate before a Harbor in memory, which it looks at without a grace. */
async function beginInMemory() {
  const repositories = [{ name: 'app', artifacts: [{ tags: ['v1'] }, { tags: ['v2'] }] }]
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }] })
  const server = await fake.listen()
  onTestFinished(() => server.close())
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  const digestOf = (tag: string) => harbor.artifacts.resolve(`demo/app:${tag}`)
  const [first, second] = [await digestOf('v1'), await digestOf('v2')]
  const { running, hook } = await startGate(server.url, fake.admin, ['--project', 'demo', '--grace', '0'])
  const labelled = (digest: string) =>
    vi.waitFor(async () => expect(await namesOfLabels(harbor, `demo/app@${digest}`)).toEqual(['unsigned']))
  for (const digest of [first, second]) {
    await labelled(digest)
    await harbor.artifacts.removeLabel(`demo/app@${digest}`, { name: 'unsigned', project: 'demo' })
  }
  const tell = (type: 'PUSH_ARTIFACT' | 'PULL_ARTIFACT', digest: string) => {
    const repository = { name: 'app', namespace: 'demo', repo_full_name: 'demo/app' }
    const event_data = { repository, resources: [{ digest, tag: 'v1' }] }
    const event = webhookFixture(type, { event_data }, 'CloudEvents')
    return deliver(hook, event, { authorization })
  }
  return { fake, harbor, running, first, second, labelled, tell }
}

test('sign-gate does not act on pulls, of which its own are some', async () => {
  const { fake, running, first, second, labelled, tell } = await beginInMemory()
  const before = fake.requests.length
  expect((await tell('PULL_ARTIFACT', first)).status).toBe('Success')
  expect((await tell('PUSH_ARTIFACT', second)).status).toBe('Success')
  await labelled(second)
  expect(await terminate(running)).toBe(0)
  const asked = fake.requests.slice(before).map(({ path }) => path)
  expect(asked.filter((path) => path.includes(second)).length).toBeGreaterThan(0)
  expect(asked.filter((path) => path.includes(first))).toEqual([])
}, 60_000)

test('sign-gate finishes what is in hand when it is told to end', async () => {
  const { fake, harbor, running, first, tell } = await beginInMemory()
  fake.latency(100)
  const before = fake.requests.length
  await tell('PUSH_ARTIFACT', first)
  await vi.waitFor(() => expect(fake.requests.length).toBeGreaterThan(before), { timeout: 5000, interval: 5 })
  expect(await terminate(running)).toBe(0)
  expect(await namesOfLabels(harbor, `demo/app@${first}`)).toEqual(['unsigned'])
}, 60_000)

test('sign-gate says what is wrong with its options, and helps', async () => {
  const run = async (...options: string[]) => {
    const running = start('sign-gate', options, {})
    return { code: await running.ended, stdout: running.stdout, stderr: running.stderr }
  }
  expect(await run('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--older-than') })
  const refused = { code: 2, stdout: '' }
  expect(await run('--project', 'demo', '--key', 'k', '--delete')).toMatchObject(refused)
  expect(await run('--project', 'demo', '--key', 'k', '--grace', 'soon')).toMatchObject(refused)
  expect(await run('--key', 'k', '--what')).toMatchObject(refused)
  expect(await run('--project', 'demo', '--key', 'missing.pub')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('missing.pub'),
  })
}, 60_000)
