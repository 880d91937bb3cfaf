/** Milliseconds. Harbor waits for an answer for 3,000, or what its `JOBSERVICE_WEBHOOK_JOB_HTTP_CLIENT_TIMEOUT` says. */
const patience = 2_000

/** Waits for what somebody else promised, but not for ever. */
export async function inTime<T>(promised: T | PromiseLike<T>): Promise<T> {
  let clock: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new Error(`There was no answer within ${patience} ms.`)), patience)
  })
  try {
    return await Promise.race([promised, late])
  } finally {
    clearTimeout(clock)
  }
}
