import {
  type Descriptor,
  encode,
  pushBlob,
  pushImage,
  pushManifest,
  type RegistryAt,
  sha256,
} from '../push-image'
import { type Exchange, readExchanges } from './recorded'
import type { Replay } from './replay'

interface Manifest {
  readonly mediaType: string
  readonly schemaVersion: number
  readonly config?: Descriptor
  readonly layers?: readonly Descriptor[]
  readonly manifests?: readonly Descriptor[]
}

interface Upload {
  /** Path and query of the fake's latest answer. */
  readonly location: string
  readonly bytes: number
  readonly content: Content
}

/** The bytes up to a length. */
type Content = (length: number) => Uint8Array<ArrayBuffer>

/** Accepted, or refused by a quota. */
function needsParts({ status, body }: Exchange['response']): boolean {
  return status === 201 || (status === 403 && JSON.stringify(body).includes('upper limit'))
}

const uploadPath = /^(.*\/blobs\/uploads\/)([0-9a-f-]{36})/

/**
 * What the recorded Harbor was sent, as far as the recordings have it. Most blobs are recorded by their length: here they
 * have other bytes of that length, and whatever names their digest names another one.
 */
export class Uploads {
  readonly #replay: Replay
  readonly #at: RegistryAt | undefined
  /** By the recorded id. */
  readonly #uploads = new Map<string, Upload>()
  /** Recorded `_state` to the fake's. */
  readonly #states = new Map<string, string>()
  /** Recorded digests of what was made here. */
  readonly #made = new Set<string>()

  /** @param at where things are put that no recording shows the making of */
  constructor(replay: Replay, at?: RegistryAt) {
    this.#replay = replay
    this.#at = at
  }

  get #registry(): RegistryAt {
    return this.#at ?? this.#replay.registry
  }

  /** The body of a request. What has to be there before it is put there. */
  async prepare(exchange: Exchange): Promise<Uint8Array<ArrayBuffer> | null> {
    const { request, response } = exchange
    const { body, method, target } = request
    if (uploadPath.test(target)) return this.#chunk(exchange)
    if (body === undefined || body === null) return null
    if (typeof body !== 'string')
      return new TextEncoder().encode(this.#replay.translate(JSON.stringify(body)))
    if (!target.startsWith('/v2/')) return new TextEncoder().encode(this.#replay.translate(body))
    if (body.startsWith('(a manifest of ')) return this.#largeManifest(exchange)
    if (body.startsWith('(')) return contentOf(body)(lengthOf(body))
    if (needsParts(response)) await this.#giveParts(repositoryIn(target), body)
    return method === 'PUT' ? this.#translated(body) : new TextEncoder().encode(body)
  }

  /** What the fake calls the upload that a path names. */
  target(target: string): string {
    const { id, state, rest } = partsOf(target)
    const upload = this.#uploads.get(id)
    if (!upload) return target
    const own = new URL(upload.location, 'http://x')
    if (state === undefined) return own.pathname + rest
    own.searchParams.set('_state', this.#states.get(state) ?? own.searchParams.get('_state') ?? '')
    return own.pathname + own.search + rest.replace('?', '&')
  }

  note({ file, request, response }: Exchange, answer: Response): void {
    const location = String(response.headers.location ?? '')
    const { id, state } = partsOf(location)
    const own = answer.headers.get('location') ?? ''
    if (id === '' || !uploadPath.test(own)) return
    const sent = request.method === 'PATCH' ? lengthOf(request.body) : 0
    this.#keep(file, id, (this.#uploads.get(id)?.bytes ?? 0) + sent, own)
    if (state !== undefined) this.#states.set(state, stateIn(own))
  }

  /** An image under a recorded digest. */
  async giveImage(
    repository: string,
    tags: readonly string[],
    digest: string,
    more: object = {},
  ): Promise<Descriptor> {
    const image = await pushImage(this.#registry, repository, tags, {
      layers: [digest],
      more: { ...more },
    })
    this.#map(digest, image.digest)
    return image
  }

  /** A manifest that is recorded word for word, with its parts. */
  async giveManifest(repository: string, tags: readonly string[], recorded: string): Promise<void> {
    await this.#giveParts(repository, recorded)
    const own = new TextDecoder().decode(await this.#translated(recorded))
    await pushManifest(this.#registry, repository, tags, JSON.parse(own))
  }

  /** A blob of a size under a recorded digest. */
  async giveBlob(repository: string, digest: string, size: number): Promise<void> {
    const bytes = given.get(digest) ?? contentOf(digest)(size)
    this.#map(digest, await sha256(bytes))
    await pushBlob(this.#registry, repository, bytes)
  }

  /** Bytes that no recording shows come to an upload: the address from before is stale then. */
  async makeStale(file: string, target: string): Promise<void> {
    await this.#begin(file, target)
    const { id, state = '' } = partsOf(target)
    const upload = this.#uploads.get(id)
    if (!upload) throw new Error(`no upload ${id}`)
    this.#states.set(state, stateIn(upload.location))
    await this.#append(file, id, upload, 1)
  }

  #map(recorded: string, own: string): void {
    this.#made.add(recorded)
    const [algorithm = '', hash = ''] = recorded.split(':')
    this.#replay.substitute(hash, own.slice(algorithm.length + 1))
  }

  #keep(file: string, id: string, bytes: number, location: string): void {
    const { pathname, search } = new URL(location, 'http://x')
    const content = this.#uploads.get(id)?.content ?? contentOf(digestAtTheEnd(file, id) ?? id)
    this.#uploads.set(id, { location: pathname + search, bytes, content })
  }

  async #chunk({ file, request, response }: Exchange): Promise<Uint8Array<ArrayBuffer> | null> {
    const { method, target, body } = request
    if (response.status !== 404 || partsOf(target).state !== undefined) await this.#begin(file, target)
    const { id, rest } = partsOf(target)
    const { bytes = 0, content = contentOf(id) } = this.#uploads.get(id) ?? {}
    const length = lengthOf(body)
    const digest = digestIn(rest)
    if (method === 'PUT' && digest !== undefined && response.status !== 400) {
      const whole = content(bytes + length)
      this.#map(digest, await digestLike(digest, whole))
      // Whatever it was asked for by, Harbor knows it by its SHA-256.
      const given = digestIn(`?digest=${response.headers['docker-content-digest']}`)
      if (given?.startsWith('sha256:')) this.#map(given, await sha256(whole))
    }
    return length === 0 ? null : content(bytes + length).slice(bytes)
  }

  /** Starts an upload that no recording shows the start of, with as many bytes as its address says. */
  async #begin(file: string, target: string): Promise<void> {
    const { path, id, state } = partsOf(target)
    if (state === undefined || this.#uploads.has(id)) return
    const { url, fetch, authorization } = this.#registry
    const started = await fetch(`${url}${path}`, { method: 'POST', headers: { authorization } })
    this.#keep(file, id, 0, started.headers.get('location') ?? '')
    const upload = this.#uploads.get(id)
    if (upload && offsetIn(state) > 0) await this.#append(file, id, upload, offsetIn(state))
  }

  async #append(
    file: string,
    id: string,
    { location, bytes, content }: Upload,
    length: number,
  ): Promise<void> {
    const { url, fetch, authorization } = this.#registry
    const body = content(bytes + length).slice(bytes)
    const answer = await fetch(`${url}${location}`, { method: 'PATCH', headers: { authorization }, body })
    this.#keep(file, id, bytes + length, answer.headers.get('location') ?? '')
  }

  async #largeManifest({ request, response }: Exchange): Promise<Uint8Array<ArrayBuffer>> {
    const [repository, length] = [repositoryIn(request.target), lengthOf(request.body)]
    const type = 'application/vnd.oci.image.config.v1+json'
    const config = { mediaType: type, ...(await pushBlob(this.#registry, repository, encode({}))) }
    const mediaType = 'application/vnd.oci.image.manifest.v1+json'
    const padded = (pad: string) =>
      encode({ schemaVersion: 2, mediaType, config, layers: [], annotations: { pad } })
    const manifest = padded(' '.repeat(length - padded('').length))
    const digest = response.headers['docker-content-digest']
    if (typeof digest === 'string') this.#map(digest, await sha256(manifest))
    return manifest
  }

  async #giveParts(repository: string, recorded: string): Promise<void> {
    const manifest = JSON.parse(recorded) as Manifest
    for (const { digest, size } of [
      ...(manifest.config ? [manifest.config] : []),
      ...(manifest.layers ?? []),
    ]) {
      await this.giveBlob(repository, digest, size)
    }
    for (const { digest } of manifest.manifests ?? []) {
      if (!this.#made.has(digest)) await this.giveImage(repository, [], digest)
    }
  }

  async #translated(recorded: string): Promise<Uint8Array<ArrayBuffer>> {
    const [before, after] = [recorded, this.#replay.translate(recorded)].map((text) =>
      new TextEncoder().encode(text),
    )
    if (before && after) this.#map(await sha256(before), await sha256(after))
    return after ?? new Uint8Array()
  }
}

/** Blobs that are recorded byte for byte. */
const given = new Map<string, Uint8Array<ArrayBuffer>>()
for (const { request, response } of [
  ...readExchanges('registry/pull'),
  ...readExchanges('registry/policies'),
]) {
  if (response.kind !== 'binary' || response.status !== 200) continue
  const digest = /sha256:[0-9a-f]+/.exec(request.target)?.[0] ?? ''
  given.set(digest, new Uint8Array(Buffer.from(String(response.body), 'base64')))
}
given.set(await sha256(encode({})), encode({}))

/** Whatever has the same seed begins the same. */
function contentOf(seed: string): Content {
  return (length) =>
    new TextEncoder().encode(`${seed} `.repeat(Math.ceil(length / (seed.length + 1)))).slice(0, length)
}

function partsOf(target: string): { path: string; id: string; state: string | undefined; rest: string } {
  const [found = '', path = '', id = ''] = uploadPath.exec(target) ?? []
  const query = target.slice(found.length)
  const state = /[?&]_state=([^&]*)/.exec(query)?.[1]
  const rest = query.replace(/([?&])_state=[^&]*&?/, '$1').replace(/[?&]$/, '')
  return { path, id, state: state === undefined ? undefined : decodeURIComponent(state), rest }
}

function stateIn(location: string): string {
  return new URL(location, 'http://x').searchParams.get('_state') ?? ''
}

/** A state is 32 bytes of a MAC and the JSON of the upload. */
function offsetIn(state: string): number {
  const json = Buffer.from(state, 'base64url').subarray(32).toString()
  return (JSON.parse(json) as { Offset: number }).Offset
}

function digestIn(query: string): string | undefined {
  const digest = /[?&]digest=([^&]*)/.exec(query)?.[1]
  return digest === undefined ? undefined : decodeURIComponent(digest)
}

/** The digest that an upload ends with, by the recordings. */
function digestAtTheEnd(file: string, id: string): string | undefined {
  const end = readExchanges(file).find(
    ({ request }) => request.method === 'PUT' && request.target.includes(id),
  )
  return end && digestIn(end.request.target)
}

async function digestLike(recorded: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (recorded.startsWith('sha256:')) return sha256(bytes)
  return `sha512:${Buffer.from(await crypto.subtle.digest('SHA-512', bytes)).toString('hex')}`
}

function repositoryIn(target: string): string {
  return /^\/v2\/(.+)\/manifests\//.exec(target)?.[1] ?? ''
}

function lengthOf(body: unknown): number {
  const [, length, binary] = /^\((?:(?:a manifest of )?(\d+) bytes|(binary))\)$/.exec(String(body)) ?? []
  return binary === undefined ? Number(length ?? 0) : 4096
}
