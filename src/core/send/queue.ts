import { onAbort } from './link-signal'

/** Runs at most so many tasks at once; the rest wait in the order they came. */
export interface Queue {
  /** @throws the signal's reason if it aborts while the task still waits; the task is then never run. */
  run<T>(task: () => Promise<T>, signal: AbortSignal | undefined): Promise<T>
}

export function createQueue(limit: number): Queue {
  let running = 0
  // A Set keeps the order of insertion and lets an aborted waiter leave from the middle.
  const waiting = new Set<() => void>()

  function turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => {
        stop()
        resolve()
      }
      const stop = onAbort(signal, () => {
        waiting.delete(start)
        reject(signal?.reason)
      })
      waiting.add(start)
    })
  }

  function next(): void {
    const [start] = waiting
    if (start === undefined) {
      running -= 1
      return
    }
    // The place passes on without being given back, so that a newcomer cannot slip in.
    waiting.delete(start)
    start()
  }

  return {
    async run(task, signal) {
      signal?.throwIfAborted()
      if (running < limit) running += 1
      else await turn(signal)
      try {
        return await task()
      } finally {
        next()
      }
    },
  }
}
