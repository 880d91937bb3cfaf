import { roles } from '../../access/permissions'
import { badRequest, conflict, created, done, internalError, json, notFound } from '../../http/answers'
import { answerPage } from '../../http/paging'
import { on, type Route } from '../../http/route'
import type { Member, Project, User } from '../../rows'
import type { State } from '../../state'
import { requireProjectByNameOrId } from '../projects/project-lookup'

export const memberRoutes: readonly Route[] = [
  on('listProjectMembers', (call) => {
    const { state } = call
    const project = requireProjectByNameOrId(call, 'list', 'member')
    const all = state.remember(`members ${project.id}`, () => membersByName(state, project))
    // A whole name (goharbor/harbor `src/pkg/member/dao/dao.go`).
    const name = call.query.text('entityname')
    const shown = name ? all.filter(({ entity_name }) => entity_name === name) : all
    // The total does not know of entityname (recordings: member.json, "entityname").
    return answerPage(call, shown, (member) => member, all.length)
  }),

  on('createProjectMember', (call) => {
    const { state, body } = call
    const project = requireProjectByNameOrId(call, 'create', 'member')
    if (!body) throw badRequest('the project member should provide')
    const user = userOf(state, body.member_user ?? {})
    if (!user && body.member_group?.id) throw notFound(`usergroup ${body.member_group.id} not found`)
    if (!user) throw internalError()
    if (state.members.find('both', `${project.id} ${user.id}`)) {
      throw conflict('The project member specified already exist')
    }
    const role_id = body.role_id ?? 0
    if (!roles.has(role_id)) throw badRequest('Failed to update project member, role is not in 1,2,3')
    const member = state.members.insert((id) => ({ id, project_id: project.id, entity_id: user.id, role_id }))
    return created(`/api/v2.0/projects/${call.params.project_name_or_id}/members/${member.id}`)
  }),

  on('getProjectMember', (call) => {
    const { state, params } = call
    const project = requireProjectByNameOrId(call, 'read', 'member')
    const member = state.members.get(params.mid)
    const shown = member?.project_id === project.id ? render(state, member) : undefined
    if (!shown) {
      throw notFound(`the project member is not found, project id ${project.id}, member id ${params.mid}`)
    }
    return json(shown)
  }),

  // Any role is taken, a member that is not there as well (recordings: member.json, "a role that does not
  // exist").
  on('updateProjectMember', (call) => {
    const project = requireProjectByNameOrId(call, 'update', 'member')
    if (!call.body) throw badRequest('role can not be empty')
    const member = call.state.members.get(call.params.mid)
    if (member?.project_id === project.id) member.role_id = call.body.role_id ?? 0
    return done()
  }),

  on('deleteProjectMember', (call) => {
    const project = requireProjectByNameOrId(call, 'delete', 'member')
    const member = call.state.members.get(call.params.mid)
    if (member?.project_id === project.id) call.state.members.delete(member)
    return done()
  }),
]

interface MemberView {
  readonly entity_name: string
}

function userOf(
  state: State,
  { user_id, username }: { user_id?: number; username?: string },
): User | undefined {
  if (user_id) return state.users.get(user_id)
  if (!username) return undefined
  const user = state.users.find('username', username)
  if (!user) throw notFound(`user ${username} is not found`)
  return user
}

function membersByName(state: State, project: Project): MemberView[] {
  return state.members
    .where('project', project.id)
    .flatMap((member) => render(state, member) ?? [])
    .sort((a, b) => (a.entity_name < b.entity_name ? -1 : 1))
}

/**
 * A member whose role is none cannot be seen (recordings: member.json, "a member whose role was set to 42").
 */
function render(state: State, member: Member): MemberView | undefined {
  const role = roles.get(member.role_id)
  const user = state.users.get(member.entity_id)
  if (!role || !user) return undefined
  const { id, project_id, entity_id, role_id } = member
  return {
    ...{ entity_id, entity_name: user.username, entity_type: 'u', id, project_id, role_id },
    ...{ role_name: role.name },
  }
}
