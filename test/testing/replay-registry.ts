import { createFakeHarbor } from '../../src/testing/index'
import { pushBlob, pushImage } from './push-image'
import { readExchanges } from './recorded'
import { Replay } from './replay'

const password = 'Example12345'
const roles = {
  developer: 'developer',
  guest: 'guest',
  limitedguest: 'limitedGuest',
  maintainer: 'maintainer',
} as const
const secret = 'Robot12345'

/**
 * The registry of a private project `oci`. Two of the recorded blobs are there byte for byte, so digests are
 * the same.
 */
export async function replayRegistry(): Promise<Replay> {
  const replay = new Replay(startRegistry())
  for (const user of [...Object.keys(roles), 'outsider']) replay.know(user, password)
  for (const robot of ['push', 'pull', 'disabled', 'expired'])
    replay.signIn(`robot-${robot}`, `robot$${robot}`, secret)
  await pushImage(replay.registry, 'oci/app', ['1.0'])
  await pushImage(replay.registry, 'oci/perm', ['1.0'])
  await replay.run('registry/auth', 0, 19, { without: [11, 14] })
  await replay.run('registry/auth', 73, 75)
  await replay.run('registry/push-permissions', 0, 27)
  await pushRecordedBlobs(replay)
  await replay.run('registry/push-manifests', 0, 32, { without: [7, 19, 20, 27] })
  await replay.run('registry/pull', 0, 42, { without: [10, 11, 12, 13, 15, ...range(30, 35), 36, 38] })
  await pushTags(replay)
  await replay.run('registry/tags-and-catalog', 0, 17)
  return replay
}

function startRegistry() {
  const access = (...actions: string[]) => [
    {
      kind: 'project',
      namespace: 'oci',
      access: actions.map((action) => ({ resource: 'repository', action })),
    } as const,
  ]
  return createFakeHarbor({
    users: [...Object.keys(roles), 'outsider'].map((username) => ({ username, password })),
    projects: [
      { name: 'oci', members: roles },
      { name: 'oci-open', public: true },
    ],
    robots: [
      { name: 'push', secret, permissions: access('push', 'pull') },
      { name: 'pull', secret, permissions: access('pull') },
      { name: 'disabled', secret, permissions: access('push', 'pull'), disable: true },
      { name: 'expired', secret, permissions: access('push', 'pull'), expires_at: 1_700_000_000 },
    ],
  })
}

/** A layer and a config that a recorded pull shows, and the empty config of OCI. */
async function pushRecordedBlobs({ registry }: Replay): Promise<void> {
  const shown = readExchanges('registry/pull').filter(
    ({ response }) => response.kind === 'binary' && response.status === 200,
  )
  for (const { response } of shown) {
    await pushBlob(registry, 'oci/shop', new Uint8Array(Buffer.from(String(response.body), 'base64')))
  }
  await pushBlob(registry, 'oci/shop', new TextEncoder().encode('{}'))
}

async function pushTags(replay: Replay): Promise<void> {
  const tags = ['latest', 'v9', 'v10', 'alpha', 'Beta', '1.10.0', '1.9.0', '_x']
  await pushImage(replay.registry, 'oci/shop-tags', tags)
  await pushImage(replay.registry, 'oci/shop-untagged', [])
  const { digest } = await pushImage(replay.registry, 'oci/shop-emptied', ['1'])
  await replay.ask('DELETE', `/projects/oci/repositories/shop-emptied/artifacts/${digest}`)
  await pushBlob(replay.registry, 'oci/shop-blobs', new TextEncoder().encode('alone'))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
