import type {
  ListProjectMembersQuery,
  ProjectMember,
  ProjectMemberEntity,
  UserEntity,
  UserGroupInput,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import { type Call, type Done, isThere } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import type { Addressed } from '../core/call/named'
import { Resource } from '../core/call/resource'
import { nameNotFound } from '../core/paging/name-not-found'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireText } from './body'
import { type GroupTypeId, type GroupTypeName, readGroupType } from './group-type'
import { type RoleId, type RoleName, readRole } from './member-role'
import type { ProjectReference } from './named-project'

/**
 * A member by the id of the membership (`12`), which is not the user's id; or by the name of the user or group
 * (`'jane'`).
 */
export type MemberReference = string | number

export type ListMembersOptions = CallOptions & Listed<ListProjectMembersQuery>

/**
 * A group by its id, by its DN in the directory, or by its name and type. Harbor looks for a group that it does not
 * know in the directory or at the authentication proxy.
 */
export type MemberGroup =
  | { id: number }
  | { ldap_group_dn: string; group_name?: string | undefined }
  | { group_name: string; group_type: GroupTypeName | GroupTypeId }

/** A role, and the one user or group that gets it. */
export type CreateMemberBody = { role_id: RoleName | RoleId } & (
  | {
      /** `username` or `user_id`. */
      member_user: UserEntity
      member_group?: undefined
    }
  | {
      member_group: MemberGroup
      member_user?: undefined
    }
)

export interface UpdateMemberBody {
  role_id: RoleName | RoleId
}

/** Members: the users and groups that have a role in a project. */
export class Members extends Resource {
  /**
   * Lists the members of a project in the order of their names. This list is read by page: one may be missed while
   * others are added or removed.
   *
   * Permission: guest, or as a robot `member:list`.
   *
   * @param options `entityname`: a whole name. Harbor then still counts all members, so there is no `total`.
   */
  list(project: ProjectReference, options?: ListMembersOptions): Pager<ProjectMemberEntity> {
    const path = { project_name_or_id: project }
    return this.listOf('listProjectMembers', options, () => ({ path }))
  }

  /**
   * Gets a member of a project. It takes one request, by id or by name.
   *
   * Permission: guest, or as a robot `member:read`.
   *
   * @throws {@link NotFoundError} the project has no such member
   * @throws {@link InvalidArgumentError} a user and a group of the project both have the name
   */
  get(project: ProjectReference, member: MemberReference, options?: CallOptions): Call<ProjectMemberEntity> {
    if (typeof member === 'string') return this.#find(project, member, options)
    return this.callOn('getProjectMember', this.#named(project), member, options)
  }

  /**
   * Tells whether a project has a member. The answer is `false` if the project does not exist.
   *
   * Permission: as for `get`.
   */
  async exists(project: ProjectReference, member: MemberReference, options?: CallOptions): Promise<boolean> {
    return isThere(this.get(project, member, options))
  }

  /**
   * Makes a user or a group a member of a project.
   *
   * Permission: project admin, or as a robot `member:create`.
   *
   * @throws {@link ConflictError} it is a member already; `update` changes its role
   * @throws {@link NotFoundError} there is no such project or user
   * @throws {@link InvalidArgumentError} there is no such role, or there is not exactly one user or group
   *
   * @example
   * await harbor.members.create('demo', { role_id: 'developer', member_user: { username: 'jane' } })
   *
   * @example A group of the OIDC provider
   * const member_group = { group_name: 'developers', group_type: 'oidc' } as const
   * await harbor.members.create('demo', { role_id: 'guest', member_group })
   */
  create(project: ProjectReference, body: CreateMemberBody, options?: CallOptions): Call<Created> {
    return this.call(
      'createProjectMember',
      options,
      () => ({ path: { project_name_or_id: project }, body: readMember(body) }),
      created,
    )
  }

  /**
   * Changes the role of a member. A name costs one more GET.
   *
   * Permission: project admin, or as a robot `member:update`.
   *
   * @throws {@link NotFoundError} no member has the name. It is no error if no member has the id.
   */
  update(
    project: ProjectReference,
    member: MemberReference,
    body: UpdateMemberBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.callOn('updateProjectMember', this.#named(project), member, options, () => ({
      body: { role_id: readRole(requireBody(body).role_id) },
    }))
  }

  /**
   * Removes a user or a group from a project. A name costs one more GET.
   *
   * Permission: project admin, or as a robot `member:delete`.
   *
   * @throws {@link NotFoundError} no member has the name. It is no error if no member has the id.
   */
  delete(project: ProjectReference, member: MemberReference, options?: CallOptions): Call<undefined> {
    return this.callOn('deleteProjectMember', this.#named(project), member, options)
  }

  #named(project: ProjectReference): Addressed<'getProjectMember', ProjectMemberEntity> {
    return {
      argument: 'member',
      idOf: ({ id }) => id,
      get: 'getProjectMember',
      pathOf: (id) => ({ project_name_or_id: project, mid: id }),
      find: (_transport, name, own) => this.#find(project, name, own),
    }
  }

  #find(
    project: ProjectReference,
    name: string,
    options: CallOptions | undefined,
  ): Call<ProjectMemberEntity> {
    const path = { project_name_or_id: project }
    // Harbor would take an empty name for no filter.
    const request = () => ({ path, query: { entityname: requireText('member', name) } })
    const pick = ({ data, response }: Done<ProjectMemberEntity[]>) => {
      const [found, other] = data.filter(({ entity_name }) => entity_name === name)
      if (found !== undefined && other !== undefined) throw ambiguous(name, [found, other])
      if (found !== undefined) return found
      const lookUp = { operation: 'listProjectMembers', path, response } as const
      throw nameNotFound(this.settings, `no member is named '${name}'`, lookUp)
    }
    return this.call('listProjectMembers', options, request, pick)
  }
}

/** A user and a group may have the same name; no two of a kind do. */
function ambiguous(name: string, members: readonly ProjectMemberEntity[]): InvalidArgumentError {
  const ids = members.map(
    ({ id, entity_type }) => `${id} (${entity_type === 'g' ? 'the group' : 'the user'})`,
  )
  return new InvalidArgumentError(
    'member',
    `'${name}' is a user and a group. Give the id: ${ids.join(' or ')}.`,
  )
}

/** Harbor answers 500 where neither is named (test/recordings/api/member.json), and of both it takes one without a word. */
function readMember(body: CreateMemberBody): ProjectMember {
  const { role_id, member_user, member_group } = requireBody(body)
  if (member_user !== undefined && member_group !== undefined) {
    throw new InvalidArgumentError('member_group', 'cannot be given beside `member_user`.')
  }
  if (member_group !== undefined) return { role_id: readRole(role_id), member_group: readGroup(member_group) }
  if (member_user?.user_id || member_user?.username) return { role_id: readRole(role_id), member_user }
  throw new InvalidArgumentError('member_user', 'needs a `username` or a `user_id`.')
}

/** By its name alone Harbor finds no group (goharbor/harbor `src/controller/member/controller.go`). */
function readGroup(given: MemberGroup): UserGroupInput {
  const group = requireBody(given, 'member_group')
  if ('group_type' in group && group.group_name) {
    return { ...group, group_type: readGroupType(group.group_type) }
  }
  if ('id' in group && group.id) return group
  if ('ldap_group_dn' in group && group.ldap_group_dn) return group
  throw new InvalidArgumentError(
    'member_group',
    'needs an `id`, an `ldap_group_dn`, or a `group_name` with its `group_type`.',
  )
}
