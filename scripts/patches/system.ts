import { renamed } from './definitions'
import { alwaysPresent, neverNull, oneOf } from './members'
import type { Patch } from './patch'
import { authModes, projectCreators } from './words'

export const system: readonly Patch[] = [
  alwaysPresent(
    'GeneralInfo',
    ['auth_mode', 'primary_auth_mode', 'self_registration', 'banner_message', 'oidc_provider_name'],
    'systeminfo.json: anonymous sees these; all else needs a user',
  ),
  alwaysPresent('OverallHealthStatus', ['status'], 'health.json'),
  neverNull('OverallHealthStatus', ['components'], 'health.json; the components are part of the program'),
  alwaysPresent('ComponentHealthStatus', ['name', 'status'], 'health.json'),
  neverNull(
    'SystemInfo',
    ['storage'],
    'systeminfo.json: getVolumes; one entry (server/v2.0/handler/systeminfo.go)',
  ),
  oneOf('GeneralInfo', ['auth_mode'], authModes, 'common/const.go'),
  oneOf('GeneralInfo', ['project_creation_restriction'], projectCreators, 'common/const.go'),
  renamed('Storage', 'Volume', 'An import named Storage would hide the Storage of browsers'),
]
