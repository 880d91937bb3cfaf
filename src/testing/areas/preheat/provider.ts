import { json } from '../../http/answers'
import type { State } from '../../state'
import type { PreheatInstance } from './preheat-instance'

/** An instance, as Harbor asks it. */
export class Provider {
  /** Without the slash at its end. */
  readonly endpoint: string
  readonly #instance: PreheatInstance
  readonly #state: State

  constructor(state: State, instance: PreheatInstance) {
    this.endpoint = instance.endpoint.replace(/\/$/, '')
    this.#instance = instance
    this.#state = state
  }

  /** @throws {Error} it cannot be asked, or its answer is none of 2xx */
  async ask(method: 'GET' | 'POST', url: string, body?: unknown): Promise<string> {
    const headers = new Headers({ accept: 'application/json' })
    if (body !== undefined) headers.set('content-type', 'application/json')
    const [name, value] = credentialsOf(this.#instance) ?? []
    if (name !== undefined && value !== undefined) headers.set(name, value)
    const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) }
    const answer = await this.#send(new Request(url, init))
    const text = await answer.text()
    if (!answer.ok) {
      const status = `${answer.status} ${answer.statusText}`
      throw new Error(`${method} ${JSON.stringify(url)} error: ${status} ${text}`)
    }
    // That an image was sent before is an error to Harbor.
    if (method === 'POST' && answer.status === 208) {
      throw new Error('http error: code 208, message status already reported')
    }
    return text
  }

  /** A name under `.test` is nobody's (RFC 2606): whoever is asked there is well, and does at once what he is told. */
  async #send(request: Request): Promise<Response> {
    if (!new URL(request.url).hostname.endsWith('.test')) return this.#state.send(request)
    const now = this.#state.now()
    return json({ id: 1, state: 'SUCCESS', created_at: now, updated_at: now })
  }
}

/** A header. @throws {Error} the mode is unknown, or wants what is not there */
function credentialsOf({ auth_mode, auth_info }: PreheatInstance): readonly [string, string] | undefined {
  if (auth_mode === 'NONE') return undefined
  if (!['BASIC', 'OAUTH', 'CUSTOM'].includes(auth_mode)) {
    throw new Error(`no auth handler registered for mode: ${auth_mode}`)
  }
  if (auth_info === undefined) throw new Error('no credential data provided')
  // A name and what belongs to it, not `username` and `password`.
  const [[name = '', secret = ''] = []] = Object.entries(auth_info)
  if (auth_mode === 'CUSTOM') return [name, secret]
  if (auth_mode === 'BASIC') {
    const bytes = new TextEncoder().encode(`${name}:${secret}`)
    return ['authorization', `Basic ${btoa(String.fromCharCode(...bytes))}`]
  }
  if (auth_info.token === undefined) throw new Error('missing OAuth token')
  return ['authorization', `Bearer ${auth_info.token}`]
}
