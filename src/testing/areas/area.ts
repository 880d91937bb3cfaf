import type { Route } from '../http/route'
import type { Part, State } from '../state'

/** A part of Harbor: it keeps its own tables, answers its own operations, and knows what to do when something else goes. */
export interface Area {
  readonly routes: readonly Route[]
  /** Its tables, as they are called in `fake.state`. */
  readonly tables?: Readonly<Record<string, Part<{ all(): object[] }>>>
  /** Subscribes to the topics of other areas, for each Harbor once. */
  readonly start?: (state: State) => void
}
