import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createWebhookReceiver, type LambdaEvent, toLambdaHandler } from '../../../src/webhooks'
import { makeReceiver } from '../make-receiver'
import { bodyOf } from '../recorded'

const body = bodyOf('push-artifact.image-tag')
const headers = { authorization: 'secret', 'content-type': 'application/json' }

function call(event: LambdaEvent) {
  const { receiver } = makeReceiver()
  receiver.on('*', () => {})
  return toLambdaHandler(receiver)(event)
}

describe('toLambdaHandler', () => {
  test('answers an ALB by the headers that it was asked with', async () => {
    const event = { httpMethod: 'POST', path: '/', body }
    expect(await call({ ...event, headers })).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'Handled.',
      isBase64Encoded: false,
    })
    const multiValueHeaders = { Authorization: ['secret'], 'Content-Type': ['application/json'] }
    expect(await call({ ...event, multiValueHeaders })).toMatchObject({
      statusCode: 200,
      multiValueHeaders: { 'content-type': ['text/plain; charset=utf-8'] },
    })
  })

  test('takes the text of a secret that is not ASCII, as a gateway may give it', async () => {
    const { receiver } = makeReceiver({ authorization: 'schlüssel' })
    const event = { httpMethod: 'POST', path: '/', headers: { ...headers, authorization: 'schlüssel' }, body }
    expect(await toLambdaHandler(receiver)(event)).toMatchObject({ statusCode: 200 })
  })

  test('takes two spellings of one header for a repeated header', async () => {
    const multiValueHeaders = {
      Authorization: ['secret'],
      authorization: ['secret'],
      'Content-Type': ['application/json'],
    }
    expect(await call({ httpMethod: 'POST', path: '/', multiValueHeaders, body })).toMatchObject({
      statusCode: 401,
    })
  })

  test.each([
    ['base64 that is none', { body: '{}', isBase64Encoded: true }, 400],
    ['no body', { body: null }, 400],
    ['an absent body', {}, 400],
  ])('refuses %s', async (_what, event, statusCode) => {
    expect(await call({ httpMethod: 'POST', path: '/', headers, ...event })).toMatchObject({ statusCode })
  })

  test('survives an event that is no request', async () => {
    expect(await call({})).toMatchObject({ statusCode: 405 })
    expect(await call({ httpMethod: 'POST', headers: null, multiValueHeaders: null })).toMatchObject({
      statusCode: 401,
    })
  })

  test('has told onError what went wrong before the function is stopped', async () => {
    const { receiver } = makeReceiver()
    const told = vi.fn()
    receiver.onError(async ({ code }) => {
      await new Promise((resolve) => setTimeout(resolve))
      told(code)
    })
    await toLambdaHandler(receiver)({ httpMethod: 'POST', path: '/', headers, body: '{' })
    expect(told.mock.calls).toEqual([['invalid-json']])
  })

  test('does not wait for an onError that never ends', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { receiver } = makeReceiver()
    receiver.onError(() => new Promise(() => {}))
    const answered = toLambdaHandler(receiver)({ httpMethod: 'POST', path: '/', headers, body: '{' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await answered).toMatchObject({ statusCode: 400 })
  })

  test('refuses a receiver that responds before its handlers have run', () => {
    const receiver = createWebhookReceiver({ authorization: 'secret', respond: 'immediately' })
    expect(() => toLambdaHandler(receiver)).toThrow(
      expect.objectContaining({ name: 'InvalidArgumentError', argument: 'receiver' }),
    )
  })
})
