import { alwaysPresent, oneOf } from './members'
import type { Patch } from './patch'

/** Basic for a name and a password; oauth for a token; secret between the parts of one Harbor. */
const credentialTypes = ['basic', 'oauth', 'secret'] as const

export const registries: readonly Patch[] = [
  alwaysPresent(
    'Registry',
    ['url', 'name', 'type'],
    'registry.json: createRegistry (400: no URL); database columns, and the same of the local one',
  ),
  oneOf('Registry', ['status'], ['healthy', 'unhealthy'], 'pkg/reg/model/registry.go'),
  oneOf('RegistryCredential', ['type'], credentialTypes, 'pkg/reg/model/registry.go'),
  oneOf('RegistryUpdate', ['credential_type'], credentialTypes, 'pkg/reg/model/registry.go'),
  oneOf('RegistryPing', ['credential_type'], credentialTypes, 'pkg/reg/model/registry.go'),
  alwaysPresent('RegistryInfo', ['type'], 'registry.json: getRegistryInfo; the type of the adapter'),
  alwaysPresent('FilterStyle', ['type', 'style'], 'registry.json: getRegistryInfo; part of the program'),
  alwaysPresent(
    'RegistryProviderEndpointPattern',
    ['endpoint_type'],
    'registry.json: listRegistryProviderInfos; part of the program',
  ),
  alwaysPresent('RegistryEndpoint', ['key', 'value'], 'registry.json: listRegistryProviderInfos'),
  alwaysPresent(
    'RegistryProviderCredentialPattern',
    ['access_key_type', 'access_secret_type'],
    'registry.json: listRegistryProviderInfos; part of the program',
  ),
]
