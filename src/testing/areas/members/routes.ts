import type { ProjectMemberEntity } from '../../../../generated/models'
import { roles } from '../../access/permissions'
import { badRequest, conflict, created, done, internalError, json, notFound } from '../../http/answers'
import { remembered } from '../../http/list'
import { answerPage, whole } from '../../http/paging'
import { type BodyOf, on, type Route } from '../../http/route'
import type { State } from '../../state'
import type { Project } from '../projects/project'
import { requireProjectByNameOrId } from '../projects/project-lookup'
import { userGroupsIn } from '../user-groups/user-group'
import { usersIn } from '../users/user'
import { entityKey, type Member, membersIn } from './member'

export const memberRoutes: readonly Route[] = [
  on('listProjectMembers', (call) => {
    const { state } = call
    const project = requireProjectByNameOrId(call, 'list', 'member')
    const all = remembered(call, () => membersByName(state, project))
    // A whole name (goharbor/harbor `src/pkg/member/dao/dao.go`).
    const name = call.query.text('entityname')
    const shown = name ? all.filter(({ entity_name }) => entity_name === name) : all
    // The total does not know of entityname (test/recordings/api/member.json, "entityname").
    // … and counts those whose role is none.
    const total = membersIn(state).count('project', project.id)
    return answerPage(call, whole(shown), (member) => member, total)
  }),

  on('createProjectMember', (call) => {
    const { state, body } = call
    const project = requireProjectByNameOrId(call, 'create', 'member')
    if (!body) throw badRequest('the project member should provide')
    const entity = entityOf(state, body)
    if (membersIn(state).find('both', `${project.id} ${entityKey(entity)}`)) {
      throw conflict('The project member specified already exist')
    }
    const role_id = body.role_id ?? 0
    if (!roles.has(role_id)) throw badRequest('Failed to update project member, role is not in 1,2,3')
    const member = membersIn(state).insert((id) => ({
      id,
      project_id: project.id,
      ...entity,
      role_id,
    }))
    return created(`/api/v2.0/projects/${call.params.project_name_or_id}/members/${member.id}`)
  }),

  on('getProjectMember', (call) => {
    const { state, params } = call
    const project = requireProjectByNameOrId(call, 'read', 'member')
    const member = membersIn(state).get(params.mid)
    const shown = member?.project_id === project.id ? viewMember(state, member) : undefined
    if (!shown) {
      throw notFound(`the project member is not found, project id ${project.id}, member id ${params.mid}`)
    }
    return json(shown)
  }),

  // Any role is taken, a member that is not there as well (test/recordings/api/member.json, "a role that does not
  // exist").
  on('updateProjectMember', (call) => {
    const project = requireProjectByNameOrId(call, 'update', 'member')
    if (!call.body) throw badRequest('role can not be empty')
    const member = membersIn(call.state).get(call.params.mid)
    if (member?.project_id === project.id) {
      membersIn(call.state).update(member, { role_id: call.body.role_id ?? 0 })
    }
    return done()
  }),

  on('deleteProjectMember', (call) => {
    const project = requireProjectByNameOrId(call, 'delete', 'member')
    const member = membersIn(call.state).get(call.params.mid)
    if (member?.project_id === project.id) membersIn(call.state).delete(member)
    return done()
  }),
]

type Entity = Pick<Member, 'entity_type' | 'entity_id'>

/** Harbor takes the first that is given (goharbor/harbor `src/controller/member/controller.go`). */
function entityOf(state: State, body: NonNullable<BodyOf<'createProjectMember'>>): Entity {
  const { user_id = 0, username = '' } = body.member_user ?? {}
  const { id = 0, ldap_group_dn = '', group_name = '', group_type = 0 } = body.member_group ?? {}
  const [users, groups] = [usersIn(state), userGroupsIn(state)]
  if (user_id > 0) {
    if (users.get(user_id)) return { entity_type: 'u', entity_id: user_id }
    throw badRequest(`Failed to get user ${user_id}: user ${user_id} not found`)
  }
  if (id > 0) {
    if (groups.get(id)) return { entity_type: 'g', entity_id: id }
    throw badRequest(`Group ${id} not found`)
  }
  if (username !== '') {
    const user = users.find('username', username)
    if (user) return { entity_type: 'u', entity_id: user.id }
    throw notFound(`user ${username} is not found`)
  }
  if (ldap_group_dn === '' && group_name === '') throw internalError()
  // A directory is never asked: a group has to be known.
  const group = groups
    .all()
    .find((one) =>
      ldap_group_dn === ''
        ? one.group_name === group_name && one.group_type === group_type
        : one.ldap_group_dn === ldap_group_dn,
    )
  if (group) return { entity_type: 'g', entity_id: group.id }
  throw notFound(`${ldap_group_dn || group_name} not found: not supported`)
}

function membersByName(state: State, project: Project): ProjectMemberEntity[] {
  return membersIn(state)
    .where('project', project.id)
    .flatMap((member) => viewMember(state, member) ?? [])
    .sort((a, b) => (a.entity_name < b.entity_name ? -1 : 1))
}

/**
 * A member whose role is none cannot be seen (test/recordings/api/member.json, "a member whose role was set to 42").
 */
function viewMember(state: State, member: Member): ProjectMemberEntity | undefined {
  const role = roles.get(member.role_id)
  const { id, project_id, entity_id, entity_type } = member
  const name =
    entity_type === 'u'
      ? usersIn(state).get(entity_id)?.username
      : userGroupsIn(state).get(entity_id)?.group_name
  if (!role || name === undefined) return undefined
  return {
    entity_id,
    entity_name: name,
    entity_type,
    id,
    project_id,
    role_id: role.id,
    role_name: role.name,
  }
}
