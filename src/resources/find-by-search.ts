import type { OperationId } from '../../generated/operations'
import type { Call } from '../core/call/call'
import type { Transport } from '../core/call/transport'
import { nameNotFound } from '../core/paging/name-not-found'

/** One of Harbor's two searches, which find parts of names, the shortest first. */
interface Search<Item> {
  readonly operation: OperationId
  /** What it finds, for the error: `'user'`. */
  readonly thing: string
  nameOf(item: Item): string
  /** Asks for the first page. Whoever has the whole name is on it, as nobody with the part has a shorter name. */
  ask(part: string): Call<Item[]>
  /** Looks where the search does not. */
  elsewhere?(): Promise<Item | undefined>
}

/**
 * Finds the one that has a name, for one GET.
 *
 * @throws {@link NotFoundError} there is none
 */
export async function findBySearch<Item>(
  { settings }: Transport,
  name: string,
  search: Search<Item>,
): Promise<Item> {
  const { operation, thing } = search
  const { data, response } = await search.ask(longestPart(name)).withResponse()
  const found = data.find((item) => search.nameOf(item) === name) ?? (await search.elsewhere?.())
  if (found !== undefined) return found
  throw nameNotFound(settings, `no ${thing} is named '${name}'`, { operation, response })
}

/** Harbor's search takes a backslash for an escape and would not find `CORP\\jane` by its whole name. */
function longestPart(name: string): string {
  const parts = name.split('\\').sort((a, b) => b.length - a.length)
  return parts[0] || name
}
