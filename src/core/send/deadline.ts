import { onAbort } from './link-signal'

/** A clock over some work, joined with the caller's own signal: whichever comes first aborts `signal`. */
export interface Deadline {
  /** Its reason is the error of the clock, or the caller's own reason. */
  readonly signal: AbortSignal
  /** The work, or the reason as soon as the signal aborts: not everything that is waited for heeds it. One work at a time. */
  hold<T>(work: Promise<T>): Promise<T>
  /** Stops the clock; the caller's signal still counts. */
  pause(): void
  /** Lets the clock run on with the time that is left. */
  resume(): void
  /** Sets a clock that stands back to its full time. */
  refill(): void
  /** Stops the clock and lets go of the caller's signal. To be called when the work is over, however it ended. */
  clear(): void
}

/**
 * Starts a clock: one timer, which `clear` removes.
 *
 * @param reason makes the error when the time is up, not before: it tells what had happened until then
 */
export function startDeadline(
  milliseconds: number,
  parent: AbortSignal | undefined,
  reason: () => unknown,
): Deadline {
  const controller = new AbortController()
  const { signal } = controller
  let timer: ReturnType<typeof setTimeout> | undefined
  // A listener on our own signal would do as well, and take as long as the rest of this.
  let giveUp = (_reason: unknown) => {}
  const abort = (reason: unknown) => {
    controller.abort(reason)
    giveUp(reason)
  }
  let left = milliseconds
  let resumed = 0
  const resume = () => {
    resumed = performance.now()
    timer = setTimeout(() => abort(reason()), left)
  }
  const pause = () => {
    clearTimeout(timer)
    left -= performance.now() - resumed
  }
  const unlink = onAbort(parent, () => abort(parent?.reason))
  if (parent?.aborted) abort(parent.reason)
  else resume()
  return {
    signal,
    hold: (work) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) reject(signal.reason)
        giveUp = reject
        work.then(resolve, reject)
      }),
    pause,
    resume,
    refill() {
      left = milliseconds
    },
    clear() {
      clearTimeout(timer)
      unlink()
    },
  }
}

/** Waits, or rejects with the signal's reason as soon as it aborts. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const stop = onAbort(signal, () => {
      clearTimeout(timer)
      reject(signal?.reason)
    })
    const timer = setTimeout(() => {
      stop()
      resolve()
    }, milliseconds)
  })
}
