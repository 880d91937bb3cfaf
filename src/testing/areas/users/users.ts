import type * as models from '../../../../generated/models'
import { settingsIn } from '../../access/settings'
import { notFound } from '../../http/answers'
import { view } from '../../http/json'
import type { State } from '../../state'
import { oidcUsersIn } from './oidc-user'
import { type User, userDeleted, usersIn } from './user'

export function findUser(state: State, id: number): User {
  const user = usersIn(state).get(id)
  if (!user) throw notFound(`user ${id} not found`)
  return user
}

export function deleteUser(state: State, user: User): void {
  usersIn(state).delete(user)
  oidcUsersIn(state).deleteWhere('user', user.id)
  userDeleted.publish(state, user)
}

/** An empty email or comment is left out, as of the administrator. */
export function viewUser(user: User): models.UserResp {
  return view<models.UserResp>({
    admin_role_in_auth: false,
    comment: user.comment || undefined,
    creation_time: user.creation_time,
    email: user.email || undefined,
    realname: user.realname || undefined,
    sysadmin_flag: user.sysadmin_flag,
    update_time: user.update_time,
    user_id: user.id,
    username: user.username,
  })
}

/** With the secret in plain text, for an administrator. */
export function viewOIDC(state: State, user: User): Pick<models.UserResp, 'oidc_user_meta'> {
  const known = oidcUsersIn(state).find('user', user.id)
  return known && settingsIn(state).auth_mode === 'oidc_auth' ? { oidc_user_meta: { ...known } } : {}
}
