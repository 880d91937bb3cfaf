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
  /** How many at most; there is no second page. @default 100 */
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

/** What changes; the rest stays. */
export type UpdateUserBody = Partial<Pick<CreateUserBody, 'email' | 'realname' | 'comment'>>

export interface UpdatePasswordBody {
  /** Needed for one's own password only. */
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
 * Users: people with an account, as opposed to robots.
 *
 * A user by name costs one GET more: Harbor's search, which every user and robot may ask. It leaves out `admin`, who is
 * found by administrators alone, for another GET.
 */
export class Users extends Resource {
  /**
   * Lists the users, newest first unless `sort` says otherwise. Harbor leaves out its first administrator, who has the
   * id 1.
   *
   * Permission: system administrator, or as a robot `user:list`. Others may `search`.
   *
   * @param options `q` for instance on `username` or `email`
   */
  list(options?: ListUsersOptions): Pager<UserResp> {
    return this.listOf('listUsers', options, () => ({}), { identity: 'user_id' })
  }

  /**
   * Searches for users by a part of their names, the shortest names first. Gives ids and names only. Harbor leaves out its
   * first administrator, as in `list`. There is one page, of at most 100: Harbor ignores `page` here. `total` counts them all.
   *
   * Permission: any user or robot.
   */
  search(username: string, options?: SearchUsersOptions): Pager<UserSearchRespItem> {
    const prepare = () => {
      requireText('username', username)
      return { query: { username } }
    }
    return this.listOf('searchUsers', options, prepare, { identity: 'user_id' })
  }

  /**
   * Gets a user. Where Harbor authenticates by OIDC, `oidc_user_meta.secret` is the user's CLI secret in plain text:
   * keep it out of logs.
   *
   * Permission: the user it is about, system administrator, or as a robot `user:read`.
   */
  get(user: UserReference, options?: CallOptions): Call<UserResp> {
    return this.callOn('getUser', namedUser, user, options)
  }

  /**
   * Tells whether a user exists. By name every user may ask, by id only a system administrator. One request.
   *
   * Permission: any user or robot.
   */
  async exists(user: UserReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('searchUsers', namedUser, user, options)
  }

  /**
   * Makes a user.
   *
   * Permission: system administrator, or as a robot `user:create`. Only where Harbor keeps the users itself (`auth_mode`
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
   * `src/pkg/user/manager.go`), so this reads the user and sends them back with the changes: one GET and one PUT, one GET
   * more for a name. What somebody else changed in between is undone. Given a user that was read before, only the PUT.
   *
   * Permission: the user it is about, system administrator, or as a robot `user:update`. Where Harbor does not keep the
   * users itself (`auth_mode` is not `db_auth`), nobody may.
   *
   * @throws {@link ServerError} a 500, if the email is another user's
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
   * Deletes a user. Nobody can delete themselves or the user with the id 1.
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
   * @throws {@link PreconditionFailedError} they are a robot's
   */
  current(options?: CallOptions): Call<UserResp> {
    return this.call('getCurrentUserInfo', options)
  }

  /**
   * Lists what the caller, a user or a robot, may do in a project. Without a project or a scope the list is empty.
   *
   * Permission: any user or robot.
   *
   * @param options `relative: true` names resources within the project: `repository`, not `/project/3/repository`.
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
   * Changes a password. Never sent twice. Open sessions of the user live on. If it is the client's own, give it as a
   * function to the client, or make a new client.
   *
   * Permission: the user it is about, system administrator, or as a robot `user:update`. Everyone sets their own with
   * `old_password`.
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
   * Sets the secret that a user of OIDC gives to docker in place of a password.
   *
   * Permission: the user it is about, system administrator, or as a robot `user:update`.
   *
   * @throws {@link PreconditionFailedError} Harbor does not authenticate by OIDC
   * @throws {@link NotFoundError} the user did not come by OIDC
   * @throws {@link BadRequestError} the secret is too weak: the rules of a password
   */
  setCliSecret(user: UserReference, body: SetCliSecretBody, options?: CallOptions): Call<undefined> {
    return this.callOn('setCliSecret', namedUser, user, options, () => ({
      body: requireTexts(body, 'secret'),
    }))
  }
}
