import { type DeliveryRequest, redirect } from './delivery-request'

/** `JOBSERVICE_WEBHOOK_JOB_HTTP_CLIENT_TIMEOUT` of Harbor, for an attempt with all its redirects. */
const timeout = 3_000

/** Of Go's HTTP client. */
const maxRedirects = 10

export type Send = (request: Request) => Response | Promise<Response>

export interface Attempt {
  readonly requests: readonly DeliveryRequest[]
  /** The last answer; `undefined` where there was none. */
  readonly answer: Response | undefined
  readonly failure?: unknown
}

/** Sends a delivery once: 3 seconds until there is an answer, redirects followed. */
export async function attemptOnce(send: Send, first: DeliveryRequest): Promise<Attempt> {
  const requests: DeliveryRequest[] = []
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`There was no answer within ${timeout} ms.`)), timeout)
  })
  try {
    const answer = await Promise.race([follow(send, first, requests, controller.signal), timedOut])
    return { requests, answer }
  } catch (failure) {
    controller.abort()
    return { requests, answer: undefined, failure }
  } finally {
    clearTimeout(timer)
  }
}

/** Sends a request and those that it is redirected to; notes each before it is sent. */
async function follow(
  send: Send,
  first: DeliveryRequest,
  sent: DeliveryRequest[],
  signal: AbortSignal,
): Promise<Response> {
  let next = first
  while (sent.length <= maxRedirects) {
    sent.push(next)
    const { url, method, headers, body } = next
    const init = { method, headers: headers.map((header) => [...header] as [string, string]), body, signal }
    const response = await send(new Request(url, { ...init, redirect: 'manual' }))
    const redirected = redirect(next, response.status, response.headers.get('location'))
    if (redirected === undefined) return response
    next = redirected
  }
  throw new Error(`stopped after ${maxRedirects} redirects`)
}

export function isDelivered({ answer }: Attempt): boolean {
  return answer !== undefined && answer.status >= 200 && answer.status < 300
}
