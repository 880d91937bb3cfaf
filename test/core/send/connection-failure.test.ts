import { describe, expect, test } from 'vitest'
import { connectionError, isMistake, readConnectionFailure } from '../../../src/core/send/connection-failure'

/** What `fetch` of Node rejects with. */
function fetchFailed(cause: object): TypeError {
  return new TypeError('fetch failed', { cause })
}

const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more })

describe('a failure before an answer', () => {
  test.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EADDRNOTAVAIL',
    'UND_ERR_CONNECT_TIMEOUT',
    'ConnectionRefused',
  ])('%s means that nothing was sent, and may pass', (code) => {
    const failure = readConnectionFailure(fetchFailed(coded(code)), false)
    expect(failure).toMatchObject({ code, notSent: true, transient: true, stale: false })
  })

  test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ConnectionClosed'])(
    '%s may be a connection that died while it was kept alive',
    (code) => {
      const failure = readConnectionFailure(fetchFailed(coded(code)), false)
      expect(failure).toMatchObject({ code, notSent: false, transient: true, stale: true })
    },
  )

  test.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('%s is no matter of seconds, and nothing was sent', (code) => {
    const failure = readConnectionFailure(fetchFailed(coded(code)), false)
    expect(failure).toMatchObject({ code, notSent: true, transient: false })
  })

  test('a timeout of the system tells by its system call whether there was a connection', () => {
    const connecting = readConnectionFailure(fetchFailed(coded('ETIMEDOUT', { syscall: 'connect' })), false)
    expect(connecting).toMatchObject({ code: 'ETIMEDOUT', notSent: true })
    const reading = readConnectionFailure(fetchFailed(coded('ETIMEDOUT', { syscall: 'read' })), false)
    expect(reading).toMatchObject({ code: 'ETIMEDOUT', notSent: false })
  })

  test('a host of two addresses is refused when both are', () => {
    const both = new AggregateError([
      coded('ETIMEDOUT', { syscall: 'connect' }),
      coded('ECONNREFUSED', { syscall: 'connect' }),
    ])
    const failure = readConnectionFailure(fetchFailed(Object.assign(both, { code: 'ETIMEDOUT' })), false)
    expect(failure).toMatchObject({ code: 'ETIMEDOUT', notSent: true })
  })

  test('a host of two addresses is not refused where one broke off', () => {
    const both = new AggregateError([coded('ECONNREFUSED', { syscall: 'connect' }), coded('ECONNRESET')])
    expect(readConnectionFailure(fetchFailed(both), false)).toMatchObject({
      code: 'ECONNREFUSED',
      notSent: true,
    })
    const broken = new AggregateError([coded('ECONNRESET'), coded('ETIMEDOUT', { syscall: 'connect' })])
    expect(readConnectionFailure(fetchFailed(broken), false)).toMatchObject({
      code: 'ECONNRESET',
      notSent: false,
    })
  })

  test('a code is looked for behind what has none', () => {
    const cause = coded('ECONNREFUSED')
    for (const error of [
      Object.assign(new Error('x', { cause }), { code: 20 }),
      Object.assign(new Error('x', { cause }), { errors: [] }),
      Object.assign(new Error('x', { cause }), { errors: 'none' }),
      new Error('1', {
        cause: new Error('2', { cause: new Error('3', { cause: new Error('4', { cause }) }) }),
      }),
    ]) {
      expect(readConnectionFailure(error, false)).toMatchObject({ code: 'ECONNREFUSED', notSent: true })
    }
  })

  test('a port that `fetch` refuses means that nothing was sent, and does not pass', () => {
    const failure = readConnectionFailure(fetchFailed(new Error('bad port')), false)
    expect(failure).toMatchObject({ code: 'BAD_PORT', notSent: true, transient: false, stale: false })
  })

  test('that holds itself comes to an end', () => {
    const error: AggregateError = new AggregateError([], 'x')
    error.errors.push(error)
    expect(readConnectionFailure(error, false)).toMatchObject({ code: undefined, notSent: false })
  })

  test.each<[string, unknown]>([
    ['without a code', fetchFailed(new Error('other side closed'))],
    ['of a runtime that says nothing', new TypeError('Load failed')],
    ['that is no error', 'failed'],
    ['that is nothing', undefined],
    ['that is null', null],
    ['that is its own cause', Object.assign(new Error('a'), { cause: undefined as unknown })],
  ])('%s is unknown', (_, cause) => {
    if (cause instanceof Error && 'cause' in cause && cause.cause === undefined) cause.cause = cause
    const failure = readConnectionFailure(cause, false)
    expect(failure).toMatchObject({ code: undefined, notSent: false, transient: true, stale: false })
  })
})

describe('a failure after an answer has begun', () => {
  test.each(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'])(
    '%s never means that nothing was sent',
    (code) => {
      const failure = readConnectionFailure(fetchFailed(coded(code)), true)
      expect(failure).toMatchObject({ notSent: false, stale: false, transient: true })
    },
  )
})

describe('its error', () => {
  const request = { method: 'GET', url: 'https://harbor.example.com/x?q=1' }

  test.each([
    ['nothing was sent', 'ECONNREFUSED', false, 'no connection to https://harbor.example.com (ECONNREFUSED)'],
    ['it broke', 'ECONNRESET', false, 'the connection broke to https://harbor.example.com (ECONNRESET)'],
    [
      'the answer was cut off',
      'UND_ERR_SOCKET',
      true,
      'the answer of https://harbor.example.com was cut off (UND_ERR_SOCKET)',
    ],
  ])('says that %s', (_, code, answered, what) => {
    const cause = fetchFailed(coded(code))
    const error = connectionError(request, readConnectionFailure(cause, answered), 'unknown')
    const message = `GET /x: ${what}`
    expect(error).toMatchObject({ name: 'HarborConnectionError', message, code, outcome: 'unknown', cause })
  })

  test('says what the runtime said, where it gives no code', () => {
    const failure = readConnectionFailure(new TypeError('Network connection lost.'), false)
    expect(connectionError(request, failure, 'unknown').message).toBe(
      'GET /x: the connection broke to https://harbor.example.com (Network connection lost.)',
    )
    expect(connectionError(request, readConnectionFailure('lost', false), 'unknown').message).toBe(
      'GET /x: the connection broke to https://harbor.example.com',
    )
  })

  test.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'pass `createFetch({ ca })` of harborkit/node as `fetch`'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'pass `createFetch({ ca })` of harborkit/node as `fetch`'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'pass `createFetch({ ca })` of harborkit/node as `fetch`'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'pass `createFetch({ ca })` of harborkit/node as `fetch`'],
    ['CERT_UNTRUSTED', 'pass `createFetch({ ca })` of harborkit/node as `fetch`'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'is for another name than `url` has'],
    ['HOSTNAME_MISMATCH', 'is for another name than `url` has'],
    ['CERT_HAS_EXPIRED', 'has expired'],
    [
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'speaks no TLS, or another version. For plain HTTP, `url` begins with http://.',
    ],
  ])('names a remedy for %s', (code, remedy) => {
    const failure = readConnectionFailure(fetchFailed(coded(code)), false)
    const { message } = connectionError(request, failure, 'not-sent')
    expect(message).toContain(`GET /x: no connection to https://harbor.example.com (${code}). `)
    expect(message).toContain(remedy)
  })
})

describe('its error, where the port is not the right one,', () => {
  const message = (url: string, cause: unknown, answered = false) =>
    connectionError({ method: 'GET', url }, readConnectionFailure(cause, answered), 'unknown').message

  test('says that a connection which was closed at once may want TLS', () => {
    const hint = 'If that port expects TLS, `url` begins with https://.'
    const closed = fetchFailed(coded('UND_ERR_SOCKET'))
    expect(message('http://harbor:8443/x', closed)).toBe(
      `GET /x: the connection broke to http://harbor:8443 (UND_ERR_SOCKET). ${hint}`,
    )
    expect(message('http://harbor:8443/x', closed, true)).not.toContain(hint)
    expect(message('https://harbor:8443/x', closed)).not.toContain(hint)
    expect(message('http://harbor:8443/x', fetchFailed(coded('ECONNREFUSED')))).not.toContain(hint)
  })

  test('says that `fetch` refuses it', () => {
    expect(message('http://harbor:6000/x', fetchFailed(new Error('bad port')))).toBe(
      'GET /x: no connection to http://harbor:6000 (BAD_PORT). `fetch` asks nothing of this port: Harbor has to listen on another.',
    )
  })
})

describe('a mistake of a `fetch`', () => {
  const bug = () => {
    const nothing: { socket?: { connect(): void } } = {}
    return rejectionOf(() => (nothing as Required<typeof nothing>).socket.connect())
  }

  test.each<[string, unknown]>([
    ['a name that is not there', rejectionOf(() => new Function('return fetchh()')())],
    ['a member of nothing', bug()],
    ['a function that is none', new TypeError('agent.connect is not a function')],
    ['a body that was read', new TypeError('Body is unusable: Body has already been read')],
    ['a mistake of any name', new TypeError('my bug')],
    ['a range', new RangeError('Maximum call stack size exceeded')],
    ['broken JSON', rejectionOf(() => JSON.parse('{'))],
    ['a broken escape', rejectionOf(() => decodeURIComponent('%'))],
    ['an address that is none', rejectionOf(() => new URL('harbor'))],
    ['a dispatcher of another undici', fetchFailed(coded('UND_ERR_INVALID_ARG'))],
  ])('is told from the network: %s', (_, error) => {
    expect(isMistake(error, true)).toBe(true)
  })

  test.each<[string, unknown]>([
    ['a code', fetchFailed(coded('ECONNREFUSED'))],
    ['a cause', new TypeError('x', { cause: new Error('other side closed') })],
    ['the words of Node', new TypeError('fetch failed')],
    ['the words of Chrome', new TypeError('Failed to fetch')],
    ['the words of Firefox', new TypeError('NetworkError when attempting to fetch resource.')],
    ['the words of Safari', new TypeError('Load failed')],
    ['the words of Workers', new TypeError('Network connection lost.')],
    ['the words of Deno', new TypeError('error sending request for url (https://harbor.example.com/)')],
    ['the words of undici', new TypeError('terminated')],
    ['a time that is up', new TypeError('The request timed out.')],
    ['a timeout', new TypeError('Request timeout')],
    ['an error of any library', new Error('socket hang up')],
    ['a code of a library', Object.assign(new RangeError('x'), { code: 'E_FAILED' })],
    ['a code that ends like one of Node', Object.assign(new TypeError('x'), { code: 'MY_ERR_INVALID_X' })],
    ['what is no error', 'failed'],
    ['nothing', undefined],
  ])('is not what has %s', (_, error) => {
    expect(isMistake(error, true)).toBe(false)
  })

  test('is only told by its class where the words may be those of a runtime in any language', () => {
    expect(isMistake(new TypeError('La conexión se ha interrumpido.'), false)).toBe(false)
    expect(isMistake(new ReferenceError('x is not defined'), false)).toBe(true)
  })
})

function rejectionOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
