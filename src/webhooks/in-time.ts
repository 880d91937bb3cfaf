/** Milliseconds. Harbor waits 3,000 for an answer, or what its `JOBSERVICE_WEBHOOK_JOB_HTTP_CLIENT_TIMEOUT` says. */
const patience = 2_000

/** Waits for a promise, but not for long. Rejects then; the work itself is not stopped. */
export async function inTime<T>(promised: T | PromiseLike<T>, time = patience): Promise<T> {
  let clock: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new Error(`It took more than ${time} ms.`)), time)
  })
  try {
    return await Promise.race([promised, late])
  } finally {
    clearTimeout(clock)
  }
}
