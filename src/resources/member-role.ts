import { readWord } from './words'

const roleIds = { projectAdmin: 1, developer: 2, guest: 3, maintainer: 4, limitedGuest: 5 } as const

/** What a member may do in a project, in Harbor's own words: the `role_name` of a member. */
export type RoleName = keyof typeof roleIds

/** The same as Harbor's number: the `role_id` of a member. */
export type RoleId = (typeof roleIds)[RoleName]

/**
 * Harbor's number for a role. It takes one that does not exist (42) without a word, and the member cannot be seen any more
 * (test/recordings/api/member.json).
 *
 * @throws {@link InvalidArgumentError} it is no role
 */
export function readRole(role: RoleName | RoleId): RoleId {
  return readWord('role_id', roleIds, role)
}
