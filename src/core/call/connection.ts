import type { Credentials } from '../credentials'
import type { Settings } from '../settings'

/** Under this key a client keeps its connection for the other doors; not enumerable, so that it shows in no log. */
export const connectionKey: unique symbol = Symbol.for('harborkit.connection')

/** Where a client is connected, and as whom. */
export interface Connection {
  readonly settings: Settings
  readonly credentials: Credentials
  /** Whether it was closed. */
  readonly closed?: boolean
}
