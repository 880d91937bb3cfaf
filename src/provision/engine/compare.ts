import { type Change, withoutSecrets } from './difference'

type Members = Readonly<Record<string, unknown>>

/**
 * What of a description is not as it is. Members that are not given are not looked at; a list is compared as a whole.
 *
 * @param hidden paths of what Harbor never shows
 */
export function compare(
  wanted: object,
  current: object,
  hidden: readonly string[] = [],
  under = '',
): Change[] {
  const before: Members = { ...current }
  return Object.entries(wanted).flatMap(([member, after]) => {
    const path = `${under}${member}`
    const old = before[member]
    if (after === undefined || hidden.includes(path)) return []
    if (isMembers(after) && (old === undefined || isMembers(old))) {
      return compare(after, old ?? {}, hidden, `${path}.`)
    }
    if (canonical(after) === canonical(old)) return []
    return [changeOf(path, member, old, after)]
  })
}

function changeOf(path: string, member: string, old: unknown, wanted: unknown): Change {
  const olds = Array.isArray(old) ? old : [old]
  const shown = (value: unknown) => {
    const [raw, masked] = [canonical(value), canonical(withoutSecrets(value, member))]
    const isAlike = olds.some((one) => canonical(withoutSecrets(one, member)) === masked)
    const isThere = olds.some((one) => canonical(one) === raw)
    return withoutSecrets(value, member, isAlike && !isThere ? '(another secret)' : undefined)
  }
  const after = Array.isArray(wanted) ? wanted.map(shown) : shown(wanted)
  return { path, before: withoutSecrets(old, member), after }
}

/** The same string for the same value, in whatever order its members were written. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    isMembers(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  )
}

/** A list whose order means nothing, in an order of its own. */
export function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => string = canonical): Item[] {
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
