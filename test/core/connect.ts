import { readAuth } from '../../src/core/auth'
import { Transport } from '../../src/core/call/transport'
import { type Fetch, type HarborOptions, readSettings } from '../../src/core/settings'

/** A transport as `new Harbor(…)` makes it. */
export function connect(options: HarborOptions): Transport {
  return new Transport(readSettings(options), readAuth(options.auth))
}

/** A transport over a `fetch` that gives these answers one after the other, the last one for ever. */
export function answering(...answers: readonly (() => Response | Promise<Response>)[]): {
  transport: Transport
  sent: { url: string; init: RequestInit }[]
  fetch: Fetch
} {
  const sent: { url: string; init: RequestInit }[] = []
  const fetch: Fetch = async (url, init) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)]
    sent.push({ url, init })
    if (answer === undefined) throw new TypeError('no answer was prepared')
    return answer()
  }
  return { transport: connect({ url: 'https://harbor.example.com', fetch }), sent, fetch }
}

/** An answer with JSON in it, as Harbor gives it. */
export function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** What a promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('it was expected to reject')
}
