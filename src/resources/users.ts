import type {
  GetCurrentUserPermissionsQuery,
  ListUsersQuery,
  Permission,
  UserResp,
  UserSearchRespItem,
} from '../../generated/models'
import { type Listed, takeOut } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { isRead } from '../core/call/named'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireText, requireTexts } from './body'
import { withChanges } from './changes'
import { namedProject, type ProjectReference } from './named-project'
import { namedUser, type UserReference } from './named-user'

export type ListUsersOptions = CallOptions & Listed<ListUsersQuery, 'listUsers'>

export type SearchUsersOptions = CallOptions & {
  /** How many at most, from 1 to 100. There is no second page. @default 100 */
  page_size?: number | undefined
}

export type CurrentPermissionsOptions = CallOptions &
  Listed<GetCurrentUserPermissionsQuery> & {
    /** The project whose permissions are asked for. A name costs one GET, as `scope` takes an id: `/project/3`. */
    project?: ProjectReference | undefined
  }

export interface CreateUserBody {
  username: string
  email: string
  realname: string
  /** 8 to 128 characters with an upper-case letter, a lower-case letter and a digit. */
  password: string
  /** Up to 30 characters. */
  comment?: string | undefined
}

/** The members to change. All others stay as they are. */
export type UpdateUserBody = Partial<Pick<CreateUserBody, 'email' | 'realname' | 'comment'>>

export interface UpdatePasswordBody {
  /** The current password. Needed only to change one's own. */
  old_password?: string | undefined
  new_password: string
}

export interface SetSysAdminBody {
  sysadmin_flag: boolean
}

export interface SetCliSecretBody {
  secret: string
}

/**
 * Users: the accounts of people, as opposed to robots.
 *
 * A user by name costs one more GET, for Harbor's search, which every user and robot may use. The search leaves out
 * `admin`: administrators find that user with another GET, all others do not.
 */
export class Users extends Resource {
  /**
   * Lists the users, newest first unless `sort` says otherwise. Harbor leaves out the first administrator, whose id is
   * 1.
   *
   * Permission: system administrator, or as a robot `user:list`. Others may `search`.
   *
   * @param options `q`: for instance `{ username: like('ja') }`
   */
  list(options?: ListUsersOptions): Pager<UserResp> {
    return this.listOf('listUsers', options, () => ({}), { identity: 'user_id' })
  }

  /**
   * Searches for users by a part of their names, the shortest names first. It gives only ids and names, and leaves out
   * the first administrator, as `list` does. There is only one page, of at most 100, but `total` counts all.
   *
   * Permission: any user or robot.
   */
  search(username: string, options?: SearchUsersOptions): Pager<UserSearchRespItem> {
    const prepare = () => ({ query: { username: requireText('username', username) } })
    return this.listOf('searchUsers', options, prepare, { identity: 'user_id' })
  }

  /**
   * Gets a user. If users log in with OIDC, `oidc_user_meta.secret` is the user's CLI secret **in plain text**: keep it
   * out of logs.
   *
   * Permission: the user it is about, system administrator, or as a robot `user:read`.
   */
  get(user: UserReference, options?: CallOptions): Call<UserResp> {
    return this.callOn('getUser', namedUser, user, options)
  }

  /**
   * Tells whether a user exists. By name every user may ask, by id only a system administrator. It takes one request.
   *
   * Permission: any user or robot.
   */
  async exists(user: UserReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('searchUsers', namedUser, user, options)
  }

  /**
   * Makes a user.
   *
   * Permission: system administrator, or as a robot `user:create`. Only if Harbor itself stores the users (`auth_mode`
   * is `db_auth`).
   *
   * @throws {@link ConflictError} the name or the email is taken
   * @throws {@link BadRequestError} the password is too weak, or the email malformed
   */
  create(body: CreateUserBody, options?: CallOptions): Call<Created> {
    const prepare = () => ({ body: requireTexts(body, 'username', 'email', 'realname', 'password') })
    return this.call('createUser', options, prepare, created)
  }

  /**
   * Changes email, real name or comment of a user. Harbor replaces the three together (goharbor/harbor
   * `src/pkg/user/manager.go`), so this reads the user and sends all three with the changes: one GET and one PUT, and
   * one more GET for a name. What somebody else changes in between is lost. For a user that was read before it sends
   * only the PUT.
   *
   * Permission: the user it is about, system administrator, or as a robot `user:update`. Nobody may if Harbor itself
   * does not store the users (`auth_mode` is not `db_auth`).
   *
   * @throws {@link ServerError} the email is another user's; this is a 500
   *
   * @example
   * await harbor.users.update('jane', { comment: 'on call' })
   */
  update(user: UserReference | UserResp, body: UpdateUserBody, options?: CallOptions): Call<undefined> {
    const prepare = async (own: CallOptions) => {
      requireBody(body)
      const { user_id, email, realname, comment } = isRead(namedUser, user) ? user : await this.get(user, own)
      return { path: { user_id }, body: withChanges({ email, realname, comment }, body) }
    }
    return this.call('updateUserProfile', options, prepare)
  }

  /**
   * Deletes a user. Users cannot delete themselves, and nobody can delete the user with the id 1.
   *
   * Permission: system administrator, or as a robot `user:delete`.
   */
  delete(user: UserReference, options?: CallOptions): Call<undefined> {
    return this.callOn('deleteUser', namedUser, user, options)
  }

  /**
   * Gets the user whose credentials these are.
   *
   * Permission: any user; no robot can do it.
   *
   * @throws {@link PreconditionFailedError} the caller is a robot
   */
  current(options?: CallOptions): Call<UserResp> {
    return this.call('getCurrentUserInfo', options)
  }

  /**
   * Lists what the caller, a user or a robot, may do in a project. The list is empty if no project and no scope is
   * given.
   *
   * Permission: any user or robot.
   *
   * @param options `relative: true` gives the names of resources without the project: `repository`, not
   * `/project/3/repository`.
   * @throws {@link InvalidArgumentError} both `project` and `scope` are given
   *
   * @example
   * const permissions = await harbor.users.currentPermissions({ project: 'demo', relative: true })
   * permissions.some(({ resource, action }) => resource === 'repository' && action === 'push')
   */
  currentPermissions(options: CurrentPermissionsOptions = {}): Call<Permission[]> {
    const [{ project }, others] = takeOut(options, 'project')
    const ofProject = async (own: CallOptions) => {
      if (project === undefined) return {}
      if (others.scope !== undefined) {
        throw new InvalidArgumentError('scope', 'cannot be given beside `project`.')
      }
      return { query: { scope: `/project/${await this.idOf(namedProject, project, own)}` } }
    }
    return this.call('getCurrentUserPermissions', others, ofProject)
  }

  /**
   * Changes a password. The request is never retried. Sessions of the user stay open. If it is the password with which
   * the client logs in, give the client a function as its `password`, or make a new client.
   *
   * Permission: the user it is about, system administrator, or as a robot `user:update`. All users may change their
   * own, with `old_password`.
   *
   * @throws {@link ForbiddenError} `old_password` is wrong
   * @throws {@link BadRequestError} the new one is too weak, or the same as the old one
   */
  updatePassword(user: UserReference, body: UpdatePasswordBody, options?: CallOptions): Call<undefined> {
    return this.callOn('updateUserPassword', namedUser, user, options, () => ({
      body: requireTexts(body, 'new_password'),
    }))
  }

  /**
   * Makes a user a system administrator, or no longer one.
   *
   * Permission: system administrator, or as a robot `user:update`.
   */
  setSysAdmin(user: UserReference, body: SetSysAdminBody, options?: CallOptions): Call<undefined> {
    return this.callOn('setUserSysAdmin', namedUser, user, options, () => {
      // Harbor takes a missing flag for false.
      if (typeof requireBody(body).sysadmin_flag !== 'boolean') {
        throw new InvalidArgumentError('sysadmin_flag', 'must be true or false.')
      }
      return { body }
    })
  }

  /**
   * Sets the CLI secret of a user who logs in with OIDC: what they give to docker as a password.
   *
   * Permission: the user it is about, system administrator, or as a robot `user:update`.
   *
   * @throws {@link PreconditionFailedError} users do not log in with OIDC
   * @throws {@link NotFoundError} the user does not come from OIDC
   * @throws {@link BadRequestError} the secret is too weak: it has to follow the rules of passwords
   */
  setCliSecret(user: UserReference, body: SetCliSecretBody, options?: CallOptions): Call<undefined> {
    return this.callOn('setCliSecret', namedUser, user, options, () => ({
      body: requireTexts(body, 'secret'),
    }))
  }
}
