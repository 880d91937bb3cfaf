import { describe, expect, test } from 'vitest'
import { connectionError, readConnectionFailure } from '../../../src/core/send/connection-failure'

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
    expect(failure).toMatchObject({ code, notSent: true, passing: true, stale: false })
  })

  test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ConnectionClosed'])(
    '%s may be a connection that died while it was kept alive',
    (code) => {
      const failure = readConnectionFailure(fetchFailed(coded(code)), false)
      expect(failure).toMatchObject({ code, notSent: false, passing: true, stale: true })
    },
  )

  test.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('%s is no matter of seconds, and nothing was sent', (code) => {
    const failure = readConnectionFailure(fetchFailed(coded(code)), false)
    expect(failure).toMatchObject({ code, notSent: true, passing: false })
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

  test.each<[string, unknown]>([
    ['without a code', fetchFailed(new Error('other side closed'))],
    ['of a runtime that says nothing', new TypeError('Load failed')],
    ['that is no error', 'failed'],
    ['that is nothing', undefined],
    ['that is its own cause', Object.assign(new Error('a'), { cause: undefined as unknown })],
  ])('%s is unknown', (_, cause) => {
    if (cause instanceof Error && 'cause' in cause && cause.cause === undefined) cause.cause = cause
    const failure = readConnectionFailure(cause, false)
    expect(failure).toMatchObject({ code: undefined, notSent: false, passing: true, stale: false })
  })
})

describe('a failure after an answer has begun', () => {
  test.each(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'])(
    '%s never means that nothing was sent',
    (code) => {
      const failure = readConnectionFailure(fetchFailed(coded(code)), true)
      expect(failure).toMatchObject({ notSent: false, stale: false, passing: true })
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
    const failure = readConnectionFailure(
      new TypeError('Network connection lost. Basic YWRtaW46c2VjcmV0'),
      false,
    )
    expect(connectionError(request, failure, 'unknown').message).toBe(
      'GET /x: the connection broke to https://harbor.example.com (Network connection lost. Basic [hidden])',
    )
  })

  test('says after how many attempts', () => {
    const error = connectionError(request, readConnectionFailure(new Error(), false), 'unknown', 5)
    expect(error.message).toBe('GET /x: the connection broke to https://harbor.example.com, after 5 attempts')
  })
})
