import { HarborConnectionError } from '../../errors/connection-error'
import type { Outcome } from '../../errors/harbor-error'
import { describeRequest } from './call-request'
import { safeCause } from './safe-cause'

// The request never left: nobody listened, the name did not resolve, or there is no route.
// Codes of Node and undici; Bun spells its own.
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
])

// TLS was not established. Certificates do not get better within seconds, so another try is not worth it.
const untrusted = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/

/** The other side closed the connection. */
const closed = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ConnectionClosed'])

/** An attempt that ended without a complete answer. */
export interface ConnectionFailure {
  readonly code: string | undefined
  /** Whether the headers of an answer had come. */
  readonly answered: boolean
  /** The request cannot have reached Harbor. False where a runtime does not say. */
  readonly notSent: boolean
  /** Whether another try within seconds makes sense. */
  readonly passing: boolean
  /** How a keep-alive connection shows itself that died unnoticed: closed before a byte of the answer. */
  readonly stale: boolean
  readonly cause: unknown
}

/** Reads what a rejection of `fetch`, or of its body, says. */
export function readConnectionFailure(cause: unknown, answered: boolean): ConnectionFailure {
  const { code, connecting } = originOf(cause)
  const distrusted = code !== undefined && untrusted.test(code)
  const unconnected = connecting || distrusted || (code !== undefined && neverConnected.has(code))
  return {
    code,
    answered,
    notSent: !answered && unconnected,
    passing: !distrusted,
    stale: !answered && !unconnected && code !== undefined && closed.has(code),
    cause,
  }
}

/** The error code behind a failure, and whether it was the system call `connect` that failed. */
interface Origin {
  readonly code: string | undefined
  readonly connecting: boolean
}

/** `fetch` rejects with a TypeError whose `cause` has the code; two addresses of one name make an AggregateError. */
function originOf(error: unknown, depth = 0): Origin {
  if (typeof error !== 'object' || error === null || depth > 4) return { code: undefined, connecting: false }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    const origins = error.errors.map((inner) => originOf(inner, depth + 1))
    return { code: code ?? origins[0]?.code, connecting: origins.every(({ connecting }) => connecting) }
  }
  if (code !== undefined) return { code, connecting: 'syscall' in error && error.syscall === 'connect' }
  return originOf('cause' in error ? error.cause : undefined, depth + 1)
}

/** The error that a caller gets for it. */
export function connectionError(
  request: { readonly method: string; readonly url: string },
  failure: ConnectionFailure,
  outcome: Outcome,
  attempts = 1,
): HarborConnectionError {
  const { code, answered, notSent, cause } = failure
  const { origin } = new URL(request.url)
  const what = answered
    ? `the answer of ${origin} was cut off`
    : `${notSent ? 'no connection to' : 'the connection broke to'} ${origin}`
  const safe = safeCause(cause)
  const reason = code ?? (safe instanceof Error ? safe.message.slice(0, 200) : '')
  const why = reason === '' ? '' : ` (${reason})`
  const after = attempts === 1 ? '' : `, after ${attempts} attempts`
  return new HarborConnectionError(`${describeRequest(request)}: ${what}${why}${after}`, {
    code,
    outcome,
    cause: safe,
  })
}
