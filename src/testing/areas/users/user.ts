import { table } from '../../table'
import { topic } from '../../topic'

export interface User {
  readonly id: number
  readonly username: string
  readonly password: string
  readonly email: string
  readonly realname: string
  readonly comment: string
  readonly sysadmin_flag: boolean
  readonly creation_time: string
  readonly update_time: string
}

export const usersIn = table<User, 'username' | 'email' | 'listed'>({
  username: (user) => user.username,
  email: (user) => user.email,
  // The first administrator is never in a list (test/recordings/api/user.json, "page 1 of several").
  listed: (user) => (user.id === 1 ? 'hidden' : 'listed'),
})

export const userDeleted = topic<User>()
