import { HarborError } from '../../errors/harbor-error'
import { describeRequest } from '../answer/answer'
import type { Fetch, SendStep } from '../fetch'
import { isMistake } from './connection-failure'

/**
 * Makes a `fetch` keep to what the pipeline relies on, whoever wrote it: it heeds its signal, and gives a Response that can
 * be read. Its own mistakes are told from failures of the network, which are tried again.
 *
 * @param given the `fetch` option
 * @param onSend called each time a request is about to be sent
 */
export function ownFetch(given: Fetch | undefined, onSend: () => void): SendStep {
  return async (url, init) => {
    const { signal } = init
    signal?.throwIfAborted()
    onSend()
    let response: Response
    try {
      // Read at each call: tests and instrumentation replace the global one after the client was made.
      response = await (given ?? globalThis.fetch)(url, init)
    } catch (cause) {
      if (!isMistake(cause, given !== undefined)) throw cause
      throw mistake(url, init, `itself failed: ${cause}`, cause)
    }
    if (signal?.aborted) {
      await response?.body?.cancel()
      throw signal.reason
    }
    const problem = given && problemWith(response)
    if (problem !== undefined) throw mistake(url, init, problem)
    return response
  }
}

function problemWith(response: Response): string | undefined {
  const { body, headers }: Partial<Response> = response ?? {}
  const readable = body === null || typeof body?.getReader === 'function'
  if (!readable || typeof headers?.get !== 'function') return 'gave no Response.'
  const used = response.bodyUsed || body?.locked
  return used ? 'gave a Response whose body is used up.' : undefined
}

function mistake(url: string, { method = 'GET' }: RequestInit, what: string, cause?: unknown): HarborError {
  return new HarborError(`${describeRequest({ method, url })}: \`fetch\` ${what}`, {
    outcome: 'unknown',
    cause,
  })
}
