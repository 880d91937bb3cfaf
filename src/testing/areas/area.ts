import type { FakeState } from '../fake-state'
import type { Route } from '../http/route'
import type { Part, State } from '../state'

/** A part of Harbor: it keeps its own tables, answers its own operations, and knows what to do when something else goes. */
export interface Area {
  readonly routes: readonly Route[]
  /** Its tables, as `fake.state` calls them. */
  readonly tables?: Tables
  /** Subscribes to the topics of other areas, for each Harbor once. */
  readonly start?: (state: State) => void
}

type Tables = {
  readonly [Name in keyof FakeState]?: Part<{ all(): FakeState[Name][number][] }>
}
