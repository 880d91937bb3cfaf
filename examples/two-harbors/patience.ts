import { setTimeout } from 'node:timers/promises'
import { PreconditionFailedError } from 'harborkit'

/** Asks twice a second until there is an answer; for a minute at most. */
export async function eventually<T>(
  ask: () => Promise<T | undefined>,
  signal?: AbortSignal,
): Promise<T | undefined> {
  for (let asked = 0; asked < 120; asked++) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await setTimeout(500, undefined, { signal })
  }
  return undefined
}

/** Does what Harbor refuses as long as something runs. */
export async function patiently(act: () => PromiseLike<unknown>): Promise<void> {
  let refusal: unknown
  const done = await eventually(async () => {
    try {
      await act()
      return true
    } catch (error) {
      if (!(error instanceof PreconditionFailedError)) throw error
      refusal = error
      return undefined
    }
  })
  if (!done) throw refusal
}
