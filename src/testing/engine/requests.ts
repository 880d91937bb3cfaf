import type { OperationId } from '../../../generated/operations'
import { isRecord } from '../http/json'

/** A request that came, without what is secret in it. */
export interface FakeRequest {
  /** The operation of the REST API; `undefined` for the registry, logins and what is no path of Harbor's. */
  readonly operation: OperationId | undefined
  readonly method: string
  /** With the query, as it was sent. */
  readonly path: string
  /** Without `Authorization`, cookies and CSRF tokens. Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Of JSON, with `'*****'` for passwords and secrets. Any other body is `undefined`. */
  readonly body: unknown
  /** What was answered; `undefined` where the connection broke, and while there is no answer. */
  readonly status: number | undefined
}

// A test that makes more has asked for something else than to look at each of them.
const longest = 10_000

const secretHeaders = ['authorization', 'proxy-authorization', 'cookie', 'x-harbor-csrf-token']
const hidden = '*****'
const secretMembers = /password|secret|auth_header|credential|token/i

/** The requests that came, the last 10,000 of them. */
export class Requests {
  readonly #all: FakeRequest[] = []

  get all(): readonly FakeRequest[] {
    return Object.freeze([...this.#all])
  }

  /** Notes what is known before there is an answer; the rest is noted when there is one. */
  async note(
    request: Request,
    operation: OperationId | undefined,
    answer: () => Promise<Response>,
  ): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const noted = {
      operation,
      method: request.method,
      // A login may have its form there.
      path: pathname.startsWith('/c/') ? pathname : pathname + search,
      headers: Object.fromEntries([...request.headers].filter(([name]) => !secretHeaders.includes(name))),
      body: await readJson(request),
      status: undefined as number | undefined,
    }
    if (this.#all.length >= longest) this.#all.shift()
    this.#all.push(noted)
    const response = await answer()
    noted.status = response.status
    return response
  }
}

async function readJson(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return undefined
  try {
    return JSON.parse(await request.clone().text(), (key, value) => {
      // In it, any name may have a secret.
      if (key === 'auth_info' && isRecord(value)) {
        return Object.fromEntries(Object.keys(value).map((name) => [name, hidden]))
      }
      return secretMembers.test(key) && typeof value === 'string' && value !== '' ? hidden : value
    })
  } catch {
    return undefined
  }
}
