import { readWord } from './words'

const groupTypes = { ldap: 1, http: 2, oidc: 3 } as const

/** Where a group comes from: the directory, the authentication proxy, or the OIDC provider. */
export type GroupTypeName = keyof typeof groupTypes

/** The same as Harbor's number: the `group_type` of a group. */
export type GroupTypeId = (typeof groupTypes)[GroupTypeName]

/**
 * Harbor's number for a type of group. It takes any (test/recordings/api/usergroup.json).
 *
 * @throws {@link InvalidArgumentError} it is no type
 */
export function readGroupType(type: GroupTypeName | GroupTypeId): GroupTypeId {
  return readWord('group_type', groupTypes, type)
}
