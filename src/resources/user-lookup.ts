import type { UserSearchRespItem } from '../../generated/models'
import { splitOptions } from '../core/call/arguments'
import type { Transport } from '../core/call/transport'
import { nameNotFound } from '../core/paging/name-not-found'
import type { CallOptions } from '../core/settings'
import { ForbiddenError } from '../errors/forbidden-error'
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
 * The user of a name. By search, since the list is for administrators only. Search finds parts of names, the shortest
 * first (recordings: user.json): if anyone has the whole name, it is on the first page.
 *
 * @throws {NotFoundError} nobody has the name
 */
export async function findUser(
  transport: Transport,
  name: string,
  options: CallOptions | undefined,
): Promise<UserSearchRespItem> {
  // Harbor would find everybody.
  if (name === '') throw new InvalidArgumentError('user', 'is empty. Give a name or an id.')
  const { own } = splitOptions(options)
  const query = { username: longestPart(name), page_size: 100 }
  const { data, response } = await transport
    .call('searchUsers', { options: { ...own, ...query } })
    .withResponse()
  const found = data.find(({ username }) => username === name)
  if (found !== undefined) return found
  const first = name === 'admin' ? await firstAdministrator(transport, own) : undefined
  if (first?.username === name) return first
  throw nameNotFound(transport, `no user is named '${name}'`, { operation: 'searchUsers', response })
}

/** Harbor's lists leave out the user with the id 1, who is called so unless somebody changed it. */
async function firstAdministrator(
  transport: Transport,
  own: CallOptions,
): Promise<UserSearchRespItem | undefined> {
  try {
    return await transport.call('getUser', { path: { user_id: 1 }, options: own })
  } catch (error) {
    // Only administrators may ask.
    if (error instanceof ForbiddenError) return undefined
    throw error
  }
}

/** Harbor's search takes a backslash for an escape and would not find `CORP\\jane` by its whole name. */
function longestPart(name: string): string {
  const parts = name.split('\\').sort((a, b) => b.length - a.length)
  return parts[0] || name
}
