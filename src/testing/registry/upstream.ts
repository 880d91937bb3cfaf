import { manifestTypes } from '../areas/artifacts/manifest'
import { askRegistry } from '../areas/registries/ask-registry'
import type { Registry } from '../areas/registries/registry'
import { internalError, Refusal } from '../http/answers'
import { isRecord } from '../http/json'
import type { Manifest } from './content'
import { digestOf } from './digest'

export interface UpstreamManifest extends Manifest {
  readonly digest: string
}

/** What a proxy cache takes from. Repositories are named as they are there. */
export class Upstream {
  readonly #registry: Registry
  readonly #send: (request: Request) => Promise<Response>

  constructor(registry: Registry, send: (request: Request) => Promise<Response>) {
    this.#registry = registry
    this.#send = send
  }

  /** What a HEAD says of a manifest; `undefined`: there is none. */
  async head(
    repository: string,
    reference: string,
  ): Promise<{ readonly digest: string; readonly mediaType: string; readonly size: string } | undefined> {
    const answer = await this.#ask('HEAD', `/v2/${repository}/manifests/${reference}`)
    if (answer.status === 404) return undefined
    await requireOk(answer)
    const header = (name: string) => answer.headers.get(name) ?? ''
    return {
      digest: header('docker-content-digest'),
      mediaType: header('content-type'),
      size: header('content-length'),
    }
  }

  async manifest(repository: string, reference: string): Promise<UpstreamManifest> {
    const answer = await this.#ask('GET', `/v2/${repository}/manifests/${reference}`)
    await requireOk(answer)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { bytes, mediaType: answer.headers.get('content-type') ?? '', digest: digestOf(bytes) }
  }

  async blob(repository: string, digest: string): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.#ask('GET', `/v2/${repository}/blobs/${digest}`)
    await requireOk(answer)
    return new Uint8Array(await answer.arrayBuffer())
  }

  async tags(repository: string): Promise<string[]> {
    const answer = await this.#ask('GET', `/v2/${repository}/tags/list`)
    await requireOk(answer)
    const body: unknown = await answer.json()
    return isRecord(body) && Array.isArray(body.tags) ? body.tags.map(String) : []
  }

  #ask(method: string, path: string): Promise<Response> {
    return askRegistry(this.#send, this.#registry, method, path, {
      headers: { accept: manifestTypes.join(', ') },
    })
  }
}

const codes: Readonly<Record<number, string>> = {
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'TOO_MANY_REQUEST',
}

/** As Harbor's client of registries says it. @throws {Refusal} of its own status where it knows that, else 500 */
async function requireOk(answer: Response): Promise<void> {
  if (answer.ok) return
  const code = codes[answer.status]
  const message = `http status code: ${answer.status}, body: ${await answer.text()}`
  throw code ? new Refusal(answer.status, code, message) : internalError()
}
