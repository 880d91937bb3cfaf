import { notFound } from '../../http/answers'
import type { User } from '../../rows'
import type { State } from '../../state'

export function findUser(state: State, id: number): User {
  const user = state.users.get(id)
  if (!user) throw notFound(`user ${id} not found`)
  return user
}

/** An empty email or comment is left out, as of the administrator. */
export function renderUser(user: User): unknown {
  const { id, username, email, realname, comment, sysadmin_flag, creation_time, update_time } = user
  return {
    ...{ admin_role_in_auth: false, ...(comment && { comment }), creation_time, ...(email && { email }) },
    ...{ ...(realname && { realname }), sysadmin_flag, update_time, user_id: id, username },
  }
}
