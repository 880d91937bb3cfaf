import { table } from '../../table'

export interface Member {
  readonly id: number
  readonly project_id: number
  readonly entity_id: number
  readonly role_id: number
}

export const membersIn = table<Member, 'project' | 'user' | 'both'>({
  project: (member) => member.project_id,
  user: (member) => member.entity_id,
  both: (member) => `${member.project_id} ${member.entity_id}`,
})
