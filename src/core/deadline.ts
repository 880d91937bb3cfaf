import { linkSignal, onAbort } from './link-signal'

/** A clock over some work, joined with the caller's own signal: whichever comes first aborts `signal`. */
export interface Deadline {
  /** Its reason is the error of the clock, or the caller's own reason. */
  readonly signal: AbortSignal
  /** Stops the clock until `restart`; the caller's signal still counts. */
  pause(): void
  /** Sets the clock back to its full time: streams get it anew for each read. */
  restart(): void
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
  const { controller, unlink } = linkSignal(parent)
  let timer: ReturnType<typeof setTimeout> | undefined
  const pause = () => clearTimeout(timer)
  const restart = () => {
    pause()
    timer = setTimeout(() => controller.abort(reason()), milliseconds)
  }
  if (!controller.signal.aborted) restart()
  return {
    signal: controller.signal,
    pause,
    restart,
    clear() {
      pause()
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
