import { type HarborError, isBranded } from '../../errors/harbor-error'
import type { Hide } from './redaction'

/** Characters of any one string in an error. */
const longest = 1_000

/** Levels of causes, or of JSON, that are looked into. */
const deepest = 8

/** Members that hold words of our own, and the one that is looked at by itself. */
const ours: ReadonlySet<string> = new Set(['name', 'outcome', 'operation', 'method', 'clock', 'cause'])

/** Errors that say how many attempts there were: several calls may fail by one. */
const counted = new WeakSet<HarborError>()

/**
 * The one place that every error passes which leaves the pipeline. Takes the secrets out of all that it holds, keeps what
 * it holds short, and adds how often the request was sent.
 */
export function finishError<E extends HarborError>(error: E, hide: Hide, attempts: number): E {
  clean(error, hide, 0)
  if (attempts > 1 && !counted.has(error)) {
    counted.add(error)
    const count = `after ${attempts} attempts`
    const { message } = error
    reword(error, message + (/[.?!]$/.test(message) ? ` (${count})` : `, ${count}`), hide)
  }
  return error
}

function clean(error: HarborError, hide: Hide, depth: number): void {
  reword(error, shorten(hide(error.message)), hide)
  for (const [name, value] of Object.entries(error)) {
    if (!ours.has(name)) Reflect.set(error, name, safeValue(value, hide, 0))
  }
  const cause = safeCause(error.cause, hide, depth)
  if (cause === undefined) Reflect.deleteProperty(error, 'cause')
  else Reflect.set(error, 'cause', cause)
}

/** Gives an error another message, also in the stack: in some runtimes that begins with it. */
function reword(error: Error, message: string, hide: Hide): void {
  const { stack = '' } = error
  Reflect.set(error, 'stack', hide(stack.replace(error.message, () => message)))
  Reflect.set(error, 'message', message)
}

/** Cut in the middle: the request id is at the end. */
function shorten(text: string): string {
  const end = 200
  return text.length <= longest ? text : `${text.slice(0, longest - end - 3)} … ${text.slice(-end)}`
}

/** A member: a string, or the JSON of an answer. */
function safeValue(value: unknown, hide: Hide, depth: number): unknown {
  if (typeof value === 'string') return shorten(hide(value))
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return undefined
  if (Array.isArray(value)) return value.map((item) => safeValue(item, hide, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [hide(name), safeValue(member, hide, depth + 1)]),
  )
}

/** The members of errors of Node and undici that hold a string, and none of what was sent. */
const harmless: ReadonlySet<PropertyKey> = new Set([
  'name',
  'message',
  'stack',
  'code',
  'syscall',
  'address',
  'hostname',
  'host',
  'reason',
  'localAddress',
  'remoteAddress',
  'remoteFamily',
])

/**
 * The cause of a failed request, unless it may hold what was sent: a `fetch` of the user's may reject with an error that
 * has the whole request in it, and Node's HTTP parser keeps the bytes that it choked on. Then name, message, stack and code
 * are all that is kept.
 */
function safeCause(cause: unknown, hide: Hide, depth: number): unknown {
  if (typeof cause === 'string') return shorten(hide(cause))
  if (depth > deepest) return undefined
  if (isBranded(cause)) {
    clean(cause, hide, depth + 1)
    return cause
  }
  if (isSafe(cause, hide, depth)) return cause
  if (!(cause instanceof Error)) return undefined
  const inner = safeCause(cause.cause, hide, depth + 1)
  const copy = new Error(cause.message, inner === undefined ? undefined : { cause: inner })
  Reflect.set(copy, 'stack', cause.stack)
  reword(copy, shorten(hide(cause.message)), hide)
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: hide(cause.code) } : {}
  return Object.assign(copy, { name: hide(cause.name), ...code })
}

/** @param key the name of a member */
function isSafe(value: unknown, hide: Hide, depth: number, key?: PropertyKey): boolean {
  if (typeof value === 'string') return key !== undefined && harmless.has(key) && hide(value) === value
  if (typeof value !== 'object' || value === null) return typeof value !== 'function'
  const plain =
    value instanceof Error || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (!plain || depth > deepest) return false
  return Reflect.ownKeys(value).every((name) => {
    // In some runtimes the stack is an accessor.
    if (name === 'stack') return value instanceof Error && isSafe(value.stack, hide, depth + 1, name)
    const member = Object.getOwnPropertyDescriptor(value, name)
    return member !== undefined && 'value' in member && isSafe(member.value, hide, depth + 1, name)
  })
}
