import type { GeneralInfo } from '../../../../generated/models'
import { isAdmin, requireSystem } from '../../access/access'
import { projectPermissions, systemPermissions } from '../../access/permissions'
import { settingsIn } from '../../access/settings'
import { json, notFound, text, unauthorized } from '../../http/answers'
import { on, type Route } from '../../http/route'

const components = ['core', 'database', 'jobservice', 'portal', 'redis', 'registry', 'registryctl']

export const systemRoutes: readonly Route[] = [
  on('getHealth', () =>
    json({ components: components.map((name) => ({ name, status: 'healthy' })), status: 'healthy' }),
  ),

  // As JSON it is the text as a JSON string.
  on('getPing', ({ format }) => (format === 'text/plain' ? text('Pong', 'text/plain') : json('Pong'))),

  on('getSystemInfo', ({ actor, origin, state }) => {
    const everybody: GeneralInfo = {
      auth_mode: settingsIn(state).auth_mode,
      banner_message: '',
      oidc_provider_name: '',
      primary_auth_mode: false,
      self_registration: false,
    }
    if (actor.kind === 'anonymous') return json(everybody)
    return json({
      ...everybody,
      current_time: state.now(),
      external_url: origin,
      harbor_version: 'v2.15.2',
      has_ca_root: false,
      notification_enable: true,
      project_creation_restriction: 'everyone',
      read_only: settingsIn(state).read_only,
      registry_storage_provider_name: 'filesystem',
      registry_url: new URL(origin).host,
    })
  }),

  on('getVolumes', ({ actor }) => {
    requireSystem(actor, 'read', 'system-volumes')
    return json({ storage: [{}] })
  }),

  on('getCert', () => {
    throw notFound('resource not found: cert not found in path: /etc/core/ca/ca.crt')
  }),

  on('getPermissions', ({ actor }) => {
    // This 401 has no words (recordings: permissions.json, "401 anonymous").
    if (actor.kind === 'anonymous') throw unauthorized('')
    return json({
      project: [...projectPermissions],
      system: isAdmin(actor) ? [...systemPermissions] : null,
    })
  }),
]
