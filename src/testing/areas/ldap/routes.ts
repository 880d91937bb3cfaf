import { requireSystem } from '../../access/access'
import { internalError, json, Panic } from '../../http/answers'
import { on, type Route } from '../../http/route'

// There is no directory anywhere: what is asked of one fails, as where it does not answer.

export const ldapRoutes: readonly Route[] = [
  // A failure is a 200 too. Without a body Harbor falls over, although that asks for the settings that it has.
  on('pingLdap', ({ actor, body }) => {
    requireSystem(actor, 'read', 'configuration')
    if (!body) throw new Panic('no settings')
    const { ldap_url = '', ldap_search_password = '' } = body
    if (ldap_search_password === '') return json({ message: 'error: empty password' })
    const problem = isAddress(ldap_url) ? 'ldap server network timeout' : 'fail to ping LDAP server'
    return json({ message: `error: ${problem}` })
  }),

  on('searchLdapUser', ({ actor }) => {
    requireSystem(actor, 'list', 'ldap-user')
    throw internalError()
  }),

  on('searchLdapGroup', ({ actor }) => {
    requireSystem(actor, 'list', 'ldap-user')
    throw internalError()
  }),

  on('importLdapUser', ({ actor }) => {
    requireSystem(actor, 'create', 'ldap-user')
    throw internalError()
  }),
]

/** Whether Harbor tries it: a host, or a URL of LDAP in lower case (goharbor/harbor `src/pkg/ldap/ldap.go`). */
function isAddress(url: string): boolean {
  const [, scheme, host = url] = /^(.*?):\/\/(.*)$/.exec(url) ?? []
  if (/\s/.test(url)) return false
  if (scheme !== undefined) return /^ldaps?$/.test(scheme) && /^(\[.*\]|[^:]*)(:[^:]*)?$/.test(host)
  // What stands before a colon is taken for a scheme, which no digit begins.
  return /^([a-z][a-z0-9+.-]*:[^:]*|[^:]*)$/i.test(host)
}
