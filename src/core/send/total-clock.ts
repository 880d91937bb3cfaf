import type { Outcome } from '../../errors/harbor-error'
import { HarborTimeoutError } from '../../errors/timeout-error'
import { type CallOptions, readSignal, readTotalTimeout, type Settings } from '../settings'
import { type Deadline, startDeadline } from './deadline'

/**
 * Starts the clock of a whole call, where there is one.
 *
 * @param what names what was not done in time, for the error
 * @param outcome what can have happened so far
 */
export function startTotal(
  what: () => string,
  milliseconds: number | undefined,
  signal: AbortSignal | undefined,
  outcome: () => Outcome,
): Deadline | undefined {
  if (milliseconds === undefined || milliseconds === Number.POSITIVE_INFINITY) return undefined
  return startDeadline(
    milliseconds,
    signal,
    () =>
      new HarborTimeoutError(`${what()}: not done within ${milliseconds} ms in all`, {
        clock: 'totalTimeout',
        milliseconds,
        outcome: outcome(),
      }),
  )
}

/** The clock of a call that makes several requests. Its signal is for all of them. */
export function startSharedTotal(
  settings: Settings,
  what: string,
  own: CallOptions,
  outcome: () => Outcome,
): Deadline | undefined {
  const milliseconds = readTotalTimeout(own.totalTimeout) ?? settings.totalTimeout
  return startTotal(() => what, milliseconds, readSignal(own.signal), outcome)
}

/** Makes several requests as one call: under one clock, which all of them get with `own`. */
export async function underOneTotal<T>(
  settings: Settings,
  what: string,
  own: CallOptions,
  outcome: () => Outcome,
  work: (own: CallOptions) => Promise<T>,
): Promise<T> {
  const total = startSharedTotal(settings, what, own, outcome)
  if (total === undefined) return work(own)
  try {
    // Each request has a clock of its own too. Begun later, it cannot end first.
    return await work({ ...own, signal: total.signal })
  } finally {
    total.clear()
  }
}
