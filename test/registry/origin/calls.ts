import { Harbor } from '../../../src'
import { isHarborError } from '../../../src/errors/is-harbor-error'
import { type RegistryClient, registryFor } from '../../../src/registry'
import { digests, type HostileRegistry, layer, own, proxyKey, secret } from './hostile-registry'

/** What a client is asked to do, by the name of its method. */
export const calls: Readonly<Record<string, (registry: RegistryClient, harbor: Harbor) => Promise<unknown>>> =
  {
    resolve: (registry) => registry.resolve('demo/app:v1'),
    getManifest: (registry) => registry.getManifest('demo/app:v1'),
    headManifest: (registry) => registry.headManifest('demo/app:v1'),
    getBlob: async (registry) => (await registry.getBlob('demo/app', digests.layer)).bytes(),
    putBlob: (registry) => registry.putBlob('demo/app', layer),
    'putBlob, mounted': (registry) =>
      registry.putBlob('demo/app', layer, { digest: digests.layer, mount: 'demo/base' }),
    putManifest: (registry) =>
      registry.putManifest('demo/app:v2', { mediaType: 'application/vnd.oci.image.index.v1+json' }),
    listTags: (registry) => registry.listTags('demo/app').all(),
    referrers: (registry) => registry.referrers(`demo/app@${digests.manifest}`),
    deleteManifest: (registry) => registry.deleteManifest(`demo/app@${digests.manifest}`),
    copy: (registry) => registry.copy('demo/app:v1', 'demo/other:v1', { includeReferrers: true }),
    'projects.get': (_registry, harbor) => harbor.projects.get('demo'),
    'projects.list': (_registry, harbor) => harbor.projects.list().all(),
  }

/** Calls, and takes any error of ours for an answer. */
export async function call(name: string, { fetch, place, logged }: HostileRegistry): Promise<unknown> {
  const log = (...line: unknown[]) => void logged.push(JSON.stringify(line))
  const harbor = new Harbor({
    url: place.url ?? own,
    auth: { username: 'jane', password: secret },
    headers: { 'X-Proxy-Key': proxyKey },
    retry: 0,
    fetch,
    logger: { debug: log, warn: log },
  })
  try {
    return await calls[name]?.(registryFor(harbor, { tokenOrigins: place.tokenOrigins }), harbor)
  } catch (error) {
    if (isHarborError(error)) return error
    throw error
  }
}
