import { isAdmin, isAdminOfAny, requireSystem } from '../../access/access'
import { projectPermissions, systemPermissions } from '../../access/permissions'
import { settingsIn } from '../../access/settings'
import { forbidden, json, notFound, text, unauthorized } from '../../http/answers'
import { on, type Route } from '../../http/route'
import { certificateIn } from './certificate'

const components = ['core', 'database', 'jobservice', 'portal', 'redis', 'registry', 'registryctl']

export const systemRoutes: readonly Route[] = [
  on('getHealth', () =>
    json({ components: components.map((name) => ({ name, status: 'healthy' })), status: 'healthy' }),
  ),

  // As JSON it is the text as a JSON string.
  on('getPing', ({ format }) => (format === 'text/plain' ? text('Pong', 'text/plain') : json('Pong'))),

  on('getSystemInfo', ({ actor, origin, state }) => {
    const settings = settingsIn(state)
    const { auth_mode, banner_message, oidc_name, primary_auth_mode, self_registration } = settings
    const oidc_provider_name = auth_mode === 'oidc_auth' ? oidc_name : ''
    const everybody = { auth_mode, banner_message, oidc_provider_name, primary_auth_mode, self_registration }
    if (actor.kind === 'anonymous') return json(everybody)
    return json({
      ...everybody,
      current_time: state.now(),
      external_url: origin,
      harbor_version: 'v2.15.2',
      has_ca_root: certificateIn(state).pem !== undefined,
      notification_enable: settings.notification_enable,
      project_creation_restriction: settings.project_creation_restriction,
      read_only: settings.read_only,
      registry_storage_provider_name: 'filesystem',
      registry_url: new URL(origin).host,
    })
  }),

  on('getVolumes', ({ actor }) => {
    requireSystem(actor, 'read', 'system-volumes')
    return json({ storage: [{}] })
  }),

  // As JSON it is nothing at all (test/recordings/api/systeminfo.json, "Accept: application/json").
  on('getCert', ({ state, format }) => {
    const { pem } = certificateIn(state)
    if (pem === undefined) throw notFound('resource not found: cert not found in path: /etc/core/ca/ca.crt')
    const download = { 'content-disposition': 'attachment; filename=ca.crt' }
    if (format === 'application/json') return json({}, download)
    const headers = { 'content-type': 'application/octet-stream', ...download }
    return new Response(pem, { headers })
  }),

  on('getPermissions', ({ actor, state }) => {
    // This 401 has no words (test/recordings/api/permissions.json, "401 anonymous").
    if (actor.kind === 'anonymous') throw unauthorized('')
    // No robot may (goharbor/harbor `src/server/v2.0/handler/permissions.go`).
    if (!isAdmin(actor) && !isAdminOfAny(state, actor)) {
      throw forbidden('forbidden: only admins(system and project) can access permissions')
    }
    return json({
      project: [...projectPermissions],
      system: isAdmin(actor) ? [...systemPermissions] : null,
    })
  }),
]
