import type { ConfigurationsResponse } from '../../../../generated/models'
import { requireSystem } from '../../access/access'
import { settingsIn } from '../../access/settings'
import { badRequest, done, json, unauthorized } from '../../http/answers'
import { type BodyOf, on, type Route } from '../../http/route'
import type { State } from '../../state'
import { usersIn } from '../users/user'

export const configurationRoutes: readonly Route[] = [
  // Passwords are not among them.
  on('getConfigurations', ({ state, actor }) => {
    requireSystem(actor, 'read', 'configuration')
    const items = Object.entries(settingsIn(state)).map(([name, value]) => {
      const editable = name !== 'auth_mode' || canChangeMode(state)
      return [name, { editable, value }] as const
    })
    // The names of the settings are those of the answer.
    const all = Object.fromEntries(items) as Omit<ConfigurationsResponse, 'scan_all_policy'>
    return json({ ...all, scan_all_policy: {} })
  }),

  // What is not given stays as it is; a name that Harbor does not know was left out when the body was read.
  on('updateConfigurations', ({ state, actor, body }) => {
    requireSystem(actor, 'update', 'configuration')
    requireValid(state, body)
    const settings = settingsIn(state)
    const changed = Object.entries(body).filter(
      ([name, value]) => value !== undefined && Object.hasOwn(settings, name),
    )
    Object.assign(settings, Object.fromEntries(changed))
    state.written()
    return done()
  }),

  on('getInternalconfig', () => {
    throw unauthorized('only internal service is allowed to call this API')
  }),
]

/** Once there are users, they stay known to whom they are known. */
function canChangeMode(state: State): boolean {
  return usersIn(state)
    .all()
    .every(({ id }) => id === 1)
}

const positive = ['token_expiration', 'robot_token_duration', 'session_timeout'] as const

/** What the portal takes at most: eight digits. */
const longest = 99_999_999

/** goharbor/harbor `src/controller/config/controller.go` */
function requireValid(state: State, body: BodyOf<'updateConfigurations'>): void {
  const settings = settingsIn(state)
  const mode = body.auth_mode
  if (mode !== undefined && mode !== settings.auth_mode && !canChangeMode(state)) {
    throw badRequest('the auth mode cannot be modified as new users have been inserted into database')
  }
  for (const name of ['ldap_base_dn', 'ldap_uid', 'ldap_url'] as const) {
    if (body[name]?.trim() === '') {
      throw badRequest(`bad request: item name ${name}: the configure value can not be empty`)
    }
  }
  for (const name of positive) {
    const value = body[name]
    if (value === undefined) continue
    if (value <= 0) throw badRequest(`the ${name} value must be positive`)
    if (value > longest) throw badRequest(`the ${name} value is over the limit value: ${longest}`)
  }
  const { skip_audit_log_database: skips, audit_log_forward_endpoint: endpoint } = { ...settings, ...body }
  if (skips && endpoint === '') {
    throw badRequest(
      'audit log forward endpoint should be configured before enable skip audit log in database',
    )
  }
}
