import { createFakeHarborPair, type FakeHarbor } from '../../../src/testing/index'
import { basic } from '../ask'
import { encode, pushBlob, pushImage, pushManifest } from '../push-image'
import { type Exchange, find, readExchanges } from './recorded'
import { Replay } from './replay'
import { Uploads } from './uploads'

const password = 'Example12345'
const secret = 'Robot12345'
const repositories = [
  ...['oci/app', 'oci/perm', 'oci/team/api/server', 'oci-open/app', 'vault/app', '2024/app'],
  ...['demo/alpine', 'demo/charts/app', 'demo/many'],
]
const roles = {
  'reg-developer': 'developer',
  'reg-guest': 'guest',
  'reg-limitedguest': 'limitedGuest',
  'reg-maintainer': 'maintainer',
} as const

/** The registry, and who may do what there. */
export async function replayRegistry(): Promise<Replay> {
  const [fake, remote] = startRegistry()
  const replay = new Replay(fake)
  for (const repository of repositories) await pushImage(replay.registry, repository, ['1.0'])
  for (const user of [...Object.keys(roles), 'reg-outsider'])
    replay.signIn(user.slice('reg-'.length), user, password)
  for (const [robot, name] of Object.entries({
    push: 'pusher',
    pull: 'puller',
    disabled: 'disabled',
    expired: 'expired',
  }))
    replay.signIn(`robot-${robot}`, `robot$oci+${name}`, secret)
  replay.signIn('robot-trust', 'robot$rules-trust+trust', secret)
  replay.signIn('robot-wrong-secret', 'robot$oci+pusher', 'not the secret')
  await replayTokens(replay)
  await replay.run('registry/push-permissions')
  await replayBlobs(replay)
  await replay.run('registry/push-manifests')
  await replay.run('registry/pull')
  await replay.run('registry/referrers')
  await replayDelete(replay)
  await replay.run('registry/names')
  await pushTags(replay)
  await replay.run('registry/tags-and-catalog')
  await replayPolicies(replay, remote)
  return replay
}

function startRegistry() {
  const robot = (name: string, actions: readonly string[], more: object = {}) => ({
    name,
    secret,
    access: actions.map((action) => ({ resource: 'repository', action })),
    ...more,
  })
  return createFakeHarborPair({
    clock: new Date('2026-11-23T21:21:38Z'),
    users: [...Object.keys(roles), 'reg-outsider'].map((username) => ({ username, password })),
    projects: [
      {
        name: 'oci',
        members: roles,
        robots: [
          robot('pusher', ['push', 'pull']),
          robot('puller', ['pull']),
          robot('disabled', ['push', 'pull'], { disable: true }),
          robot('expired', ['push', 'pull'], { expires_at: 1_700_000_000 }),
        ],
      },
      { name: 'oci-open', public: true },
      { name: 'rules-tiny', storage_limit: 2000, members: roles },
      { name: 'rules-tight', storage_limit: 771, members: roles },
      {
        name: 'rules-trust',
        metadata: { enable_content_trust_cosign: 'true' },
        members: roles,
        robots: [robot('trust', ['pull'])],
      },
      ...['vault', '2024', 'demo'].map((name) => ({ name })),
    ],
  })
}

/** Where a token is used elsewhere or later, it is the one from before. Tokens live for a minute here, and for 60 seconds more. */
async function replayTokens(replay: Replay): Promise<void> {
  const { clock } = replay.fake
  await replay.run('registry/auth', { until: 'Bearer: a token for another repository: 401' })
  replay.keepToken('admin', await replay.bearer('admin', '/v2/oci/app/tags/'))
  await replay.run('registry/auth', { until: 'Bearer: a pull token of a robot' })
  replay.keepToken('admin', undefined)
  await replay.run('registry/auth', { until: 'token_expiration is 1 minute: expires_in' })
  await replay.ask('PUT', '/configurations', { token_expiration: 1 })
  await replay.run('registry/auth', { until: 'Bearer: that token at once' })
  replay.keepToken('admin', await replay.bearer('admin', '/v2/library/nothing/tags/'))
  await replay.run('registry/auth', {
    until: 'Bearer: a token that expired 20 s ago is still accepted: 60 s of leeway',
  })
  await clock.advance((60 + 20) * 1000)
  await replay.run('registry/auth', {
    until:
      'Bearer: an expired token (65 s ago) on a public repository: taken as anonymous, the read works (404: no such repository)',
  })
  await clock.advance(45 * 1000)
  await replay.run('registry/auth')
  replay.keepToken('admin', undefined)
  await replay.ask('PUT', '/configurations', { token_expiration: 30 })
}

async function replayBlobs(replay: Replay): Promise<void> {
  const { uploads } = replay
  const stale = 'chunked: the Location of the answer before the last (its _state is stale): 404'
  await replay.run('registry/push-blobs', { until: stale })
  await uploads.makeStale('registry/push-blobs', find('registry/push-blobs', stale).request.target)
  await replay.run('registry/push-blobs', { until: 'mount from a public project' })
  const [, open = ''] =
    /mount=([^&]*)/.exec(find('registry/push-blobs', 'mount from a public project').request.target) ?? []
  await uploads.giveBlob('oci-open/shop', open, 3178)
  await replay.run('registry/push-blobs')
}

async function replayDelete(replay: Replay): Promise<void> {
  const { uploads } = replay
  const [repository, file] = ['oci/shop-del', 'registry/delete']
  const digestOf = (name: string) => /sha256:[0-9a-f]+/.exec(find(file, name).request.target)?.[0] ?? ''
  await pushImage(replay.registry, repository, ['a1', 'a2'])
  await uploads.giveImage(repository, ['b1'], digestOf('by digest'))
  const subject = await uploads.giveImage(repository, [], digestOf('an artifact with a referrer, by digest'))
  await uploads.giveImage(repository, [], digestOf('after it: the referrer'), {
    artifactType: 'application/vnd.example.note',
    subject,
  })
  const child = await uploads.giveImage(repository, [], digestOf('a child of an index'))
  await pushManifest(replay.registry, repository, ['index'], {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [child],
  })
  const kept = String(find(file, 'an immutable tag is pushed again, unchanged').request.body)
  await uploads.giveManifest(repository, ['keep-1'], kept)
  await replay.ask('POST', '/projects/oci/immutabletagrules', {
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: 'keep-*' }],
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: 'shop-del' }] },
  })
  await replay.run(file)
}

/** Tags in an order of their own, and what has none. */
async function pushTags(replay: Replay): Promise<void> {
  const tags = ['latest', 'v9', 'v10', 'alpha', 'Beta', '1.10.0', '1.9.0', '_x']
  await pushImage(replay.registry, 'oci/shop-tags', tags)
  await pushImage(replay.registry, 'oci/shop-untagged', [])
  const { digest } = await pushImage(replay.registry, 'oci/shop-emptied', ['1'])
  await replay.ask('DELETE', `/projects/oci/repositories/shop-emptied/artifacts/${digest}`)
  await pushBlob(replay.registry, 'oci/shop-blobs', encode('alone'))
}

async function replayPolicies(replay: Replay, remote: FakeHarbor): Promise<void> {
  const { uploads } = replay
  const file = 'registry/policies'
  const [, mounted = ''] =
    /mount=([^&]*)/.exec(find(file, 'quota: a mount that does not fit').request.target) ?? []
  await uploads.giveBlob('oci/quota-src', mounted, 3182)
  const repository = 'rules-trust/app'
  for (const tag of ['signed', 'unsigned']) {
    const { response } = readExchanges(file).find(
      ({ request, response: { status } }) => request.target.endsWith(`/${tag}`) && status === 200,
    ) as Exchange
    await uploads.giveManifest(repository, [tag], JSON.stringify(response.body))
  }
  const [, signature = ''] =
    /manifests\/(.*)$/.exec(find(file, 'content trust: the signature itself').request.target) ?? []
  await pushImage(replay.registry, repository, [replay.translate(signature)], {
    config: {},
    layerType: 'application/vnd.dev.cosign.simplesigning.v1+json',
  })
  await replay.run(file, { until: 'read-only: the start of an upload' })
  await replay.ask('PUT', '/configurations', { read_only: true })
  await replay.run(file, { until: 'content trust: an unsigned image by tag, as admin' })
  await replay.ask('PUT', '/configurations', { read_only: false })
  await replay.run(file, { until: 'content trust (Notation): an unsigned image' })
  await setMetadata(replay, { enable_content_trust_cosign: 'false', enable_content_trust: 'true' })
  await replay.run(file, { until: 'prevent_vul: an image that was never scanned' })
  await setMetadata(replay, { enable_content_trust: 'false', prevent_vul: 'true', severity: 'low' })
  await replay.run(file, { until: 'proxy cache: a push: 403' })
  await replayCache(replay, remote)
}

async function setMetadata(replay: Replay, metadata: Readonly<Record<string, string>>): Promise<void> {
  await replay.ask('PUT', '/projects/rules-trust', { metadata })
}

/** What upstream has is what was recorded of it. */
async function replayCache(replay: Replay, remote: FakeHarbor): Promise<void> {
  const file = 'registry/policies'
  const at = { url: remote.url, fetch: remote.fetch, authorization: basic(remote.admin) }
  const there = new Uploads(replay, at)
  const image = find(file, 'proxy cache: a pull that fetches').response.body
  await there.giveManifest('library/cached', ['1.0'], JSON.stringify(image))
  await replay.ask('POST', '/registries', { name: 'upstream', type: 'harbor', url: remote.url })
  await replay.ask('POST', '/projects', { project_name: 'rules-cache', registry_id: 1 })
  await replay.run(file)
}
