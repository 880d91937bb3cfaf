import { badRequest, pageNotFound, refused, text } from './answers'
import { answerApi, answerFor, type CoreRequest, isApi } from './core'
import { type FakeServer, listen } from './listen'
import { cleanPath, throughNginx } from './nginx'
import type { FakeHarborOptions } from './options'
import { answerRegistry, isRegistry } from './registry/registry'
import { Router } from './router'
import { routes } from './routes/index'
import { admin, seed } from './seed'
import { freshSid } from './session'
import { State } from './state'

export interface FakeHarbor {
  /** The origin that `fetch` answers for. */
  readonly url: string
  /** A drop-in for the global `fetch`: `new Harbor({ url: fake.url, fetch: fake.fetch })`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** The first administrator. */
  readonly admin: { readonly username: string; readonly password: string }
  /** Serves the same Harbor on a loopback port, for clients that need a socket. Node only. */
  listen(): Promise<FakeServer>
}

/**
 * An in-memory Harbor 2.15.2: it keeps what it is told, and answers with the statuses, bodies and headers that a real
 * one was recorded with. Nothing leaves the process.
 *
 * Not there yet: replication, retention, immutability, scanning, preheating, configuration, audit logs, and
 * deliveries of webhooks.
 *
 * @example Try a client without a Harbor
 * const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts: [{ tags: ['v1'] }] }] }] })
 * const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
 */
export function createFakeHarbor(options: FakeHarborOptions = {}): FakeHarbor {
  const url = 'http://harbor.test'
  const state = new State()
  const router = new Router(routes)
  const pending = seed(state, options)
  let ready: Promise<void> | undefined

  async function handle(request: Request): Promise<Response> {
    ready ??= pending()
    await ready
    return answer(state, router, request, options.behindProxy ?? false)
  }

  return {
    url,
    admin,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const { origin } = new URL(request.url)
      if (origin !== url)
        throw new TypeError(`fetch failed: this fake Harbor answers for ${url}, not for ${origin}.`)
      request.signal.throwIfAborted()
      const response = await handle(request)
      request.signal.throwIfAborted()
      return response
    },
    listen: () => listen(handle),
  }
}

async function answer(
  state: State,
  router: Router,
  request: Request,
  behindProxy: boolean,
): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url)
  const id = request.headers.get('x-request-id') || crypto.randomUUID()
  // Go's server refuses this before Harbor sees it: no request id, no cookie (recordings: proxy.json).
  if (search.includes(';')) return refused(badRequest('invalid semicolon separator in query'))
  const response = await route().catch(answerFor)
  response.headers.set('x-request-id', id)
  response.headers.append('set-cookie', freshSid())
  return request.method === 'HEAD' ? new Response(null, response) : response

  async function route(): Promise<Response> {
    const path = cleanPath(behindProxy ? throughNginx(pathname) : pathname)
    const at: CoreRequest = { request, origin, path, search }
    if (isApi(path)) return answerApi(state, router, at)
    if (isRegistry(path)) return answerRegistry(state, at)
    if (path === '/api/version') return text('{"version":"v2.0"}\n', 'text/plain; charset=utf-8')
    return pageNotFound()
  }
}
