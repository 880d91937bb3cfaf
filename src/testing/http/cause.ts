import { type Actor, actorName } from '../access/access'

/** By which request something happens, and by whose: what webhooks tell of it. */
export interface Cause {
  /** '' for anonymous. */
  readonly operator: string
  /** Scheme and host that Harbor was reached at. */
  readonly origin: string
  readonly requestId: string
}

export function causeOf(call: {
  readonly actor: Actor
  readonly origin: string
  readonly requestId: string
}): Cause {
  return { operator: actorName(call.actor), origin: call.origin, requestId: call.requestId }
}
