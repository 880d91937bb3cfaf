import type { UserSearchRespItem } from '../../generated/models'
import { splitOptions } from '../core/arguments'
import type { Call } from '../core/call'
import { nameNotFound } from '../core/name-not-found'
import type { CallOptions } from '../core/settings'
import type { Transport } from '../core/transport'
import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** The id of a user. A name costs one GET. */
export async function userId(
  transport: Transport,
  user: string | number,
  options: CallOptions | undefined,
): Promise<number> {
  return typeof user === 'string' ? (await findUser(transport, user, options)).user_id : user
}

/**
 * The user of a name. By search, since the list is for administrators only and leaves out the first of them. Search finds
 * parts of names, the shortest first (recordings: user.json): if anyone has the whole name, it is on the first page.
 *
 * @throws {NotFoundError} nobody has the name
 */
export function findUser(
  transport: Transport,
  name: string,
  options: CallOptions | undefined,
): Call<UserSearchRespItem> {
  return transport.call(
    'searchUsers',
    () => {
      // Harbor would find everybody.
      if (name === '') throw new InvalidArgumentError('user', 'is empty. Give a name or an id.')
      return { options: { ...splitOptions(options).own, username: longestPart(name), page_size: 100 } }
    },
    ({ data, response }) => {
      const found = data.find(({ username }) => username === name)
      if (found !== undefined) return found
      throw nameNotFound(transport, `no user is named '${name}'`, { operation: 'searchUsers', response })
    },
  )
}

/** Harbor's search takes a backslash for an escape and would not find `CORP\\jane` by its whole name. */
function longestPart(name: string): string {
  const parts = name.split('\\').sort((a, b) => b.length - a.length)
  return parts[0] || name
}
