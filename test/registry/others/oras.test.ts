import { describe, expect, test } from 'vitest'
import { bytesOf, connect, startRegistry, storeImage, subjectOf } from '../images'
import { otherClient } from './other-client'

const oras = otherClient('oras')
const note = 'application/vnd.example.note'

describe.runIf(oras.isThere)('beside oras', () => {
  test('what it attaches we list, and the reverse', async () => {
    const server = await startRegistry()
    const run = oras.runOn(server)
    const registry = connect(server)
    const image = storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    const target = `${server.host}/demo/app@${image.digest}`
    await run('attach', '--plain-http', '--artifact-type', note, '--annotation', 'by=oras', target)
    const theirs = await registry.referrers(`demo/app@${image.digest}`)
    expect(theirs).toMatchObject([{ artifactType: note }])
    const ours = await registry.putManifest('demo/app', subjectOf(image, 'application/vnd.example.ours'))
    const found = JSON.parse(await run('discover', '--plain-http', '--format', 'json', target))
    expect(found.referrers.map(({ digest }: { digest: string }) => digest).sort()).toEqual(
      [theirs[0]?.digest, ours.digest].sort(),
    )
  })

  test('what it copies with its referrers is what we copy', async () => {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    storeImage(server, 'demo/app', [bytesOf(20)], { extra: { artifactType: note, subject: image } })
    const flags = ['--recursive', '--from-plain-http', '--to-plain-http']
    await oras.runOn(server)('copy', ...flags, `${server.host}/demo/app:v1`, `${server.host}/demo/theirs:v1`)
    await connect(server).copy('demo/app:v1', 'demo/ours:v1', { includeReferrers: true })
    const [theirs, ours] = [server.storage.repository('demo/theirs'), server.storage.repository('demo/ours')]
    expect([...ours.manifests.keys()].sort()).toEqual([...theirs.manifests.keys()].sort())
    expect([...ours.blobs.keys()].sort()).toEqual([...theirs.blobs.keys()].sort())
    expect(ours.tags).toEqual(theirs.tags)
  })
})
