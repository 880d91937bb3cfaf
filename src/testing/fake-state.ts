import type { areas } from './areas/index'
import type { Part, State } from './state'

type Tables = Together<TablesOf<(typeof areas)[number]>>
type TablesOf<One> = One extends { readonly tables: infer Own } ? Own : never
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

/** What a fake Harbor holds, by table: `projects`, `users`, `artifacts`, … Columns are those of Harbor's own tables. */
export type FakeState = {
  readonly [Name in keyof Tables]: Tables[Name] extends Part<{ all(): (infer Row)[] }>
    ? readonly Row[]
    : never
}

/** A copy of each table, made when it is asked for. */
export function readState(state: State, all: typeof areas): FakeState {
  const tables = all.flatMap((area) => ('tables' in area ? Object.entries(area.tables) : []))
  const copies = Object.defineProperties(
    {},
    Object.fromEntries(
      tables.map(([name, tableIn]) => [
        name,
        { enumerable: true, get: () => freeze(structuredClone(tableIn(state).all())) },
      ]),
    ),
  )
  // As the type is made of the same tables.
  return Object.freeze(copies) as FakeState
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member)
  return value
}
