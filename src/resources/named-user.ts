import type { UserSearchRespItem } from '../../generated/models'
import type { Addressed } from '../core/call/named'
import type { Transport } from '../core/call/transport'
import { nameNotFound } from '../core/paging/name-not-found'
import type { CallOptions } from '../core/settings'
import { ForbiddenError } from '../errors/forbidden-error'

/** A user by name (`'jane'`) or by id (`3`). */
export type UserReference = string | number

/**
 * By search, since the list is for administrators only. A name costs one GET: search finds parts of names, the shortest
 * first (test/recordings/api/user.json), so if anyone has the whole name, it is on the first page.
 */
export const namedUser: Addressed<'getUser', UserSearchRespItem> = {
  argument: 'user',
  idOf: ({ user_id }) => user_id,
  get: 'getUser',
  pathOf: (id) => ({ user_id: id }),
  async find(transport, name, own) {
    const query = { username: longestPart(name), page_size: 100 }
    const { data, response } = await transport.call('searchUsers', own, () => ({ query })).withResponse()
    const found = data.find(({ username }) => username === name)
    if (found !== undefined) return found
    const first = name === 'admin' ? await firstAdministrator(transport, own) : undefined
    if (first?.username === name) return first
    const lookUp = { operation: 'searchUsers', response } as const
    throw nameNotFound(transport.settings, `no user is named '${name}'`, lookUp)
  },
}

/** Harbor's lists leave out the user with the id 1, who is called so unless somebody changed it. */
async function firstAdministrator(
  transport: Transport,
  own: CallOptions,
): Promise<UserSearchRespItem | undefined> {
  try {
    return await transport.call('getUser', own, () => ({ path: { user_id: 1 } }))
  } catch (error) {
    // Only administrators may ask.
    if (error instanceof ForbiddenError) return undefined
    throw error
  }
}

/** Harbor's search takes a backslash for an escape and would not find `CORP\\jane` by its whole name. */
export function longestPart(name: string): string {
  const parts = name.split('\\').sort((a, b) => b.length - a.length)
  return parts[0] || name
}
