import type { OperationId } from '../../../generated/operations'

/** What Harbor does with a list otherwise than its description says. */
export interface Quirks {
  /** `page` is ignored: there is one page and no other. */
  readonly single?: boolean
  /** The parameter with which the total also counts what is left out. */
  readonly miscountedWith?: string
  /** The parameter with which order and filter are ignored: a query of its own, which has neither. */
  readonly unorderedWith?: string
  /** The lowest key in it, where ranges of keys find lower ones all the same. @default 1 */
  readonly lowestKey?: number
}

/** All else can be seen in the answers. */
export const quirks: { readonly [Id in OperationId]?: Quirks } = {
  // Both advertise a next page all the same (test/recordings/api/user.json, usergroup.json).
  searchUsers: { single: true },
  searchUserGroups: { single: true },
  // test/recordings/api/member.json
  listProjectMembers: { miscountedWith: 'entityname' },
  // The first administrator is left out, but not where `q` names `user_id` (goharbor/harbor src/pkg/user/manager.go).
  listUsers: { lowestKey: 2 },
  // goharbor/harbor src/pkg/artifact/dao/dao.go, `ListWithLatest`
  listArtifactsOfProject: { unorderedWith: 'latest_in_repository' },
}
