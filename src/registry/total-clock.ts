import { startDeadline } from '../core/deadline'
import { type CallOptions, readMilliseconds, readSignal, type Settings } from '../core/settings'
import { HarborTimeoutError } from '../errors/timeout-error'

/** Runs work that takes several requests under one `totalTimeout`. */
export async function withTotalClock<T, Options extends CallOptions>(
  settings: Settings,
  options: Options,
  what: string,
  work: (options: Options) => Promise<T>,
): Promise<T> {
  const milliseconds = readMilliseconds('totalTimeout', options.totalTimeout) ?? settings.totalTimeout
  if (milliseconds === undefined) return work(options)
  const timeout = () =>
    new HarborTimeoutError(`${what}: not done within ${milliseconds} ms in all`, {
      clock: 'totalTimeout',
      milliseconds,
      outcome: 'unknown',
    })
  const deadline = startDeadline(milliseconds, readSignal(options.signal), timeout)
  try {
    return await work({ ...options, signal: deadline.signal })
  } finally {
    deadline.clear()
  }
}
