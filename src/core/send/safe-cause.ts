import { hideAuthorization } from '../answer/redaction'

/** The members of errors of Node and undici that hold a text, and none of what was sent. */
const harmless = new Set([
  ...['name', 'message', 'stack', 'code', 'syscall', 'address', 'hostname', 'host', 'reason'],
  ...['localAddress', 'remoteAddress', 'remoteFamily'],
])

/**
 * The cause of a failed request, unless it may hold what was sent: a `fetch` of the user's may reject with an error that
 * has the whole request in it, and Node's HTTP parser keeps the bytes that it choked on. Then name, message and code are
 * all that is kept.
 */
export function safeCause(cause: unknown): unknown {
  if (isSafe(cause)) return cause
  if (!(cause instanceof Error)) return undefined
  const { name, message } = cause
  const inner = safeCause(cause.cause)
  const copy = new Error(hideAuthorization(message), inner === undefined ? undefined : { cause: inner })
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {}
  return Object.assign(copy, { name, ...code })
}

function isSafe(value: unknown, key: PropertyKey = 'message', depth = 0): boolean {
  if (typeof value === 'string') return harmless.has(String(key)) && hideAuthorization(value) === value
  if (typeof value !== 'object' || value === null) return typeof value !== 'function'
  const plain =
    value instanceof Error || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (!plain || depth > 4) return false
  return Reflect.ownKeys(value).every((name) => {
    const member = Object.getOwnPropertyDescriptor(value, name)
    return member !== undefined && 'value' in member && isSafe(member.value, name, depth + 1)
  })
}
