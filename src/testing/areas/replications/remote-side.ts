import type { ReplicationFilter } from '../../../../generated/models'
import { isRecord } from '../../http/json'
import { manifestTypes } from '../artifacts/manifest'
import { askRegistry } from '../registries/ask-registry'
import type { Registry } from '../registries/registry'
import { filterResource, fitsName, type Resource, type ResourceArtifact } from './resource'
import type { PulledManifest, Side } from './side'

const pageSize = 100

type Item = Readonly<Record<string, unknown>>

/** Another Harbor, over HTTP, with what its API and its registry say. */
export class RemoteSide implements Side {
  readonly url: string
  readonly #send: (request: Request) => Promise<Response>
  readonly #registry: Registry

  constructor(registry: Registry, send: (request: Request) => Promise<Response>) {
    this.url = registry.url
    this.#send = send
    this.#registry = registry
  }

  async find(filters: readonly ReplicationFilter[]): Promise<Resource[]> {
    const found: Resource[] = []
    for (const project of await this.#list('/projects')) {
      const isPublic = isRecord(project.metadata) && project.metadata.public === 'true'
      for (const { name } of await this.#list(`/projects/${String(project.name)}/repositories`)) {
        const repository = String(name)
        if (!fitsName(repository, filters)) continue
        const artifacts = await this.#artifactsOf(repository)
        const resource = filterResource({ repository, isPublic, artifacts }, filters)
        if (resource) found.push(resource)
      }
    }
    return found
  }

  async makeProject({ repository, isPublic }: Resource): Promise<void> {
    const project_name = repository.split('/')[0] ?? ''
    const body = JSON.stringify({ project_name, metadata: { public: String(isPublic) } })
    const headers = { 'content-type': 'application/json' }
    const answer = await this.#ask('POST', '/api/v2.0/projects', { headers, body })
    if (!answer.ok && answer.status !== 409) throw await failureOf(answer)
  }

  async digestOf(repository: string, reference: string): Promise<string | undefined> {
    const headers = { accept: manifestTypes.join(', ') }
    const answer = await this.#ask('HEAD', `/v2/${repository}/manifests/${reference}`, { headers })
    if (answer.status === 404) return undefined
    if (!answer.ok) throw await failureOf(answer)
    return answer.headers.get('docker-content-digest') ?? undefined
  }

  async pullManifest(repository: string, reference: string): Promise<PulledManifest> {
    const headers = { accept: manifestTypes.join(', ') }
    const answer = await this.#must('GET', `/v2/${repository}/manifests/${reference}`, { headers })
    return {
      bytes: new Uint8Array(await answer.arrayBuffer()),
      mediaType: answer.headers.get('content-type') ?? '',
      digest: answer.headers.get('docker-content-digest') ?? '',
    }
  }

  async pushManifest(
    repository: string,
    reference: string,
    { bytes, mediaType }: PulledManifest,
  ): Promise<void> {
    const headers = { 'content-type': mediaType }
    await this.#must('PUT', `/v2/${repository}/manifests/${reference}`, { headers, body: bytes })
  }

  async hasBlob(repository: string, digest: string): Promise<boolean> {
    return (await this.#ask('HEAD', `/v2/${repository}/blobs/${digest}`)).ok
  }

  async pullBlob(repository: string, digest: string): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.#must('GET', `/v2/${repository}/blobs/${digest}`)
    return new Uint8Array(await answer.arrayBuffer())
  }

  async pushBlob(repository: string, digest: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
    const started = await this.#must('POST', `/v2/${repository}/blobs/uploads/`)
    const location = new URL(started.headers.get('location') ?? '', this.url)
    location.searchParams.set('digest', digest)
    const headers = { 'content-type': 'application/octet-stream' }
    await this.#must('PUT', `${location.pathname}${location.search}`, { headers, body })
  }

  async deleteManifest(repository: string, digest: string): Promise<void> {
    await this.#must('DELETE', `/v2/${repository}/manifests/${digest}`)
  }

  async deleteTag(repository: string, tag: string): Promise<void> {
    await this.#must('DELETE', `/api/v2.0${pathOf(repository)}/artifacts/${tag}/tags/${tag}`)
  }

  /** Each is followed by what belongs to it, and that by what belongs to that, or to its children. */
  async #artifactsOf(repository: string): Promise<ResourceArtifact[]> {
    const path = `${pathOf(repository)}/artifacts`
    const items = await this.#list(`${path}?with_label=true&with_accessory=true`)
    const found: ResourceArtifact[] = []
    for (const item of items) {
      const [tags, labels] = [namesIn(item.tags), namesIn(item.labels)]
      found.push({ digest: String(item.digest), tags, labels })
      const follow = async (one: Item): Promise<void> => {
        for (const accessory of recordsIn(one.accessories)) {
          const own = await this.#get(`${path}/${String(accessory.digest)}?with_accessory=true`)
          found.push({ digest: String(own.digest), tags: namesIn(own.tags), labels, parentTags: tags })
          await follow(own)
        }
      }
      await follow(item)
      for (const child of recordsIn(item.references)) {
        await follow(await this.#get(`${path}/${String(child.child_digest)}?with_accessory=true`))
      }
    }
    return found
  }

  async #list(path: string): Promise<Item[]> {
    const items: Item[] = []
    for (let page = 1; ; page++) {
      const query = `${path.includes('?') ? '&' : '?'}page_size=${pageSize}&page=${page}`
      const answer = await this.#must('GET', `/api/v2.0${path}${query}`)
      const more = recordsIn(await answer.json())
      items.push(...more)
      if (more.length < pageSize) return items
    }
  }

  async #get(path: string): Promise<Item> {
    const answer: unknown = await (await this.#must('GET', `/api/v2.0${path}`)).json()
    return isRecord(answer) ? answer : {}
  }

  async #must(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await this.#ask(method, path, init)
    if (!answer.ok) throw await failureOf(answer)
    return answer
  }

  #ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    return askRegistry(this.#send, this.#registry, method, path, init)
  }
}

function pathOf(repository: string): string {
  const [project = '', ...rest] = repository.split('/')
  return `/projects/${project}/repositories/${encodeURIComponent(encodeURIComponent(rest.join('/')))}`
}

function recordsIn(value: unknown): Item[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function namesIn(value: unknown): string[] {
  return recordsIn(value).map(({ name }) => String(name))
}

async function failureOf(answer: Response): Promise<Error> {
  return new Error(`http status code: ${answer.status}, body: ${(await answer.text()).trim()}`)
}
