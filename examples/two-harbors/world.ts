import type { Harbor } from 'harborkit'
import type { RegistryClient } from 'harborkit/registry'
import type { CleanUp } from '../tour/clean-up'
import type { Listener } from './listener'

/** One of the two Harbors, as its administrator. */
export interface Side {
  readonly url: string
  readonly harbor: Harbor
  readonly registry: RegistryClient
  /** A client of the same Harbor as somebody else. */
  as(username: string, password: string): Side
}

/** What all chapters work with. */
export interface World {
  readonly first: Side
  readonly second: Side
  /** The project on both sides. */
  readonly project: string
  readonly people: Readonly<Record<'admin' | 'developer' | 'guest', { username: string; password: string }>>
  /** A robot of the second Harbor, by which the first one sends. */
  readonly robot: { readonly name: string; login: string; secret: string }
  readonly listener: Listener
  readonly cleanUp: CleanUp
  /** Ends the story early. */
  readonly signal: AbortSignal
}
