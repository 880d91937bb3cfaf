import type { Area } from './areas/area'
import type { FakeState } from './fake-state'
import type { State } from './state'

/** A copy of each table, made when it is asked for. */
export function readState(state: State, areas: readonly Area[]): FakeState {
  const tables = areas.flatMap(({ tables = {} }) => Object.entries(tables))
  const copies = tables.map(([name, tableIn]) => {
    const get = () => freeze(structuredClone(tableIn(state).all()))
    return [name, { enumerable: true, get }] as const
  })
  // The areas have all of its tables between them: a test holds them to it.
  return Object.freeze(Object.defineProperties({}, Object.fromEntries(copies))) as FakeState
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member)
  return value
}
