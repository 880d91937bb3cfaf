import { HarborConnectionError } from '../../errors/connection-error'
import type { Outcome } from '../../errors/harbor-error'
import { describeRequest, type SentRequest } from '../answer/answer'

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

/** What Node says without a code where `fetch` is not allowed to ask a port. */
const badPort = 'BAD_PORT'

// TLS was not established, or nothing was tried. Neither gets better within seconds, so another try is not worth it.
const hopeless = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|BAD_PORT)/

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
  readonly transient: boolean
  /** How a keep-alive connection shows itself that died unnoticed: closed before a byte of the answer. */
  readonly stale: boolean
  readonly cause: unknown
}

/** Reads what a rejection of `fetch`, or of its body, says. */
export function readConnectionFailure(cause: unknown, answered: boolean): ConnectionFailure {
  const { code, connecting } = originOf(cause)
  const lasting = code !== undefined && hopeless.test(code)
  const unconnected = connecting || lasting || (code !== undefined && neverConnected.has(code))
  return {
    code,
    answered,
    notSent: !answered && unconnected,
    transient: !lasting,
    stale: !answered && !unconnected && code !== undefined && closed.has(code),
    cause,
  }
}

// What the engine throws where code is wrong. Of a network `fetch` only says TypeError.
const mistakes = [ReferenceError, RangeError, SyntaxError, URIError, EvalError]

/** How runtimes word it that a network failed, where they give neither code nor cause. */
const ofNetwork =
  /fetch failed|failed to fetch|load failed|network|connect|socket|sending request|terminated|timed? ?out/i
const ofCode = / is not |\breading '|\bnull\b|\bundefined\b/

/**
 * Whether a rejection of `fetch` comes from wrong code and not from the network: another try would not mend it.
 *
 * @param own whether it is a `fetch` of the user's. Words of a runtime's own may be in any language.
 */
export function isMistake(error: unknown, own: boolean): boolean {
  const { code } = originOf(error)
  // An argument that does not fit, or a dispatcher of another version of undici.
  if (code !== undefined) return /^(?:ERR|UND_ERR)_INVALID_/.test(code)
  if (mistakes.some((kind) => error instanceof kind)) return true
  if (!own || !(error instanceof TypeError) || error.cause !== undefined) return false
  return !ofNetwork.test(error.message) || ofCode.test(error.message)
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
  if (error instanceof Error && error.message === 'bad port') return { code: badPort, connecting: false }
  return originOf('cause' in error ? error.cause : undefined, depth + 1)
}

/** What to do where another try would not help, by the code. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /SELF_SIGNED|UNABLE_TO_|UNTRUSTED/,
    'No CA trusted here has signed the certificate: pass `createFetch({ ca })` of harborkit/node as `fetch`, or set NODE_EXTRA_CA_CERTS.',
  ],
  [/ALTNAME|HOSTNAME_MISMATCH/, 'The certificate is for another name than `url` has.'],
  [/EXPIRED/, 'The certificate has expired.'],
  [/^ERR_SSL_/, 'It speaks no TLS, or another version. For plain HTTP, `url` begins with http://.'],
  [/^BAD_PORT/, '`fetch` asks nothing of this port: Harbor has to listen on another.'],
]

/** Node closes a connection like this at once; nginx and Go answer that it is no TLS. */
const perhapsTls = 'If that port expects TLS, `url` begins with https://.'

/** The error that a caller gets for it. */
export function connectionError(
  request: SentRequest,
  { code, answered, notSent, stale, cause }: ConnectionFailure,
  outcome: Outcome,
): HarborConnectionError {
  const { origin, protocol } = new URL(request.url)
  const what = answered
    ? `the answer of ${origin} was cut off`
    : `${notSent ? 'no connection to' : 'the connection broke to'} ${origin}`
  const reason = code ?? (cause instanceof Error ? cause.message : '')
  const why = reason === '' ? '' : ` (${reason})`
  const [, known] = (code !== undefined && remedies.find(([codes]) => codes.test(code))) || []
  const remedy = stale && code === 'UND_ERR_SOCKET' && protocol === 'http:' ? perhapsTls : known
  return new HarborConnectionError(
    `${describeRequest(request)}: ${what}${why}${remedy === undefined ? '' : `. ${remedy}`}`,
    { code, outcome, cause },
  )
}
