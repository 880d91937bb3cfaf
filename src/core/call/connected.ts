import { connectionKey } from './connection'
import type { Transport } from './transport'

/** What has a connection, for its own areas and for the other doors. It shows in no log. */
export abstract class Connected {
  /** @internal */
  declare readonly [connectionKey]: Transport

  /** @internal */
  constructor(transport: Transport) {
    Object.defineProperty(this, connectionKey, { value: transport })
  }
}
