import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { registryFor } from '../../src/registry/index'
import { verifyImage } from '../../src/signatures/index'
import { createFakeHarbor } from '../../src/testing/index'
import { program } from './program'

// Programs of others, against the fake: what they do with a registry works on it.
const [crane, oras, cosign] = [program('crane'), program('oras'), program('cosign')]

function start() {
  const artifacts = [{ tags: ['v1', 'v2'] }]
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', repositories: [{ name: 'team/app', artifacts }] }, { name: 'other' }],
  })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  return { fake, harbor }
}

describe.runIf(crane.isThere)('crane', () => {
  test('pushes, pulls, copies, lists, tags and deletes', async () => {
    const { fake, harbor } = start()
    const { host, folder, run } = await crane.on(fake)
    const app = `${host}/demo/team/app`
    expect((await run('ls', app)).split('\n')).toEqual(['v1', 'v2'])
    // Harbor gives the catalog to no token.
    await expect(run('catalog', host)).rejects.toThrow('unauthorized to list catalog')
    const [digest] = fake.state.artifacts.map((artifact) => artifact.digest)
    expect(await run('digest', `${app}:v1`)).toBe(digest)
    await run('export', `${app}:v1`, 'files.tar')
    expect(execFileSync('tar', ['-tf', 'files.tar'], { cwd: folder }).toString()).toBe('content\n')
    await run('pull', `${app}:v1`, 'image.tar')
    await run('push', 'image.tar', `${host}/demo/pushed:v1`)
    await run('copy', `${app}:v1`, `${host}/other/copied:v9`)
    await run('tag', `${host}/other/copied:v9`, 'v10')
    writeFileSync(join(folder, 'hello'), 'hello')
    execFileSync('tar', ['-czf', 'layer.tar.gz', 'hello'], { cwd: folder })
    await run('append', '-f', 'layer.tar.gz', '-t', `${host}/other/made:v1`)
    expect(await run('validate', '--remote', `${host}/other/made:v1`)).toContain('PASS')
    await run('delete', `${host}/demo/pushed@${await run('digest', `${host}/demo/pushed:v1`)}`)
    expect((await harbor.artifacts.list('demo/pushed')).items).toEqual([])
    const copied = await harbor.artifacts.get('other/copied:v10')
    expect([copied.digest, copied.tags?.map(({ name }) => name).sort()]).toEqual([digest, ['v10', 'v9']])
    // A tag is taken away through the API only, by Harbor's own rule.
    await expect(run('delete', `${app}:v1`)).rejects.toThrow('UNSUPPORTED')
  })
})

describe.runIf(oras.isThere)('oras', () => {
  test('pushes, attaches, discovers, pulls, copies, lists and deletes', async () => {
    const { fake, harbor } = start()
    const { host, folder, run } = await oras.on(fake)
    const plain = '--plain-http'
    writeFileSync(join(folder, 'note.txt'), 'hello')
    await run(
      'push',
      plain,
      `${host}/demo/files:v1`,
      '--artifact-type',
      'application/vnd.example',
      'note.txt:text/plain',
    )
    await run(
      'attach',
      plain,
      `${host}/demo/files:v1`,
      '--artifact-type',
      'application/vnd.example.note',
      'note.txt:text/plain',
    )
    const found = JSON.parse(await run('discover', plain, '--format', 'json', `${host}/demo/files:v1`))
    const referrers = found.manifests ?? found.referrers
    expect(referrers.map(({ artifactType }: { artifactType: string }) => artifactType)).toEqual([
      'application/vnd.example.note',
    ])
    mkdirSync(join(folder, 'out'))
    await run('pull', plain, '-o', 'out', `${host}/demo/files:v1`)
    await run('cp', '--from-plain-http', '--to-plain-http', `${host}/demo/files:v1`, `${host}/other/files:v2`)
    expect((await run('repo', 'tags', plain, `${host}/other/files`)).split('\n')).toEqual(['v2'])
    expect((await run('repo', 'ls', plain, host)).split('\n')).toEqual([
      'demo/files',
      'demo/team/app',
      'other/files',
    ])
    const artifact = await harbor.artifacts.get('other/files:v2')
    expect(artifact.artifact_type).toBe('application/vnd.example')
    await run('manifest', 'delete', plain, '-f', `${host}/other/files@${artifact.digest}`)
    expect((await harbor.artifacts.list('other/files')).items).toEqual([])
  })
})

describe.runIf(cosign.isThere)('cosign', () => {
  test.each(['true', 'false'])('signs and verifies, with new-bundle-format %s', async (format) => {
    const { fake, harbor } = start()
    const { host, run } = await cosign.on(fake)
    await run('generate-key-pair')
    const image = `${host}/demo/team/app@${fake.state.artifacts[0]?.digest}`
    const flags = ['--allow-insecure-registry', `--new-bundle-format=${format}`]
    await run(
      'sign',
      '--key',
      'cosign.key',
      '--tlog-upload=false',
      '--use-signing-config=false',
      '--yes',
      ...flags,
      image,
    )
    const output = await run('verify', '--key', 'cosign.pub', '--insecure-ignore-tlog=true', ...flags, image)
    expect(JSON.parse(output)).toHaveLength(1)
    const { accessories } = await harbor.artifacts.get('demo/team/app:v1', { with_accessory: true })
    expect(accessories?.map(({ type }) => type)).toEqual(['signature.cosign'])
    const registry = registryFor(harbor)
    const publicKey = await run('public-key', '--key', 'cosign.key')
    const verified = await verifyImage('demo/team/app:v1', { registry, keys: [publicKey] })
    expect(verified.digest).toBe(fake.state.artifacts[0]?.digest)
  })
})
