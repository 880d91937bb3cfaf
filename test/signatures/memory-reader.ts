import { NotFoundError } from '../../src/errors/not-found-error'
import type { ImageReference, RegistryPlace, RegistryReader } from '../../src/signatures'
import { host, sha256 } from './made-image'
import { bytesOf, type RecordedAnswer } from './recorded-case'

/** Reads answers without a server, for tests that ask some thousand times. */
export function memoryReader(answers: Readonly<Record<string, RecordedAnswer>>): RegistryReader {
  function get(path: string): Uint8Array {
    const answer = answers[`/v2/${path}`]
    if (answer !== undefined) return bytesOf(answer)
    const init = { status: 404, errors: [], requestId: undefined, operation: undefined, method: 'GET', path }
    throw new NotFoundError(`GET ${path}: 404`, init)
  }

  function parse(reference: ImageReference): RegistryPlace {
    const [repository = '', tag = ''] = String(reference).split(':')
    return { repository, reference: tag }
  }

  return {
    host,
    parse,
    resolve: async (image) => {
      const { repository, reference } = parse(image)
      return { digest: sha256(get(`${repository}/manifests/${reference}`)) }
    },
    getManifest: async ({ repository, reference }) => ({
      bytes: get(`${repository}/manifests/${reference}`),
    }),
    getBlob: async (repository, digest) => ({ bytes: async () => get(`${repository}/blobs/${digest}`) }),
    referrers: async ({ repository, reference }) =>
      JSON.parse(Buffer.from(get(`${repository}/referrers/${reference}`)).toString()).manifests,
  }
}
