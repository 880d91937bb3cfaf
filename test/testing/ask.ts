import type { FakeHarbor } from '../../src/testing/index'
import { encode } from './push-image'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any
}

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

interface Credentials {
  readonly username: string
  readonly password: string
}

/** Asks the API below `/api/v2.0` with Basic credentials, or as anonymous. */
export function asking(fake: Pick<FakeHarbor, 'url' | 'fetch'>, credentials?: Credentials): Ask {
  return async (method, path, body, more = {}) => {
    const headers = new Headers(more)
    if (credentials) headers.set('authorization', basic(credentials))
    if (body !== undefined) headers.set('content-type', 'application/json')
    const init = { method, headers, body: body === undefined ? null : encode(body) }
    const answer = await fake.fetch(`${fake.url}/api/v2.0${path}`, init)
    const text = await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
}

export function basic({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/** Code and message of a refusal. */
export function errorOf({ body }: Answer): string {
  const [error] = body.errors
  return `${error.code}: ${error.message}`
}

export function namesIn({ body }: Answer): string[] {
  return body.map((item: { name: string }) => item.name)
}
