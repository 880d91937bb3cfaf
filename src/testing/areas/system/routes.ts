import { isAdmin, requireSystem } from '../../access/access'
import { projectPermissions, systemPermissions } from '../../access/permissions'
import { json, notFound, text, unauthorized } from '../../http/answers'
import { type Route, route } from '../../http/router'

const components = ['core', 'database', 'jobservice', 'portal', 'redis', 'registry', 'registryctl']

export const systemRoutes: readonly Route[] = [
  route('GET', '/health', {}, () =>
    json({ components: components.map((name) => ({ name, status: 'healthy' })), status: 'healthy' }),
  ),

  // As JSON it is the text as a JSON string.
  route('GET', '/ping', { produces: ['text/plain'] }, ({ format }) =>
    format === 'text/plain' ? text('Pong', 'text/plain') : json('Pong'),
  ),

  route('GET', '/systeminfo', {}, ({ actor, origin, state }) => {
    const everybody = {
      auth_mode: 'db_auth',
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
      read_only: false,
      registry_storage_provider_name: 'filesystem',
      registry_url: new URL(origin).host,
    })
  }),

  route('GET', '/systeminfo/volumes', {}, ({ actor }) => {
    requireSystem(actor, 'read', 'system-volumes')
    return json({ storage: [{}] })
  }),

  route('GET', '/systeminfo/getcert', { produces: ['application/octet-stream'] }, () => {
    throw notFound('resource not found: cert not found in path: /etc/core/ca/ca.crt')
  }),

  route('GET', '/permissions', {}, ({ actor }) => {
    // This 401 has no words (recordings: permissions.json, "401 anonymous").
    if (actor.kind === 'anonymous') throw unauthorized('')
    return json({ project: projectPermissions, system: isAdmin(actor) ? systemPermissions : null })
  }),
]
