import { type DeliveryRequest, firstRequest, redirect } from './delivery-request'

/** What receives: `createWebhookReceiver` makes one. */
export interface DeliveryTarget {
  fetch(request: Request): Response | Promise<Response>
}

export interface DeliverOptions {
  /** The policy's `auth_header`. @default none, and no `Authorization` is sent */
  authorization?: string | undefined
  /** The address of the policy's target. @default 'http://receiver.test/' */
  url?: string | undefined
}

/** How a delivery ended, in the words of Harbor's webhook executions. */
export interface DeliveryResult {
  /** `Success` after an attempt that was answered 2xx. */
  readonly status: 'Success' | 'Error'
  /** Three at most. */
  readonly attempts: readonly DeliveryAttempt[]
}

export interface DeliveryAttempt {
  /** The method of each request: more than one where it was redirected. */
  readonly requests: readonly { readonly method: 'POST' | 'GET'; readonly url: string }[]
  /** The status of the last answer; `undefined` where there was none. */
  readonly answered: number | undefined
  /** Why there was no answer: what `fetch` threw, or that 3 seconds were over. */
  readonly failure?: unknown
}

/** `JOBSERVICE_WEBHOOK_JOB_HTTP_CLIENT_TIMEOUT` of Harbor, for an attempt with all its redirects. */
const timeout = 3_000

/** The first one included. */
const maxAttempts = 3

/** Of Go's HTTP client. */
const maxRedirects = 10

/**
 * Delivers an event as Harbor does: its headers, 3 seconds for an answer, three attempts in all, and redirects
 * followed, of which a 301, 302 or 303 loses the event: it becomes a GET without a body, whose 200 is a success.
 *
 * The attempts follow one another at once, where Harbor waits 23 to 120 seconds.
 *
 * @param event The body, as `webhookFixture` builds it, or a payload that becomes one.
 *
 * @example
 * const { status } = await deliver(receiver, webhookFixture('PUSH_ARTIFACT'), { authorization: 'secret' })
 */
export async function deliver(
  receiver: DeliveryTarget,
  event: string | object,
  options: DeliverOptions = {},
): Promise<DeliveryResult> {
  const body = new TextEncoder().encode(typeof event === 'string' ? event : JSON.stringify(event))
  const first = firstRequest(new URL(options.url ?? 'http://receiver.test/'), body, options.authorization)
  const attempts: DeliveryAttempt[] = []
  while (attempts.length < maxAttempts) {
    const attempt = await attemptOnce(receiver, first)
    attempts.push(attempt)
    if (isSuccess(attempt.answered)) return { status: 'Success', attempts }
  }
  return { status: 'Error', attempts }
}

async function attemptOnce(receiver: DeliveryTarget, first: DeliveryRequest): Promise<DeliveryAttempt> {
  const requests: DeliveryRequest[] = []
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`There was no answer within ${timeout} ms.`)), timeout)
  })
  try {
    const answered = await Promise.race([follow(receiver, first, requests, controller.signal), timedOut])
    return { requests: requests.map(describe), answered }
  } catch (failure) {
    controller.abort()
    return { requests: requests.map(describe), answered: undefined, failure }
  } finally {
    clearTimeout(timer)
  }
}

/** Sends a request and those that it is redirected to; notes each before it is sent. */
async function follow(
  receiver: DeliveryTarget,
  first: DeliveryRequest,
  sent: DeliveryRequest[],
  signal: AbortSignal,
): Promise<number> {
  let next = first
  while (sent.length <= maxRedirects) {
    sent.push(next)
    const { url, method, headers, body } = next
    const init = { method, headers: headers.map((header) => [...header] as [string, string]), body, signal }
    const response = await receiver.fetch(new Request(url, { ...init, redirect: 'manual' }))
    const redirected = redirect(next, response.status, response.headers.get('location'))
    if (redirected === undefined) return response.status
    next = redirected
  }
  throw new Error(`stopped after ${maxRedirects} redirects`)
}

function describe({ method, url }: DeliveryRequest): DeliveryAttempt['requests'][number] {
  return { method, url: url.href }
}

function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300
}
