import type * as models from '../../../../generated/models'
import { view } from '../../http/json'
import { never, type State } from '../../state'
import type { Registry } from './registry'

const hidden = '*****'
const credentialTypes = ['basic', 'oauth', 'secret'] as const

/** Its secret is never told. */
export function viewRegistry(registry: Registry): models.Registry {
  return view<models.Registry>({
    ca_certificate: registry.ca_certificate || undefined,
    creation_time: registry.creation_time,
    credential: viewCredential(registry),
    description: registry.description || undefined,
    id: registry.id,
    insecure: registry.insecure,
    name: registry.name,
    status: registry.status,
    type: registry.type,
    update_time: registry.update_time,
    url: registry.url,
  })
}

function viewCredential({
  credential_type,
  access_key,
  access_secret,
}: Registry): models.RegistryCredential | undefined {
  if (credential_type === '' && access_key === '' && access_secret === '') return undefined
  return view<models.RegistryCredential>({
    access_key: access_key || undefined,
    access_secret: access_secret === '' ? undefined : hidden,
    type: credentialTypes.find((type) => type === credential_type),
  })
}

/** This Harbor itself, as policies name it. */
export function viewLocal(state: State): models.Registry {
  return {
    creation_time: never,
    credential: { access_secret: hidden, type: 'secret' },
    id: 0,
    insecure: true,
    name: 'Local',
    status: 'healthy',
    type: 'harbor',
    update_time: never,
    url: state.url,
  }
}
