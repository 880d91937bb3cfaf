import type { Deadline } from './deadline'
import { onAbort } from './link-signal'

/** What has to come of a stream within one `timeout`, unless it ends: a clock for each read alone would never stop a trickle. */
export const leastPerTimeout: number = 64 * 1024

/**
 * Hands a body on with the clock running anew for every 64 KiB, so that a long download may take its time, and one that is dead
 * or trickles does not hang. Only the time that a reader waits counts.
 *
 * @param explain makes the error where the connection breaks
 * @returns the body, and a promise that resolves when it has ended, failed or been cancelled
 */
export function timedBody(
  source: ReadableStream<Uint8Array>,
  deadline: Deadline,
  explain: (error: unknown) => unknown,
): { body: ReadableStream<Uint8Array>; ended: Promise<void> } {
  const reader = source.getReader()
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = () => {
      deadline.clear()
      resolve()
    }
  })
  // The reader decides when the next read is; only a read that is under way can be late.
  deadline.pause()
  deadline.refill()
  let come = 0
  onAbort(deadline.signal, () => {
    end()
    // Not every `fetch` heeds its signal.
    reader.cancel(deadline.signal.reason).catch(() => {})
  })
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        deadline.resume()
        try {
          const { done, value } = await deadline.hold(reader.read())
          deadline.pause()
          if (!done) {
            come += value.byteLength
            if (come >= leastPerTimeout) {
              deadline.refill()
              come = 0
            }
            controller.enqueue(value)
            return
          }
          end()
          controller.close()
        } catch (error) {
          end()
          controller.error(deadline.signal.aborted ? deadline.signal.reason : explain(error))
        }
      },
      async cancel(reason) {
        end()
        await reader.cancel(reason)
      },
    },
    // Nothing is read ahead: a clock would run that nobody waits for.
    { highWaterMark: 0 },
  )
  return { body, ended }
}
