import { HarborContentError } from '../../errors/content-error'
import type { Outcome } from '../../errors/harbor-error'
import { type CallRequest, describeRequest } from '../send/call-request'
import type { Deadline } from '../send/deadline'
import { onAbort } from '../send/link-signal'
import { concat } from './bytes'
import { contentTypeOf } from './content-type'

/** No answer of Harbor's API comes near; without an end to it, a broken proxy could fill the memory. */
const largestBody = 128 * 1024 * 1024

/** @throws {HarborContentError} the body is larger than 128 MiB */
export async function readText(response: Response, request: CallRequest, outcome: Outcome): Promise<string> {
  if (response.body === null) return ''
  // A length that is announced is one that the connection keeps to, unless it is the length of something compressed.
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  if (length <= largestBody && !response.headers.has('content-encoding')) return response.text()
  return new TextDecoder().decode(await readBytes(response, largestBody, request, outcome))
}

/** @throws {HarborContentError} the body is larger than `limit` bytes; no more than that is read */
export async function readBytes(
  response: Response,
  limit: number,
  request: CallRequest,
  outcome: Outcome,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader?.cancel()
      throw new HarborContentError(
        `${describeRequest(request)}: the body does not end after ${limit} bytes`,
        {
          code: 'TOO_LARGE',
          status: response.status,
          contentType: contentTypeOf(response),
          outcome,
        },
      )
    }
    chunks.push(value)
  }
  return concat(chunks, size)
}

/** What has to come of a stream within one `timeout`, unless it ends: a clock for each read alone would never stop a trickle. */
export const leastPerTimeout = 64 * 1024

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
  onAbort(deadline.signal, end)
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
