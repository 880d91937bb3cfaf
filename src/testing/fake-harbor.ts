import { InvalidArgumentError } from '../index'
import { areas } from './areas/index'
import { Clock } from './engine/clock'
import { type Fault, Faults } from './engine/faults'
import { holdBack, type Latency, requireLatency } from './engine/latency'
import { type FakeRequest, Requests } from './engine/requests'
import type { FakeState } from './fake-state'
import { Front } from './front/front'
import { throughNginx } from './front/nginx'
import { handlersFor } from './handlers'
import { type FakeServer, listen } from './listen'
import { Network } from './network'
import { readState } from './read-state'
import type { FakeHarborOptions } from './seed/options'
import { admin, seed } from './seed/seed'
import { State } from './state'

export interface FakeHarbor {
  /** The origin that `fetch` answers for. */
  readonly url: string
  /** A drop-in for the global `fetch`: `new Harbor({ url: fake.url, fetch: fake.fetch })`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /**
   * Request handlers for msw 2: `setupServer(...fake.handlers)`, or `setupWorker`. They answer for {@link FakeHarbor.url}
   * and leave other requests alone.
   */
  readonly handlers: readonly never[]
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
  /** What came, the oldest first; the last 10,000 requests. Passwords, secrets and tokens are left out. */
  readonly requests: readonly FakeRequest[]
  /** What Harbor holds now, as frozen copies. */
  readonly state: FakeState
  /**
   * Makes requests fail.
   *
   * @returns ends it, however many requests it was for
   * @throws {@link InvalidArgumentError} there is no such operation or fault
   *
   * @example Two listings meet a restarting proxy
   * fake.fail({ operation: 'listProjects', times: 2, as: 503 })
   *
   * @example A storm, until it is over
   * const end = fake.fail({ as: 503 })
   * end()
   */
  fail(fault: Fault): () => void
  /**
   * Holds every answer back from now on, by the system's time: milliseconds, or a function of the request that gives
   * them. 0 ends it.
   */
  latency(milliseconds: Latency): void
  /** Serves the same Harbor on a loopback port, for clients that need a socket. Node only. */
  listen(): Promise<FakeServer>
}

/**
 * An in-memory Harbor 2.15.2: it keeps what it is told, and answers all 203 operations with the statuses, bodies and headers
 * that a real one was recorded with. Nothing leaves the process but what Harbor itself sends: deliveries of webhooks without a
 * receiver, replication to an address that is no fake's, and what preheating asks of an address that is not under `.test`.
 *
 * @example Try a client without a Harbor
 * const repositories = [{ name: 'team/app', artifacts: [{ tags: ['v1'] }] }]
 * const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }] })
 * const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
 */
export function createFakeHarbor(options: FakeHarborOptions = {}): FakeHarbor {
  return make(options, 'https://harbor.test', new Clock(options.clock ?? 'system'), new Network())
}

/**
 * Two Harbors that reach each other, at `https://harbor.test` and `https://remote.test`: what one replicates to the other's
 * `url` gets there. Each `fetch` answers for both, and both have one clock.
 *
 * @param first the clock is given here
 *
 * @example
 * const [harbor, remote] = createFakeHarborPair({ projects: [{ name: 'demo' }] })
 */
export function createFakeHarborPair(
  first: FakeHarborOptions = {},
  second: Omit<FakeHarborOptions, 'clock'> = {},
): readonly [FakeHarbor, FakeHarbor] {
  if ('clock' in second) {
    throw new InvalidArgumentError('clock', 'both Harbors have one clock. Give it with the first.')
  }
  const clock = new Clock(first.clock ?? 'system')
  const network = new Network()
  return [
    make(first, 'https://harbor.test', clock, network),
    make(second, 'https://remote.test', clock, network),
  ]
}

/** @param url Not http: a client may refuse to send a password in the clear to a host that is not loopback. */
function make(options: FakeHarborOptions, url: string, clock: Clock, network: Network): FakeHarbor {
  const state = new State(clock, network.send, { ...options, url })
  for (const { start } of areas) start?.(state)
  const front = new Front(state)
  const faults = new Faults()
  const requests = new Requests()
  let latency: Latency = 0
  seed(state, options)

  /** Through everything that may stand in a request's way. */
  async function handle(request: Request): Promise<Response> {
    const operation = front.operationOf(request)
    const { method, url } = request
    const asked = { operation, method, path: new URL(url).pathname }
    return requests.note(request, operation, async () => {
      await holdBack(latency, request)
      return faults.around(asked, () => answer(request))
    })
  }

  async function answer(request: Request): Promise<Response> {
    const { origin, pathname, search } = new URL(request.url)
    const forward = (path: string) => front.answer(request, { origin, path, search })
    return options.behindProxy ? throughNginx(request, forward) : forward(pathname)
  }

  network.join(url, handle)
  return {
    url,
    admin,
    handlers: handlersFor(url, handle),
    fetch: network.fetch,
    clock: {
      now: () => new Date(clock.now()),
      advance: async (milliseconds) => clock.advance(milliseconds),
    },
    get requests() {
      return requests.all
    },
    get state() {
      return readState(state, areas)
    },
    fail: (fault) => faults.add(fault),
    latency: (milliseconds) => {
      latency = requireLatency(milliseconds)
    },
    listen: () => listen(handle),
  }
}
