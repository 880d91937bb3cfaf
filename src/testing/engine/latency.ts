import { InvalidArgumentError } from '../../index'

/** Milliseconds that every answer is held back, or what says so for a request. */
export type Latency = number | ((request: Request) => number)

/** @throws {@link InvalidArgumentError} the number is none to wait for */
export function requireLatency(latency: Latency): Latency {
  if (typeof latency === 'function' || (Number.isFinite(latency) && latency >= 0)) return latency
  throw new InvalidArgumentError('milliseconds', 'must be 0 or more, or a function that gives them.')
}

/** Waits as long as a request is to wait, by the system's time. A request that is given up meanwhile gets no further. */
export async function holdBack(latency: Latency, request: Request): Promise<void> {
  const milliseconds = typeof latency === 'number' ? latency : latency(request)
  requireLatency(milliseconds)
  const { signal } = request
  if (milliseconds > 0 && !signal.aborted) {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      signal.addEventListener('abort', done)
    })
  }
  signal.throwIfAborted()
}
