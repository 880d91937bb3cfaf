import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { inUse } from '../../examples/cleanup/in-use'
import { Harbor } from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'

const old = '2024-01-01T00:00:00.000Z'

async function start() {
  const fake = createFakeHarbor({
    projects: [
      {
        name: 'demo',
        repositories: [
          {
            name: 'team/app',
            artifacts: [
              { tags: ['new'] },
              { tags: ['old'], push_time: old },
              { tags: ['running'], push_time: old },
              { tags: ['pulled'], push_time: old, pull_time: old },
              { push_time: old },
            ],
          },
        ],
      },
      { name: 'other', repositories: [{ name: 'app', artifacts: [{ tags: ['old'], push_time: old }] }] },
    ],
  })
  const server = await fake.listen()
  onTestFinished(() => server.close())
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  const run = (...options: string[]) =>
    promisify(execFile)(
      process.execPath,
      [
        '--import',
        'tsx',
        'examples/cleanup/main.ts',
        '--project',
        'demo',
        '--no-garbage-collection',
        ...options,
      ],
      {
        env: {
          ...process.env,
          ...{ HARBOR_ROBOT: '', HARBOR_SECRET: '', HARBOR_TOKEN: '', HARBOR_URL: server.url },
          HARBOR_USERNAME: fake.admin.username,
          HARBOR_PASSWORD: fake.admin.password,
        },
      },
    )
  /** The tags that are left, `-` for an artifact without one. */
  const left = async () => {
    const artifacts = await harbor.artifacts.list('demo/team/app', { with_tag: true }).all()
    return artifacts.map(({ tags }) => tags?.[0]?.name ?? '-').sort()
  }
  return { run, left, harbor }
}

test('cleanup lists what can go and why the rest stays, and deletes nothing unless it is told to', async () => {
  const { run, left } = await start()
  const { stdout } = await run('--older-than', '30', '--never-pulled')
  expect(stdout.match(/demo\/team\/app@sha256:.* 2024-01-01 +never +\S+ +goes/g)).toHaveLength(3)
  expect(stdout).toContain('3 of 3 artifacts can go.')
  expect(stdout).toContain('Nothing was deleted')
  expect(await left()).toEqual(['-', 'new', 'old', 'pulled', 'running'])
})

test('cleanup deletes what all rules are for, and keeps what is in use', async () => {
  const { run, left } = await start()
  const folder = mkdtempSync(join(tmpdir(), 'harborkit-example-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'images.txt')
  writeFileSync(file, 'registry.k8s.io/pause:3.9\nharbor.example.com/demo/team/app:running\n')
  const { stdout } = await run('--older-than', '30', '--never-pulled', '--in-use', file, '--apply')
  expect(stdout).toContain('stays: in use')
  expect(stdout).toContain('2 of 3 artifacts can go.')
  expect(await left()).toEqual(['new', 'pulled', 'running'])
})

test('cleanup keeps what cosign has tagged by the digest of an image, until the image is gone', async () => {
  const { run, left, harbor } = await start()
  const digest = await harbor.artifacts.resolve('demo/team/app:new')
  const [attested, orphaned] = [`sha256-${digest.slice(7)}.att`, `sha256-${'0'.repeat(64)}.att`]
  for (const [image, name] of [
    ['old', attested],
    ['pulled', orphaned],
  ] as const) {
    await harbor.artifacts.createTag(`demo/team/app:${image}`, { name })
    await harbor.artifacts.deleteTag(`demo/team/app:${name}`, image)
  }
  const { stdout } = await run('--older-than', '30', '--apply')
  expect(stdout).toContain(`stays: it belongs to ${digest.slice(0, 19)}…`)
  expect(await left()).toEqual(['new', attested])
})

test('cleanup takes an index for used where the image of one platform is', () => {
  const references = [{ child_digest: 'sha256:arm64', child_id: 2, parent_id: 1, urls: null }]
  const isUsed = inUse('harbor.example.com/demo/app@sha256:arm64')
  const index = { digest: 'sha256:index', tags: null, references }
  expect([isUsed(index, 'demo/app'), isUsed(index, 'demo/other')]).toEqual([true, false])
})

test.each([
  ['without a rule', ['--apply'], 'Say what is not needed'],
  ['with an option that it does not have', ['--force'], "Unknown option '--force'"],
  ['with days that are no number', ['--older-than', ''], '--older-than takes a number of days.'],
])('cleanup tells how it is used where it is run %s', async (_how, args, message) => {
  const { run } = await start()
  const { code, stderr } = await run(...args).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  )
  expect(code).toBe(2)
  expect(stderr.startsWith(message)).toBe(true)
  expect(stderr).toContain('Usage: main.ts [options]')
  expect(stderr).not.toContain('    at ')
})

test('cleanup explains itself', async () => {
  const { run, left } = await start()
  expect((await run('--help')).stdout).toContain('--older-than <days>')
  expect(await left()).toHaveLength(5)
})
