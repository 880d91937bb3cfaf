import type { Clock } from './engine/clock'

/** How Harbor spells a moment that never was. */
export const never = '0001-01-01T00:00:00.000Z'

const mebibyte = 1024 * 1024

export interface StateOptions {
  /** Where it is reached. */
  readonly url?: string | undefined
  readonly deliver?: { fetch(request: Request): Response | Promise<Response> } | undefined
  readonly ids?: (() => string) | undefined
  readonly memoryLimit?: number | undefined
  readonly passwordCost?: number | undefined
  readonly passwordLock?: number | undefined
}

/**
 * One Harbor. What it holds is kept by the areas, in parts of their own: see `part`. All that is here is what every
 * area needs.
 */
export class State {
  readonly clock: Clock
  /** Where it says that it is: `EXT_ENDPOINT`. */
  readonly url: string
  /** Sends what Harbor sends: to a fake that it reaches, or to a real address. */
  readonly send: (request: Request) => Promise<Response>
  /** Sends what webhooks deliver, wherever it is addressed to. */
  readonly deliver: (request: Request) => Response | Promise<Response>
  /** Milliseconds that a name is locked for after a wrong password. */
  readonly passwordLock: number
  /** Milliseconds that hashing a password takes. */
  readonly passwordCost: number
  /** Makes what Harbor takes a UUID for. */
  readonly newId: () => string
  /** How many bytes of content it may hold. */
  readonly memoryLimit: number
  readonly #found = new Map<string, unknown>()

  constructor(
    clock: Clock,
    send: State['send'] = (request) => fetch(request),
    { url = 'https://harbor.test', ids = () => crypto.randomUUID(), deliver, ...limits }: StateOptions = {},
  ) {
    this.clock = clock
    this.url = url
    this.send = send
    this.deliver = deliver ? (request) => deliver.fetch(request) : send
    this.newId = ids
    this.memoryLimit = limits.memoryLimit ?? 256 * mebibyte
    this.passwordCost = limits.passwordCost ?? 0
    // As with every pause of Harbor's: none with the system's time.
    this.passwordLock = limits.passwordLock ?? (clock.isFrozen ? 1500 : 0)
  }

  now(): string {
    return new Date(this.clock.now()).toISOString()
  }

  /** Called on each write to a table: what was found before is out of date. */
  written(): void {
    this.#found.clear()
  }

  /** What was found for a request, until something is written: the pages of one list are cut from the same rows. */
  remember<Rows>(request: string, find: () => Rows): Rows {
    // What a request finds is of one type: it was found by the same operation.
    const known = this.#found.get(request) as Rows | undefined
    if (known !== undefined) return known
    // A test that asks for a thousand different lists must not keep them all.
    if (this.#found.size >= 50) this.#found.clear()
    const found = find()
    this.#found.set(request, found)
    return found
  }
}

/** A part of a Harbor that one area keeps: made when it is first asked for, gone with the Harbor. */
export type Part<Kept> = (state: State) => Kept

export function part<Kept extends object>(make: (state: State) => Kept): Part<Kept> {
  const parts = new WeakMap<State, Kept>()
  return (state) => {
    const known = parts.get(state)
    if (known) return known
    const made = make(state)
    parts.set(state, made)
    return made
  }
}
