import type {
  LdapConf,
  LdapPingResult,
  LdapUser,
  SearchLdapUserQuery,
  UserGroup,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireText, requireTexts } from './body'

/**
 * The directory to log in to, in the words of the configuration. Its certificate is checked only if `ldap_verify_cert`
 * is `true`.
 */
export type PingLdapBody = Omit<LdapConf, 'ldap_connection_timeout' | 'ldap_url'> & { ldap_url: string }

export type SearchLdapUsersOptions = CallOptions & Listed<SearchLdapUserQuery>

/** A group of the directory by its name (`'devs'`), or by its DN. */
export type LdapGroupReference = string | { groupdn: string }

/**
 * LDAP: the directory that users and groups come from. All methods but `ping` use the directory of Harbor's
 * configuration, and fail with a 500 if the project has no policy.
 */
export class Ldap extends Resource {
  /**
   * Lets Harbor log in to a directory. A failure is no error here: `success` is absent then, and `message` says why.
   * Without a password Harbor uses that of its configuration, if its users come from LDAP.
   *
   * Permission: system administrator; no robot can do it.
   *
   * @example
   * const { success, message } = await harbor.ldap.ping({ ldap_url: 'ldaps://ldap.example.com', ldap_verify_cert: true, … })
   */
  ping(body: PingLdapBody, options?: CallOptions): Call<LdapPingResult> {
    return this.call('pingLdap', options, () => ({ body: requireTexts(body, 'ldap_url') }))
  }

  /**
   * Lists the users of the directory that match the filter of the configuration, all in one answer.
   *
   * Permission: system administrator, or as a robot `ldap-user:list`.
   *
   * @param options `username`: a whole name
   * @throws {@link ServerError} there is no directory in the configuration, or it does not answer
   */
  searchUsers(options?: SearchLdapUsersOptions): Call<LdapUser[]> {
    return this.call('searchLdapUser', options)
  }

  /**
   * Finds a group of the directory. `userGroups.create` and `members.create` take its DN.
   *
   * Permission: system administrator, or as a robot `ldap-user:list`.
   *
   * @throws {@link NotFoundError} the directory has no such group
   *
   * @example
   * const [group] = await harbor.ldap.searchGroups('devs')
   */
  searchGroups(group: LdapGroupReference, options?: CallOptions): Call<UserGroup[]> {
    return this.call('searchLdapGroup', options, () => {
      if (typeof group === 'object' && group !== null && String(group.groupdn).includes('=')) {
        return { query: { groupdn: group.groupdn } }
      }
      if (typeof group === 'string' && group !== '') return { query: { groupname: group } }
      throw new InvalidArgumentError('group', "must be a name, or { groupdn: 'cn=devs,dc=example,dc=com' }.")
    })
  }

  /**
   * Creates users in Harbor from those of the directory. A login does the same for the user who logs in.
   *
   * Permission: system administrator, or as a robot `ldap-user:create`.
   *
   * @param usernames the names by which they log in
   * @throws {@link NotFoundError} some were not imported; **the others were**. `errors` has an entry for each, with its
   * name in `detail.uid` and the reason in `detail.error`.
   *
   * @example
   * await harbor.ldap.importUsers(['alice', 'carol'])
   */
  importUsers(usernames: readonly string[], options?: CallOptions): Call<undefined> {
    return this.call('importLdapUser', options, () => {
      const none = !Array.isArray(usernames) || usernames.length === 0
      if (none) throw new InvalidArgumentError('usernames', 'must be a list of names, and not empty.')
      for (const username of usernames) requireText('usernames', username)
      return { body: { ldap_uid_list: usernames } }
    })
  }
}
