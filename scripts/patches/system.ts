import { alwaysPresent, maybeEmpty, neverNull, type Patch } from './patch'

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
  maybeEmpty('getGCSchedule', 'gc.json: getGCSchedule before there is one'),
  maybeEmpty('getPurgeSchedule', 'purge.json: getPurgeSchedule before there is one'),
  maybeEmpty('getScanAllSchedule', 'scan-all.json: getScanAllSchedule before there is one'),
]
