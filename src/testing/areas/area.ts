import type { Route } from '../http/route'
import type { State } from '../state'

/** A part of Harbor: it keeps its own tables, answers its own operations, and knows what to do when something else goes. */
export interface Area {
  readonly routes: readonly Route[]
  /** Subscribes to the topics of other areas, for each Harbor once. */
  readonly start?: (state: State) => void
}
