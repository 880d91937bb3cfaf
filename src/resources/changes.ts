/** A thing with some members changed, for updates that replace it whole. `undefined` is "not changed". */
export function withChanges<T extends object, Changes extends object>(
  current: T,
  changes: Changes,
): T & { [Member in keyof Changes]?: Exclude<Changes[Member], undefined> } {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  return { ...current, ...Object.fromEntries(given) }
}
