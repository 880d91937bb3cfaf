import { areas } from './areas/index'
import { Clock } from './engine/clock'
import { Front } from './front/front'
import { throughNginx } from './front/nginx'
import { type FakeServer, listen } from './listen'
import type { FakeHarborOptions } from './seed/options'
import { admin, seed } from './seed/seed'
import { State } from './state'

export interface FakeHarbor {
  /** The origin that `fetch` answers for. */
  readonly url: string
  /** A drop-in for the global `fetch`: `new Harbor({ url: fake.url, fetch: fake.fetch })`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** The first administrator. */
  readonly admin: { readonly username: string; readonly password: string }
  readonly clock: {
    /** What time Harbor thinks it is. */
    now(): Date
    /**
     * Lets time pass, for a fake that was made with `clock: new Date(…)`. Resolves when all that fell due has run:
     * schedules, jobs, deliveries.
     *
     * @param milliseconds 0 or more
     * @throws {@link InvalidArgumentError} the clock follows the system's time
     */
    advance(milliseconds: number): Promise<void>
  }
  /** Serves the same Harbor on a loopback port, for clients that need a socket. Node only. */
  listen(): Promise<FakeServer>
}

/**
 * An in-memory Harbor 2.15.2: it keeps what it is told, and answers with the statuses, bodies and headers
 * that a real one was recorded with. Nothing leaves the process.
 *
 * Not there yet: replication, retention, immutability, scanners, proxy caches, user groups, configuration,
 * audit logs, deliveries of webhooks, and of the registry: tokens, deletion, referrers, the catalog.
 *
 * @example Try a client without a Harbor
 * const repositories = [{ name: 'team/app', artifacts: [{ tags: ['v1'] }] }]
 * const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }] })
 * const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
 */
export function createFakeHarbor(options: FakeHarborOptions = {}): FakeHarbor {
  // Not http: a client may refuse to send a password in the clear to a host that is not loopback.
  const url = 'https://harbor.test'
  const clock = new Clock(options.clock ?? 'system')
  const state = new State(clock)
  for (const { start } of areas) start?.(state)
  const front = new Front(state)
  const pending = seed(state, options)
  let ready: Promise<void> | undefined

  async function handle(request: Request): Promise<Response> {
    ready ??= pending()
    await ready
    const { origin, pathname, search } = new URL(request.url)
    const forward = (path: string) => front.answer(request, { origin, path, search })
    return options.behindProxy ? throughNginx(request, forward) : forward(pathname)
  }

  return {
    url,
    admin,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const { origin } = new URL(request.url)
      if (origin !== url) {
        throw new TypeError(`fetch failed: this fake Harbor answers for ${url}, not for ${origin}.`)
      }
      request.signal.throwIfAborted()
      const response = await handle(request)
      request.signal.throwIfAborted()
      return response
    },
    clock: {
      now: () => new Date(clock.now()),
      advance: async (milliseconds) => clock.advance(milliseconds),
    },
    listen: () => listen(handle),
  }
}
