import { gzipSync } from 'node:zlib'
import { createFakeHarborPair } from '../../../src/testing/index'
import { type Descriptor, pushImage, pushManifest } from '../push-image'
import type { Replay } from './replay'

// The images that the recorded Harbor held. The recordings show them through the API only, so that their
// digests are others here.

const config = {
  architecture: 'amd64',
  author: 'Jane Doe',
  config: { Cmd: ['serve'], Labels: { 'org.example.team': 'demo' } },
  created: '2026-01-02T03:04:05Z',
  os: 'linux',
  history: [
    { created: '2026-01-02T03:04:05Z', created_by: 'ADD rootfs.tar / # buildkit', comment: 'buildkit' },
    { created: '2026-01-02T03:04:05Z', created_by: 'ENTRYPOINT ["/bin/app"]', empty_layer: true },
  ],
}

export async function pushRecordedImages(replay: Replay): Promise<void> {
  const push = (repository: string, references: string[], name: string, more?: Record<string, unknown>) =>
    pushImage(replay.registry, repository, references, { config, layers: [name], ...(more ? { more } : {}) })

  for (let n = 2; n <= 7; n++) await push(`replica-1/burn-${n}`, ['1'], `burn-${n}`)
  await push('replica-1/burn-7', ['2'], 'burn-8')
  await push('replica-1/burn-7', ['3'], 'burn-9')
  await pushAlpine(replay, push)
  for (const tag of ['v1.0.0', 'v1.1.0', 'v2.0.0-rc.1']) await push('demo/web/api/server', [tag], tag)
  await push('demo/single', ['1'], 'single')
  await pushMulti(replay)
  await pushChart(replay)
  await pushMany(replay, push)
  await push('library/clean', ['1.0'], 'clean')
  await push('2024/app', ['1'], '2024')
  await pushQuotaDemo(replay)
  await pushImage(replay.registry, 'demo/models/tiny', ['1.0'], {
    config: { config: { paramSize: '1b' }, descriptor: { name: 'tiny' }, modelfs: { type: 'layers' } },
    configType: 'application/vnd.cncf.model.config.v1+json',
    more: { artifactType: 'application/vnd.cncf.model.manifest.v1+json' },
  })
  for (let n = 2; n <= 7; n++) await replay.ask('DELETE', `/projects/replica-1/repositories/burn-${n}`)
  await replay.ask('DELETE', '/projects/demo/repositories/single')
}

type Push = (
  repository: string,
  references: string[],
  name: string,
  more?: Record<string, unknown>,
) => Promise<Descriptor>

/**
 * Artifacts 10, 11 and 12 of repository 8, with a signature, something else that names a subject, and a
 * `.sig`.
 */
async function pushAlpine(replay: Replay, push: Push): Promise<void> {
  const old = await push('demo/alpine', ['3.18'], '3.18')
  const annotations = { 'org.opencontainers.image.source': 'https://example.com/src' }
  const latest = await push('demo/alpine', ['3.19', 'latest'], '3.19', { annotations })
  const untagged = await push('demo/alpine', [], 'untagged')
  const digests = {
    f28a58b81f45266d359ca4922e317d0ccbd26c348fa184473cdcfa439396a835: old,
    '512146eec609f1e72242f9ccd93c0816478e30f629bed701dfd21b8601c20dea': latest,
    cf28087280427d5435c2132cb1a3d3849eda9912978f058c3386de1b5237acaa: untagged,
  }
  for (const [recorded, own] of Object.entries(digests))
    replay.substitute(recorded, own.digest.slice('sha256:'.length))
  const empty = { config: {}, configType: 'application/vnd.oci.empty.v1+json', layers: ['{}'] }
  await pushImage(replay.registry, 'demo/alpine', [], {
    ...empty,
    more: { artifactType: 'application/vnd.example.note', subject: latest },
  })
  await pushImage(replay.registry, 'demo/alpine', [], {
    ...empty,
    more: { artifactType: 'application/vnd.cncf.notary.signature', subject: latest },
  })
  await pushImage(replay.registry, 'demo/alpine', [`${old.digest.replace(':', '-')}.sig`], {
    config: {},
    layerType: 'application/vnd.dev.cosign.simplesigning.v1+json',
  })
}

async function pushMulti({ registry }: Replay): Promise<void> {
  const children: Record<string, unknown>[] = []
  const platforms = [
    { architecture: 'amd64', os: 'linux' },
    { architecture: 'arm64', os: 'linux', variant: 'v8' },
    { architecture: 'amd64', os: 'windows', 'os.version': '10.0.20348.2113', 'os.features': ['win32k'] },
  ]
  for (const platform of platforms) {
    const child = await pushImage(registry, 'demo/multi', [], { config, layers: [JSON.stringify(platform)] })
    children.push({ ...child, platform, annotations: { note: platform.os } })
  }
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: children,
    annotations: { 'org.opencontainers.image.description': 'a multi-arch image' },
  }
  await pushManifest(registry, 'demo/multi', ['1.0'], index)
}

async function pushChart(replay: Replay): Promise<void> {
  const chart = await pushImage(replay.registry, 'demo/charts/app', ['0.1.0'], {
    config: {
      apiVersion: 'v2',
      name: 'app',
      version: '0.1.0',
      dependencies: [{ name: 'redis', version: '17.0.0', repository: 'https://charts.example.com/' }],
    },
    configType: 'application/vnd.cncf.helm.config.v1+json',
    layerType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    layers: [
      tarball({
        'app/Chart.yaml': 'name: app\n',
        'app/values.yaml': 'replicaCount: 1\nimage:\n  repository: demo/alpine\n  tag: "3.19"\n',
        'app/README.md': '# app\n\nA demo chart.\n',
      }),
    ],
  })
  const recorded = 'b032fbe1db55de6d0162e8ead3f9bbee0a758c35001ed446e1f7f30c41d95030'
  replay.substitute(recorded, chart.digest.slice('sha256:'.length))
}

/** A dozen tags on one artifact, and four more artifacts. */
async function pushMany({ registry }: Replay, push: Push): Promise<void> {
  const tags = Array.from({ length: 12 }, (_, n) => `t${String(n).padStart(2, '0')}`)
  await pushImage(registry, 'demo/many', tags, { config, layers: ['many'] })
  for (let n = 0; n <= 3; n++) await push('demo/many', [`build-${n}`], `build-${n}`)
}

/** An image of exactly 1,026 bytes with its manifest, as the recorded project held. */
async function pushQuotaDemo({ registry }: Replay): Promise<void> {
  const bare = await pushImage(registry, 'replica-1/burn-7', ['size'], {
    config: {},
    layers: ['x'.repeat(100)],
  })
  const size = 1026 - bare.size - 2
  await pushImage(registry, 'quota-demo/app', ['1'], { config: {}, layers: ['x'.repeat(size)] })
}

/** The `.tgz` of these files. */
export function tarball(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const blocks = Object.entries(files).flatMap(([path, content]) => {
    const header = Buffer.alloc(512)
    header.write(path)
    header.write(Buffer.byteLength(content).toString(8).padStart(11, '0'), 124)
    header.write('0', 156)
    return [header, Buffer.from(content), Buffer.alloc((512 - (Buffer.byteLength(content) % 512)) % 512)]
  })
  return new Uint8Array(gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)])))
}

export function startRecordedHarbor() {
  const hello = { name: 'hello', artifacts: [{ tags: ['1.0'] }] }
  const receive = ({ url }: Request) =>
    new Response(null, { status: url.includes('unreachable') ? 500 : 200 })
  const [fake] = createFakeHarborPair({
    deliver: { fetch: receive },
    projects: [{ name: 'library', public: true, repositories: [hello] }, { name: 'replica-1' }],
  })
  return fake
}
