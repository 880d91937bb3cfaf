import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { Auth } from './auth'
import type { Fetch, HeadersByName } from './fetch'
import { type HeadersOption, readHeaders } from './headers'
import { userAgent } from './user-agent'

/** Where the client says what it does. `console` is one. */
export interface Logger {
  /** Each attempt with its status and time, and each wait before another one. */
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void
  /** What somebody should change, once: a password over plain HTTP. */
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void
}

/** Options of one call. A call overrides the client. */
export interface CallOptions {
  /** Aborts the call, also while it waits in the queue or to try again. The call then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
  /**
   * Milliseconds for each attempt: until the whole answer is read; for a stream until its headers, then for every 64 KiB of it.
   * @default 30_000
   */
  timeout?: number | undefined
  /**
   * Milliseconds for the whole call: look-ups of names, queue, all attempts, all waits. Of a list, for each page; look-ups
   * count to the first. `Infinity` for no limit where the client has one.
   * @default none
   */
  totalTimeout?: number | undefined
  /**
   * How many times to try again where that is safe. With 0 no request is sent again after a failure.
   * @default 4 for GET and HEAD, 2 for all else
   */
  retry?: number | undefined
  /** Headers to add. `Authorization` and `Cookie` are refused: that is what `auth` is for. */
  headers?: HeadersOption | undefined
  /** Query parameters that only a later Harbor knows, sent as they are. What this Harbor knows is an option of its own. */
  query?: Readonly<Record<string, unknown>> | undefined
}

/** What a client has for calls that do not say otherwise. */
export type DefaultOptions = Omit<CallOptions, 'signal' | 'query'>

/** What `new Harbor(…)` takes. */
export interface HarborOptions extends DefaultOptions {
  /** Where Harbor is, with or without `/api/v2.0`: `https://harbor.example.com`. No credentials in it. */
  url: string | URL
  /** A robot (recommended: 25 times cheaper for Harbor than a user's password), a user, a bearer token; or nothing. */
  auth?: Auth | undefined
  /**
   * Whether wrong credentials are looked for. Harbor answers them as it answers anonymous callers: with a list that is too short,
   * and no error. With `'auto'` the client asks Harbor whether it knows them before the first call that anonymous callers
   * may make, and again after 5 minutes: a small request, and for a user one hash of the password. If it does not, the call
   * is an {@link UnauthorizedError}. With `'never'` it does not ask: for a function that makes one call and ends.
   * @default 'auto'
   */
  checkCredentials?: 'auto' | 'never' | undefined
  /**
   * Whether a user's password is traded for a session, so that Harbor does not hash it on each request. With `'auto'` the client
   * logs in at the third request or at the second page of a list, with `true` at the first request. A session is used for 15
   * minutes at most, and {@link Harbor.close} ends it. Harbor writes each login to its audit log. Robots, bearer tokens,
   * names with `$` or `+` and browsers have none, whatever is set here.
   * @default 'auto'
   */
  session?: boolean | 'auto' | undefined
  /** A `fetch` of your own, for a proxy or a CA. It is called as `fetch(url, init)`. @default `globalThis.fetch`, read at each call */
  fetch?: Fetch | undefined
  /** Requests in flight at once; the rest wait in line. @default 32 */
  concurrency?: number | undefined
  /**
   * Where to say what is sent and retried. It never sees a credential or a body.
   * @default none; a warning of credentials over plain HTTP goes to `console.warn`
   */
  logger?: Logger | undefined
}

/** The options, checked, with their defaults. */
export interface Settings {
  /** Scheme, host and path prefix, without a slash at the end. */
  readonly base: string
  /** Where the API is: the base with `apiPath` behind it. */
  readonly api: string
  readonly origin: string
  /** Host and port, as an image reference spells them. */
  readonly host: string
  readonly fetch: Fetch | undefined
  readonly timeout: number
  readonly totalTimeout: number | undefined
  readonly retry: number | undefined
  /** What every request says, who sends it included. */
  readonly headers: HeadersByName
  readonly concurrency: number
  readonly checkCredentials: 'auto' | 'never'
  readonly session: boolean | 'auto'
  readonly logger: Logger | undefined
}

/** Below the base. */
export const apiPath = '/api/v2.0'

const known: readonly (keyof HarborOptions)[] = [
  'url',
  'auth',
  'timeout',
  'totalTimeout',
  'retry',
  'headers',
  'checkCredentials',
  'session',
  'fetch',
  'concurrency',
  'logger',
]

/**
 * @param more options that only this caller has
 * @throws {@link InvalidArgumentError} an option is missing, unknown or not what it should be
 */
export function readSettings(options: HarborOptions, ...more: readonly string[]): Settings {
  if (typeof options !== 'object' || options === null) {
    throw new InvalidArgumentError('options', "must be an object: `new Harbor({ url: 'https://…' })`.")
  }
  refuseLooseCredentials(options)
  refuseUnknown(options, [...known, ...more])
  const url = readUrl(options.url)
  const base = url.origin + url.pathname.replace(/\/*(?:\/api\/v2\.0)?\/*$/, '')
  return {
    base,
    api: base + apiPath,
    origin: url.origin,
    host: url.host,
    fetch: readFunction('fetch', options.fetch),
    timeout: readMilliseconds('timeout', options.timeout) ?? 30_000,
    totalTimeout: readTotalTimeout(options.totalTimeout),
    retry: readRetry(options.retry),
    headers: { 'user-agent': userAgent, ...readHeaders(options.headers) },
    concurrency: readCount('concurrency', options.concurrency) ?? 32,
    checkCredentials: readChoice('checkCredentials', ['auto', 'never'], options.checkCredentials),
    session: readChoice('session', ['auto', true, false], options.session),
    logger: readLogger(options.logger),
  }
}

/**
 * Settings with other defaults for calls. Headers are added to those there are.
 *
 * @throws {@link InvalidArgumentError} an option is not what it should be, or is one of the connection's
 */
export function withDefaults(settings: Settings, options: DefaultOptions): Settings {
  const { timeout, totalTimeout, retry, headers } = readOptions(options)
  refuseUnknown(options, ['timeout', 'totalTimeout', 'retry', 'headers'], ' All else takes a new client.')
  return {
    ...settings,
    timeout: readMilliseconds('timeout', timeout) ?? settings.timeout,
    totalTimeout: readTotalTimeout(totalTimeout) ?? settings.totalTimeout,
    retry: readRetry(retry) ?? settings.retry,
    headers: { ...settings.headers, ...readHeaders(headers) },
  }
}

/**
 * A misspelt option would be ignored. One whose value is `undefined` is not given, or was taken out by the method that was
 * called: there is such an option.
 */
export function refuseUnknown(options: object, names: readonly string[], remedy = ''): void {
  const others = Object.entries(options).filter(([name]) => !names.includes(name))
  const [unknown] = others.find(([, value]) => value !== undefined) ?? []
  if (unknown === undefined) return
  const taken = others.flatMap(([name, value]) => (value === undefined ? name : []))
  const there = [...names, ...taken].join(', ')
  throw new InvalidArgumentError(unknown, `is no option here. There are: ${there}.${remedy}`)
}

/** Beside `url` they would be ignored, and the client would be nobody without a word. */
function refuseLooseCredentials(options: object): void {
  const loose = ['username', 'password', 'robot', 'secret', 'token'].find((key) => key in options)
  if (loose !== undefined) throw new InvalidArgumentError(loose, 'goes into `auth`.')
}

/** Messages never repeat the URL: it may be where somebody put a password. */
function readUrl(given: string | URL): URL {
  let url: URL
  try {
    url = new URL(given)
  } catch {
    throw new InvalidArgumentError('url', "is not a URL, such as 'https://harbor.example.com'.")
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InvalidArgumentError('url', "must begin with 'https://' or 'http://'.")
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidArgumentError('url', 'holds credentials. Pass them as `auth`.')
  }
  if (url.search !== '' || url.hash !== '') {
    throw new InvalidArgumentError('url', 'has a query or a fragment. Leave it out.')
  }
  return url
}

function readLogger(given: Logger | undefined): Logger | undefined {
  const isLogger = (one: Logger) => typeof one?.debug === 'function' && typeof one.warn === 'function'
  const logger = readOption('logger', given, isLogger, 'must have the functions `debug` and `warn`.')
  if (logger === undefined) return undefined
  // What goes wrong in a logger is no failure of a call.
  const quietly =
    (level: keyof Logger): Logger['debug'] =>
    (message, fields) => {
      try {
        logger[level](message, fields)
      } catch {}
    }
  return { debug: quietly('debug'), warn: quietly('warn') }
}

/** What may be left out, and else has to fit. */
function readOption<T>(
  argument: string,
  value: T | undefined,
  fits: (value: T) => boolean,
  problem: string,
): T | undefined {
  if (value === undefined || fits(value)) return value
  throw new InvalidArgumentError(argument, problem)
}

/** Options, checked to be some: `null` must not be spread and vanish. */
export function readOptions<Options extends object>(options: Options): Options {
  if (typeof options === 'object' && options !== null) return options
  throw new InvalidArgumentError('options', 'must be an object.')
}

export function readFunction<T>(argument: string, value: T | undefined): T | undefined {
  return readOption(argument, value, (given) => typeof given === 'function', 'must be a function.')
}

// setTimeout takes 32 bits; a longer time would fire at once.
const longestTimeout = 2 ** 31 - 1

export function readMilliseconds(argument: string, value: number | undefined): number | undefined {
  const fits = (given: unknown) => typeof given === 'number' && given >= 1 && given <= longestTimeout
  return readOption(argument, value, fits, `must be milliseconds between 1 and ${longestTimeout}.`)
}

/** `Infinity` is no limit, where the client has one. */
export function readTotalTimeout(value: number | undefined): number | undefined {
  return value === Number.POSITIVE_INFINITY ? value : readMilliseconds('totalTimeout', value)
}

export function readSignal(value: AbortSignal | undefined): AbortSignal | undefined {
  const fits = (given: AbortSignal) => typeof given?.addEventListener === 'function'
  return readOption('signal', value, fits, 'must be an AbortSignal.')
}

export function readRetry(value: number | undefined): number | undefined {
  return readWhole('retry', value, 0)
}

/** A whole number from 1. */
export function readCount(argument: string, value: number | undefined): number | undefined {
  return readWhole(argument, value, 1)
}

export function readWhole(argument: string, value: number | undefined, least: number): number | undefined {
  const fits = (given: number) => Number.isInteger(given) && given >= least
  return readOption(argument, value, fits, `must be a whole number, ${least} or more.`)
}

/** One of a few values, the first of which is the default. */
function readChoice<T extends string | boolean>(
  argument: string,
  choices: readonly [T, ...T[]],
  value: T | undefined,
): T {
  const problem = `must be ${choices.join(' or ')}.`
  return readOption(argument, value, (given) => choices.includes(given), problem) ?? choices[0]
}
