import { InvalidArgumentError } from '../../index'

/** Work that waits for its time; returns before it has run where it is not to be waited for. */
export type Work = () => void | Promise<void>

interface Waiting {
  readonly time: number
  /** What fell due at the same moment runs in the order in which it was asked for. */
  readonly order: number
  readonly work: Work
}

// setTimeout takes 32 bits of milliseconds; what is further away is looked at again then.
const longestTimeout = 2 ** 31 - 1

/**
 * The one clock of a fake Harbor. With the system's time, pauses that Harbor makes last nothing, so that no test waits for
 * them. With a time of its own it stands still until it is advanced, and pauses are Harbor's.
 */
export class Clock {
  #now: number | undefined
  #orders = 0
  readonly #waiting = new Set<Waiting>()
  /** Advances one after the other: each one sees what the one before it left. */
  #advancing: Promise<void> = Promise.resolve()

  /** @param start a moment to stand still at, or the system's time */
  constructor(start: 'system' | Date) {
    if (start === 'system') return
    const time = start instanceof Date ? start.getTime() : Number.NaN
    if (Number.isNaN(time)) {
      throw new InvalidArgumentError('clock', "must be 'system' or a valid Date.")
    }
    this.#now = time
  }

  get isFrozen(): boolean {
    return this.#now !== undefined
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#now ?? Date.now()
  }

  /** Runs `work` after a pause that Harbor makes; the system's time does not wait for it. */
  afterPause(milliseconds: number, work: Work): () => void {
    return this.at(this.now() + (this.#now === undefined ? 0 : milliseconds), work)
  }

  /**
   * Runs `work` when the clock gets to a time. No process is held up by it.
   *
   * @returns takes it back
   */
  at(time: number, work: Work): () => void {
    if (this.#now === undefined) return onSystemTime(time, work)
    const waiting: Waiting = { time, order: this.#orders++, work }
    this.#waiting.add(waiting)
    return () => void this.#waiting.delete(waiting)
  }

  /** Resolves when all that falls due has run, what that asks for included. */
  advance(milliseconds: number): Promise<void> {
    if (this.#now === undefined) {
      throw new InvalidArgumentError(
        'clock',
        "follows the system's time. To advance it, make the fake with `clock: new Date(…)`.",
      )
    }
    if (!Number.isFinite(milliseconds) || milliseconds < 0) {
      throw new InvalidArgumentError('milliseconds', 'must be a number, 0 or more.')
    }
    const advanced = this.#advancing.then(() => this.#runUntil(this.now() + milliseconds))
    this.#advancing = advanced.catch(() => {})
    return advanced
  }

  async #runUntil(end: number): Promise<void> {
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#waiting.delete(next)
      this.#now = Math.max(this.now(), next.time)
      await next.work()
    }
    this.#now = end
  }

  #next(end: number): Waiting | undefined {
    let first: Waiting | undefined
    for (const waiting of this.#waiting) {
      if (waiting.time > end) continue
      const isSooner =
        !first || waiting.time < first.time || (waiting.time === first.time && waiting.order < first.order)
      if (isSooner) first = waiting
    }
    return first
  }
}

function onSystemTime(time: number, work: Work): () => void {
  let timer: ReturnType<typeof setTimeout>
  const wait = () => {
    const left = time - Date.now()
    timer = setTimeout(
      left > longestTimeout ? wait : () => void work(),
      Math.min(Math.max(left, 0), longestTimeout),
    )
    // Only Node and Deno have it, and only there a timer keeps the process alive.
    if (typeof timer === 'object' && 'unref' in timer) timer.unref()
  }
  wait()
  return () => clearTimeout(timer)
}
