import { table } from '../../table'

export interface Member {
  readonly id: number
  readonly project_id: number
  /** A user, or a group of users. */
  readonly entity_type: 'u' | 'g'
  readonly entity_id: number
  readonly role_id: number
}

/** `entity` and `both` begin with the letter of the type: see `entityKey`. */
export const membersIn = table<Member, 'project' | 'entity' | 'both'>({
  project: (member) => member.project_id,
  entity: (member) => entityKey(member),
  both: (member) => `${member.project_id} ${entityKey(member)}`,
})

export function entityKey({ entity_type, entity_id }: Pick<Member, 'entity_type' | 'entity_id'>): string {
  return `${entity_type}${entity_id}`
}
