import { beforeAll, expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { readExchanges } from './recorded'
import { pushRecordedImages, startRecordedHarbor } from './recorded-harbor'
import { Replay } from './replay'
import { replayRegistry } from './replay-registry'
import { replaySessions } from './replay-sessions'

// Every recorded exchange of these files is sent to the fake, but for those that are named here.
const notReplayed: Readonly<
  Record<string, readonly { readonly why: string; readonly exchanges: readonly number[] }[]>
> = {
  artifact: [
    { why: 'immutability rules', exchanges: [72, 73, 74, 75] },
    { why: 'scanners', exchanges: [...range(80, 100), 102, 107, 108, 109] },
    { why: 'additions of models', exchanges: range(103, 106) },
  ],
  'cross-cutting': [
    { why: 'audit logs', exchanges: [21] },
    { why: 'the token service', exchanges: [47, 48, 51] },
    { why: 'garbage collection', exchanges: [79] },
    { why: 'an upload that began before the recording', exchanges: [102] },
    { why: 'an image whose size is that of the recorded chart', exchanges: [103] },
    { why: 'registries, for proxy caches', exchanges: [86, 87] },
    { why: 'read-only mode', exchanges: range(104, 111) },
  ],
  health: [{ why: 'an unhealthy component', exchanges: [0] }],
  label: [],
  member: [{ why: 'user groups', exchanges: [25, 26, 27, 28] }],
  permissions: [],
  ping: [],
  project: [
    { why: 'scanners', exchanges: range(66, 70) },
    { why: 'registries, for proxy caches', exchanges: [76, 77, 78] },
    { why: 'audit logs', exchanges: range(81, 86) },
    { why: 'configuration', exchanges: [88] },
  ],
  'project-metadata': [],
  proxy: [
    { why: 'a client that resolves dot segments before it sends', exchanges: [23, 52] },
    { why: 'placeholders for long headers and queries', exchanges: [24, 25, 26, 27, 53, 54, 55, 56, 61] },
    { why: 'TLS', exchanges: [...range(63, 66), ...range(74, 113)] },
    { why: 'pages of nginx for what is behind it', exchanges: range(67, 72) },
    { why: 'EXT_ENDPOINT', exchanges: range(114, 125) },
  ],
  quota: [],
  'registry/auth': [
    { why: 'the catalog', exchanges: [11] },
    { why: 'a refusal without a cookie', exchanges: [14] },
    { why: 'another Host', exchanges: [19] },
    { why: 'the token service', exchanges: [...range(20, 72), ...range(75, 83)] },
  ],
  'registry/pull': [
    { why: 'an index whose children are not known', exchanges: [10, 11, 12, 13, 15] },
    { why: 'ranges and conditions for blobs', exchanges: range(30, 36) },
    { why: 'a digest that is not one, for a blob', exchanges: [38] },
  ],
  'registry/push-manifests': [
    { why: 'the words of a Go parser', exchanges: [7] },
    { why: 'bodies that are described only', exchanges: [19, 20] },
    { why: 'an index whose children are not known', exchanges: [27] },
  ],
  'registry/push-permissions': [],
  'registry/tags-and-catalog': [
    { why: 'tags of what was not replayed', exchanges: [17] },
    { why: 'the catalog', exchanges: range(18, 27) },
  ],
  repository: [{ why: 'immutability rules', exchanges: [23] }],
  robot: [{ why: 'configuration', exchanges: [46] }],
  session: [
    { why: 'a form as multipart', exchanges: [20] },
    { why: 'the catalog', exchanges: [64] },
    { why: 'the token service', exchanges: [67] },
    { why: 'the 1.5 seconds after a wrong password', exchanges: [88, 89] },
    { why: 'configuration', exchanges: range(92, 108) },
    { why: 'OIDC', exchanges: range(109, 115) },
  ],
  systeminfo: [{ why: 'configuration', exchanges: [7, 8, 9, 10] }],
  user: [{ why: 'other ways to authenticate, self-registration', exchanges: range(61, 68) }],
  webhook: [{ why: 'deliveries', exchanges: [21, ...range(27, 32)] }],
  webhookjob: [{ why: 'deliveries', exchanges: [3] }],
}

const differences = new Map<string, readonly string[]>()
const replayed = new Map<string, readonly number[]>()

beforeAll(async () => {
  for (const replay of [
    await replayDirectly(),
    await replayThroughNginx(),
    await replaySessions(),
    await replayRegistry(),
  ]) {
    for (const [file, lines] of replay.differences)
      differences.set(file, [...(differences.get(file) ?? []), ...lines])
    for (const [file, indexes] of replay.replayed)
      replayed.set(file, [...(replayed.get(file) ?? []), ...indexes])
  }
}, 60_000)

test.each(Object.keys(notReplayed))('answers as a real Harbor did in %s.json', (file) => {
  expect(differences.get(file)).toEqual([])
})

test.each(Object.entries(notReplayed))('leaves out of %s.json only what it says it does', (file, left) => {
  const known = [...(replayed.get(file) ?? []), ...left.flatMap(({ exchanges }) => exchanges)]
  expect(known.sort((a, b) => a - b)).toEqual(readExchanges(file).map(({ index }) => index))
})

/** In the order in which the recordings were made, on one Harbor. */
async function replayDirectly(): Promise<Replay> {
  const replay = new Replay(startRecordedHarbor())
  await replay.run('user', 0, 55)
  await replay.run('project', 0, 54)
  await replay.run('member', 0, 24)
  await replay.run('project', 54, 56)
  await replay.run('user', 55, 56)
  await replay.run('project-metadata', 0, 13)
  await pushRecordedImages(replay)
  await replay.run('repository', 0, 23, { loosely: [10] })
  await replay.run('artifact', 0, 62)
  await replay.run('label', 0, 3)
  for (let n = 1; n <= 7; n++)
    await replay.ask('POST', '/labels', { name: `label-${n}`, scope: 'g', color: '#FFFFFF' })
  await replay.run('label', 3, 19)
  await replay.run('artifact', 62, 72)
  await replay.run('label', 19, 25)
  await replay.run('repository', 24, 27)
  await replay.run('artifact', 76, 80)
  await replay.run('project', 56, 66)
  await replay.run('project', 71, 73)
  await replay.run('robot', 0, 42)
  await replay.run('project', 73, 74, { robot: 'system' })
  await replay.run('project', 74, 75)
  await replay.run('project', 75, 76, { robot: 'system' })
  await replay.run('project', 79, 81, { loosely: [80] })
  await replay.run('user', 56, 58, { robot: 'system' })
  await replay.run('user', 58, 60)
  await replay.run('user', 60, 61, { robot: 'system' })
  await replay.run('member', 24, 25)
  await replay.run('repository', 27, 28)
  await replay.run('artifact', 101, 102)
  await replay.run('quota', 0, 12, { loosely: [1] })
  await replay.run('webhook', 0, 27, { without: [21], loosely: [26] })
  await replay.run('webhookjob', 0, 3)
  await replay.run('systeminfo', 0, 7)
  await replay.run('permissions', 0, 4)
  await replay.run('health', 1, 2)
  await replay.run('ping', 0, 4)
  await replay.run('artifact', 110, 111)
  await replay.run('project', 87, 88)
  await replay.run('project', 89, 91, { loosely: [89] })
  await replay.run('quota', 12, 13)
  await replay.run('member', 29, 32)
  await replay.run('robot', 42, 46, { robot: 'system' })
  await replay.run('user', 69, 70)
  await replayCrossCutting(replay)
  await replay.run('repository', 28, 29)
  return replay
}

async function replayCrossCutting(replay: Replay): Promise<void> {
  await replay.pull('demo/many', 't00')
  await replay.run('cross-cutting', 0, 55, {
    without: [21, 47, 48, 51],
    loosely: [5, 18, 19, 20, 22, 25, 43],
  })
  replay.signIn('disabled', 'robot$demo+ci', 'a secret that is not right')
  await replay.run('cross-cutting', 55, 57, { robot: 'disabled', loosely: [56] })
  const { sid, csrf, token } = await replay.firstCookies()
  replay.substitute('sid=…', `sid=${sid}`)
  replay.substitute('_gorilla_csrf=…', `_gorilla_csrf=${csrf}`)
  replay.substitute('Q1NSRi10b2tlbi1leGFtcGxl', token)
  await replay.run('cross-cutting', 57, 102, { without: [79, 86, 87], loosely: [90, 91, 92] })
}

/** `nginx with Harbor's template` is a fake behind its proxy; the other set-ups pass paths on as they are. */
async function replayThroughNginx(): Promise<Replay> {
  const images = [
    { name: 'team/api/server', artifacts: [{ tags: ['1.0'] }] },
    { name: 'app', artifacts: [{ tags: ['1.0'] }] },
  ]
  const options = { projects: [{ name: 'demo', repositories: images }] }
  const direct = new Replay(createFakeHarbor(options))
  const proxied = new Replay(createFakeHarbor({ ...options, behindProxy: true }))
  for (const replay of [direct, proxied]) {
    const answer = await replay.ask('GET', '/projects/demo/repositories/app/artifacts/1.0')
    const { digest } = (await answer.json()) as { digest: string }
    replay.substitute('sha256%3Ae60fdf2a4bca1ee8a13dacb9fdb2d7b5f4488cd796f4a8cdacd44ad142b981d9', digest)
  }
  await direct.run('proxy', 0, 2)
  await proxied.run('proxy', 2, 31, { without: [23, 24, 25, 26, 27] })
  await direct.run('proxy', 31, 63, { without: [52, 53, 54, 55, 56, 61] })
  await direct.run('proxy', 73, 74)
  for (const [file, lines] of proxied.differences)
    direct.differences.set(file, [...(direct.differences.get(file) ?? []), ...lines])
  for (const [file, indexes] of proxied.replayed)
    direct.replayed.set(file, [...(direct.replayed.get(file) ?? []), ...indexes])
  return direct
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
