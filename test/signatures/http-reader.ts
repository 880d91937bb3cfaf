import { HarborApiError } from '../../src/errors/api-error'
import { NotFoundError } from '../../src/errors/not-found-error'
import { HarborResponseError } from '../../src/errors/response-error'
import type { ImageReference, RegistryPlace, RegistryReader } from '../../src/signatures'

/**
 * Reads a registry over HTTP, and trusts it: whatever is checked, verification has to check.
 *
 * @param host as references spell it; the recordings have it inside signed bytes, so it is not that of `origin`
 */
export function httpReader(origin: string, host: string): RegistryReader {
  async function get(path: string, method = 'GET', signal?: AbortSignal): Promise<Response> {
    const response = await fetch(`${origin}/v2/${path}`, { method, signal: signal ?? null })
    if (response.ok) return response
    const { status } = response
    const init = { status, errors: [], requestId: undefined, operation: undefined, method, path }
    const message = `${method} ${path}: ${status}`
    throw status === 404 ? new NotFoundError(message, init) : new HarborApiError(message, init)
  }

  function parse(reference: ImageReference): RegistryPlace {
    if (typeof reference !== 'string') {
      return { repository: `${reference.project}/${reference.repository}`, reference: reference.reference }
    }
    const [, repository, tag, digest] =
      /^(.+?)(?::([^/:@]+))?(?:@(.+))?$/.exec(reference.replace(`${host}/`, '')) ?? []
    return { repository: repository ?? '', reference: digest ?? tag ?? '' }
  }

  return {
    host,
    parse,
    resolve: async (image, { signal }) => {
      const { repository, reference } = parse(image)
      const response = await get(`${repository}/manifests/${reference}`, 'HEAD', signal)
      return { digest: response.headers.get('docker-content-digest') ?? '' }
    },
    getManifest: async ({ repository, reference }, { signal }) => {
      const response = await get(`${repository}/manifests/${reference}`, 'GET', signal)
      const mediaType = response.headers.get('content-type') ?? undefined
      return { bytes: new Uint8Array(await response.arrayBuffer()), mediaType }
    },
    getBlob: async (repository, digest, { signal }) => {
      const response = await get(`${repository}/blobs/${digest}`, 'GET', signal)
      return { bytes: async () => new Uint8Array(await response.arrayBuffer()) }
    },
    referrers: async ({ repository, reference }, { signal }) => {
      const response = await get(`${repository}/referrers/${reference}`, 'GET', signal)
      try {
        return (await response.json()).manifests
      } catch (cause) {
        throw new HarborResponseError('The list of referrers is no JSON.', {
          status: 200,
          contentType: undefined,
          cause,
        })
      }
    },
  }
}
