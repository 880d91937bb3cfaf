import { HarborError } from '../../errors/harbor-error'
import { describeRequest } from '../answer/answer'
import type { Fetch } from '../fetch'
import { isMistake } from './connection-failure'

/**
 * Makes a `fetch` keep to what the pipeline relies on, whoever wrote it: it heeds its signal, and gives a Response that can
 * be read. Its own mistakes are told from failures of the network, which are tried again.
 *
 * @param given the `fetch` option
 * @param onSend called each time a request is about to be sent
 */
export function ownFetch(given: Fetch | undefined, onSend: () => void): Fetch {
  return async (url, init) => {
    const { signal, method = 'GET' } = init
    const mistaken = (what: string, cause?: unknown) =>
      new HarborError(`${describeRequest({ method, url })}: ${what}`, { outcome: 'unknown', cause })
    signal?.throwIfAborted()
    onSend()
    let response: Response
    try {
      // Read at each call: tests and instrumentation replace the global one after the client was made.
      response = await (given ?? globalThis.fetch)(url, init)
    } catch (cause) {
      throw isMistake(cause, given !== undefined)
        ? mistaken(`\`fetch\` itself failed: ${cause}`, cause)
        : cause
    }
    if (!isResponse(response)) throw mistaken('`fetch` gave no Response.')
    if (signal?.aborted) {
      await response.body?.cancel()
      throw signal.reason
    }
    if (response.bodyUsed || response.body?.locked) {
      throw mistaken('`fetch` gave a Response whose body is used up. Make a new one for each request.')
    }
    return response
  }
}

function isResponse(value: unknown): boolean {
  const { body, headers }: Partial<Response> = typeof value === 'object' && value !== null ? value : {}
  return typeof headers?.get === 'function' && (body === null || typeof body?.getReader === 'function')
}
