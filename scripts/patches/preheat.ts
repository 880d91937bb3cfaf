import { renamed } from './definitions'
import { alwaysPresent, mustBeGiven, neverNull } from './members'
import type { Patch } from './patch'

export const preheat: readonly Patch[] = [
  renamed('Metadata', 'PreheatProvider', 'preheat.json: ListProviders, and nothing else, answers with it'),
  alwaysPresent(
    'PreheatProvider',
    ['id', 'name', 'icon', 'version', 'source'],
    'preheat.json: ListProviders; the list is part of the program (pkg/p2p/preheat/provider)',
  ),
  neverNull('PreheatProvider', ['maintainers'], 'preheat.json: ListProviders; part of the program'),
  renamed('Instance', 'PreheatInstance', 'preheat.json: it is a server of a preheat provider'),
  alwaysPresent(
    'PreheatInstance',
    ['id', 'name', 'vendor', 'endpoint', 'auth_mode', 'status', 'setup_timestamp'],
    "preheat.json: ListInstances; database columns, and a status that is always 'Unknown' (server/v2.0/handler/preheat.go)",
  ),
  alwaysPresent(
    'PreheatPolicy',
    ['id', 'name', 'project_id', 'provider_id', 'provider_name'],
    'preheat.json: ListPolicies; database columns, and the name that is looked up for each answer',
  ),
  mustBeGiven(
    'PreheatPolicy',
    ['name', 'provider_id'],
    'server/v2.0/handler/preheat.go: CreatePolicy looks the provider up and checks the name',
  ),
  alwaysPresent(
    'ProviderUnderProject',
    ['id', 'provider'],
    'preheat.json: ListProvidersUnderProject; a key, and a text put together from the instance',
  ),
]
