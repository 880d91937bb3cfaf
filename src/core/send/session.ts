import { isBranded } from '../../errors/harbor-error'
import { transientStatuses } from '../answer/retry-after'
import type { Credentials, SendAs } from '../credentials'
import type { SendStep, SentInit } from '../fetch'
import { isFresh } from '../fresh'
import type { Aside } from './aside'
import { closedError } from './closed-error'
import { type CredentialCheck, rest } from './credential-check'
import { sleep } from './deadline'
import { cookieIn, isCsrfRefusal, logIn, type SessionCookies, sessionHeaders, withPair } from './login'
import { readHeeding } from './read-heeding'

/** Milliseconds. Rights are frozen at the login, and a new password does not end a session. */
const longest = 15 * 60_000

/** Milliseconds to go on with the password after a transient failure. */
const pause = 60_000

const forGood = Number.POSITIVE_INFINITY

/** The request from which on a session is worth its login. */
const worthwhile = 3

/** How requests with a header go, and for how long. */
interface Way {
  readonly header: string
  readonly since: number
  lifetime: number
  /** Of a session; without them it is the password. */
  cookies?: SessionCookies | undefined
}

/** A session in place of a user's password, which Harbor takes 100 ms and more to hash each time. */
export interface Session {
  /** What no error and no log line may show. */
  secretsInUse(): Iterable<string>
  /**
   * @param send goes on with the password
   * @param soon whether a session is worthwhile from this request on
   */
  over(fetch: SendStep, send: SendAs, soon: boolean): SendAs
  /** Logs out. */
  close(): Promise<void>
}

export function createSession(
  ask: Aside,
  check: CredentialCheck,
  credentials: Credentials,
  closing: AbortSignal,
): Session {
  let current: Way | undefined
  let opening: Promise<Way> | undefined
  /** Requests with a password that may be right. */
  let asked = 0
  /** Whether the last session was lost, and no answer has shown yet that the new one is good. */
  let lost = false
  /** Of the last session: the next one takes its place. */
  let last: SessionCookies | undefined
  let secrets: readonly string[] = []

  function remember(cookies: SessionCookies): SessionCookies {
    last = cookies
    secrets = [...Object.values(cookies), ...secrets].slice(0, 9)
    return cookies
  }

  async function open(header: string): Promise<Way> {
    const way = (lifetime: number): Way => {
      current = { header, since: Date.now(), lifetime }
      return current
    }
    try {
      const form = { principal: credentials.who, password: credentials.secretIn(header) ?? '' }
      const opened = await logIn(ask, form, last)
      if (typeof opened !== 'number') return Object.assign(way(longest), { cookies: remember(opened) })
      if (transientStatuses.has(opened)) return way(pause)
      if (opened === 401) {
        // Wrong; or locked by somebody else's mistake; or a robot, which may not log in.
        await sleep(rest, closing)
        if ((await check.ask(header)).refusal) return way(0)
      }
      return way(forGood)
    } catch (error) {
      return way(isBranded(error) ? forGood : pause)
    }
  }

  function wayFor(header: string, soon: boolean): Way | undefined | Promise<Way> {
    if (current?.header === header && isFresh(current.since, current.lifetime)) return current
    asked++
    if (check.refuses(header) || !(soon || asked >= worthwhile)) return undefined
    opening ??= open(header).finally(() => {
      opening = undefined
    })
    return opening
  }

  /** The way for a header. A secret that was renewed while others logged in has a session of its own. */
  async function ownWay(header: string, soon: boolean): Promise<Way | undefined> {
    for (;;) {
      const way = await wayFor(header, soon)
      if (way === undefined || way.header === header) return way
    }
  }

  /** Sends a request in a session. A write without a pair that Harbor takes is refused unread: once more, with the pair it gave. */
  async function sendIn(
    way: Way,
    cookies: SessionCookies,
    fetch: SendStep,
    url: string,
    init: SentInit,
  ): Promise<Response> {
    const sendWith = (current: SessionCookies) =>
      fetch(url, { ...init, headers: { ...init.headers, ...sessionHeaders(current) } })
    const response = await sendWith(cookies)
    if (isRead(init) || response.status !== 403) return response
    const text = await readHeeding(response, init.signal)
    if (!isCsrfRefusal(text)) return new Response(text, response)
    way.cookies = remember(withPair(cookies, response.headers))
    return sendWith(way.cookies)
  }

  function lose(way: Way, stranger: boolean): void {
    // Others may have lost it at the same time.
    if (way.lifetime === 0) return
    way.lifetime = 0
    if (!stranger) return
    // Two in a row: something on the way has cookies of that name itself.
    if (lost) current = { ...way, lifetime: forGood, cookies: undefined }
    lost = true
  }

  return {
    secretsInUse: () => secrets,

    over: (fetch, send, soon) => async (url, init, header) => {
      for (let losses = 0; ; losses++) {
        const way = losses < 2 ? await ownWay(header, soon) : undefined
        if (closing.aborted) throw closedError()
        if (way?.cookies === undefined) {
          const response = await send(url, init, header)
          if (response.status === 401) asked = 0
          return response
        }
        const response = await sendIn(way, way.cookies, fetch, url, init)
        // An answer to a session that Harbor knows never sets one.
        const stranger = cookieIn(response.headers, 'sid') !== undefined
        if (response.status !== 401 && !stranger) {
          lost = false
          return response
        }
        lose(way, stranger)
        // Refused, or read as anonymous: nothing has been done.
        const harmless = isRead(init) || (response.status >= 400 && response.status < 500)
        if (!harmless || (losses > 0 && !stranger)) return response
        await response.body?.cancel()
      }
    },

    async close() {
      await opening
      if (last) await ask('/c/log_out', sessionHeaders(last)).catch(() => {})
      last = undefined
    },
  }
}

function isRead({ method = 'GET' }: SentInit): boolean {
  return method === 'GET' || method === 'HEAD'
}
