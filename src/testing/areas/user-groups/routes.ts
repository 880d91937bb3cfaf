import type * as models from '../../../../generated/models'
import { requireAuthenticated, requireSystem } from '../../access/access'
import { settingsIn } from '../../access/settings'
import { badRequest, conflict, created, done, internalError, json, notFound } from '../../http/answers'
import { view } from '../../http/json'
import { remembered } from '../../http/list'
import { answerPage, pageHeaders, whole } from '../../http/paging'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'
import { locationOf } from '../projects/project-lookup'
import { type UserGroup, userGroupDeleted, userGroupsIn } from './user-group'

export const userGroupRoutes: readonly Route[] = [
  on('listUserGroups', (call) => {
    const { state, query } = call
    requireSystem(call.actor, 'list', 'user-group')
    const part = query.text('group_name')?.toLowerCase() ?? ''
    const found = remembered(call, () =>
      listed(state, query.text('ldap_group_dn')).filter(({ group_name }) =>
        group_name.toLowerCase().includes(part),
      ),
    )
    return answerPage(call, whole(found), viewGroup)
  }),

  // A directory is never asked: no group is in it (test/recordings/api/usergroup.json, "an LDAP group, not in LDAP mode").
  on('createUserGroup', (call) => {
    const { state, body } = call
    requireSystem(call.actor, 'create', 'user-group')
    const { group_name = '', group_type = 0, ldap_group_dn = '' } = body ?? {}
    if (group_name === '') return nameless()
    if (group_type === 1) throw badRequest(`LDAP Group DN is not found: DN:${ldap_group_dn}`)
    refuseDuplicate(state, group_name, group_type, ldap_group_dn)
    const group = userGroupsIn(state).insert((id) => ({ id, group_name, group_type, ldap_group_dn }))
    return created(locationOf(call, group.id))
  }),

  // There is one page, though the Link names more (test/recordings/api/usergroup.json, "page 2").
  on('searchUserGroups', (call) => {
    const { state, query, page } = call
    requireAuthenticated(call.actor)
    const word = query.text('groupname') ?? ''
    if (word === '') throw badRequest('need to provide groupname to search user group')
    const found = userGroupsIn(state)
      .all()
      .filter(({ group_name }) => group_name.includes(word))
      .sort((a, b) => a.group_name.length - b.group_name.length || (a.group_name < b.group_name ? -1 : 1))
    const shown = page.size > 0 ? found.slice(0, page.size) : found
    return json(
      shown.map(({ id, group_name, group_type }) => ({ group_name, group_type, id })),
      pageHeaders(call, found.length),
    )
  }),

  // Without its id (test/recordings/api/usergroup.json, "one: no id").
  on('getUserGroup', (call) => {
    requireSystem(call.actor, 'read', 'user-group')
    if (call.params.group_id <= 0) throw badRequest('the group id should be provided')
    const { id: _, ...group } = viewGroup(requireGroup(call.state, call.params.group_id))
    return json(group)
  }),

  on('updateUserGroup', (call) => {
    requireSystem(call.actor, 'update', 'user-group')
    const { group_name = '' } = call.body ?? {}
    if (group_name === '') return nameless()
    userGroupsIn(call.state).update(requireGroup(call.state, call.params.group_id), { group_name })
    return done()
  }),

  on('deleteUserGroup', ({ state, actor, params }) => {
    requireSystem(actor, 'delete', 'user-group')
    const group = userGroupsIn(state).get(params.group_id)
    if (group) {
      userGroupsIn(state).delete(group)
      userGroupDeleted.publish(state, group)
    }
    return done()
  }),
]

/** Where a directory or a proxy knows the users, only its groups; and the DN counts with a directory only. */
function listed(state: State, dn: string | undefined): UserGroup[] {
  const { auth_mode } = settingsIn(state)
  const all = userGroupsIn(state).all()
  if (auth_mode === 'ldap_auth') {
    return all.filter(
      ({ group_type, ldap_group_dn }) => group_type === 1 && (dn === undefined || ldap_group_dn === dn),
    )
  }
  return auth_mode === 'http_auth' ? all.filter(({ group_type }) => group_type === 2) : all
}

/**
 * No two have one name. But Harbor looks only for one of the same type and for one of a proxy; that it cannot have another
 * takes it unawares (goharbor/harbor `src/pkg/usergroup/dao/dao.go`).
 */
function refuseDuplicate(state: State, name: string, type: number, dn: string): void {
  const same = userGroupsIn(state).find('name', name)
  if (same === undefined) return
  if (same.group_type === type) {
    throw conflict(`duplicate user group, group name:${name}, group type: ${type}, ldap group DN: ${dn}`)
  }
  throw same.group_type === 2 ? conflict('duplicated user group name') : internalError()
}

/** Without a word (test/recordings/api/usergroup.json, "400: no name"). */
function nameless(): Response {
  return new Response(null, { status: 400, headers: { 'content-type': 'application/json' } })
}

function requireGroup(state: State, id: number): UserGroup {
  const group = userGroupsIn(state).get(id)
  if (!group) throw notFound(`the user group with id ${id} is not found`)
  return group
}

function viewGroup({ id, group_name, group_type, ldap_group_dn }: UserGroup): models.UserGroup {
  return view<models.UserGroup>({
    group_name,
    group_type: group_type || undefined,
    id,
    ldap_group_dn: ldap_group_dn || undefined,
  })
}
