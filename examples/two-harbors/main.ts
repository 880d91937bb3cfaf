// The whole story on two Harbors; see README.md. It removes what it made.

import { randomBytes } from 'node:crypto'
import { Harbor, isHarborError } from 'harborkit'
import { registryFor } from 'harborkit/registry'
import type { KeyPair } from 'harborkit/signatures'
import { createFakeHarborPair } from 'harborkit/testing'
import { imageReference } from 'harborkit/webhooks'
import { CleanUp } from '../tour/clean-up'
import { cameBack, failed, heading, note, table } from '../tour/print'
import { Listener } from './listener'
import { directory, people, permissions } from './people'
import { replicate, replicatePushes } from './replication'
import { audit, garbage, immutability, quota, retention, scan } from './rules'
import { contentTrust, sign, verifyBoth } from './signing'
import type { Side, World } from './world'

const {
  HARBOR_URL,
  HARBOR2_URL,
  HARBOR_USERNAME,
  HARBOR_PASSWORD,
  HARBOR2_USERNAME,
  HARBOR2_PASSWORD,
  HOOK_HOST,
} = process.env
const interrupted = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => interrupted.abort(new Error(`interrupted by ${name}`)))
}

const cleanUp = new CleanUp()
const listener = new Listener()
try {
  await tell(await begin())
} catch (error) {
  process.exitCode = 1
  failed(`\n${error instanceof Error ? `${error.name}: ${error.message}` : error}`)
  if (isHarborError(error)) note(`What is known of its effect on Harbor: ${error.outcome}.`)
} finally {
  heading('Remove what was made')
  if (!(await cleanUp.run())) process.exitCode = 1
  listener.close()
}

async function begin(): Promise<{ world: World; hook: string }> {
  const suffix = randomBytes(4).toString('hex')
  const person = (role: string) => ({
    username: `${role}-${suffix}`,
    password: `Story-${randomBytes(8).toString('hex')}`,
  })
  const [first, second] = connect()
  const world: World = {
    ...{ first, second, listener, cleanUp, signal: interrupted.signal },
    project: `story-${suffix}`,
    people: { admin: person('admin'), developer: person('developer'), guest: person('guest') },
    robot: { name: `cosign-${suffix}`, login: '', secret: '' },
  }
  return { world, hook: await listener.listen(HOOK_HOST ?? '127.0.0.1') }
}

function connect(): [Side, Side] {
  if (HARBOR_URL && HARBOR2_URL) {
    return [
      sideOf(HARBOR_URL, HARBOR_USERNAME ?? '', HARBOR_PASSWORD ?? ''),
      sideOf(HARBOR2_URL, HARBOR2_USERNAME ?? '', HARBOR2_PASSWORD ?? ''),
    ]
  }
  note('HARBOR_URL and HARBOR2_URL are not set: these are two Harbors in memory.')
  const [first, second] = createFakeHarborPair({
    deliver: listener.receiver,
    scanner: { find: () => [{ id: 'CVE-2026-0001', severity: 'High', package: 'pause' }] },
  })
  return [
    sideOf(first.url, first.admin.username, first.admin.password, first.fetch),
    sideOf(second.url, second.admin.username, second.admin.password, second.fetch),
  ]
}

function sideOf(url: string, username: string, password: string, fetch?: typeof globalThis.fetch): Side {
  const harbor = new Harbor({ url, auth: { username, password }, fetch })
  const as = (username: string, password: string) => sideOf(url, username, password, fetch)
  return { url, harbor, registry: registryFor(harbor), as }
}

async function tell({ world, hook }: { world: World; hook: string }): Promise<void> {
  let keys: KeyPair | undefined
  await chapter('Where people come from', () => directory(world))
  await chapter('Projects, their people, and who hears of what happens', () => people(world, hook))
  await chapter('A key pair, an image, and its signature', async () => {
    keys = await sign(world)
  })
  await chapter('What each may do', () => permissions(world))
  await chapter('What the audit log says', () => audit(world))
  await chapter('The second Harbor gets the image with its signature', () => replicate(world))
  await chapter('From now on each push goes there', () => replicatePushes(world))
  await chapter('Only signed images', () => contentTrust(world))
  await chapter('Verified on both sides', async () => keys && verifyBoth(world, keys))
  await chapter('What is in the image', () => scan(world))
  await chapter('A release that nobody can touch', () => immutability(world))
  await chapter('Only the ten that were pulled last', () => retention(world))
  await chapter('A quota that fills', () => quota(world))
  await chapter('Room on the disk', () => garbage(world))
  await chapter('What the webhooks told', report)
}

async function chapter(title: string, tell: () => Promise<void>): Promise<void> {
  interrupted.signal.throwIfAborted()
  heading(title)
  await tell()
}

/** Nine of today, and the three of charts that Harbor sent until 2.7. */
async function report(): Promise<void> {
  const today = ['PUSH_ARTIFACT', 'PULL_ARTIFACT', 'DELETE_ARTIFACT', 'SCANNING_COMPLETED', 'SCANNING_FAILED']
  const others = ['QUOTA_EXCEED', 'QUOTA_WARNING', 'REPLICATION', 'TAG_RETENTION']
  const charts = ['UPLOAD_CHART', 'DOWNLOAD_CHART', 'DELETE_CHART']
  await listener.hears('DELETE_ARTIFACT', interrupted.signal)
  const rows = [...today, ...others, ...charts].map((type) => [
    type,
    charts.includes(type) ? 'Harbor up to 2.7' : `${listener.counts.get(type) ?? 0}`,
  ])
  const { firstPush } = listener
  if (firstPush) {
    const { operator, occur_at } = firstPush
    const day = new Date(occur_at * 1000).toISOString()
    cameBack(`the first push: ${imageReference(firstPush).pinned}, by ${operator}, at ${day}`)
  }
  table(['event', 'came'], rows)
}
