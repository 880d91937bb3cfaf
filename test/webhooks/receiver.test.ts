import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { InvalidArgumentError } from '../../src/errors/invalid-argument-error'
import { createWebhookReceiver, memoryDedupe } from '../../src/webhooks'
import { gate } from './gate'
import { makeReceiver } from './make-receiver'
import { post } from './post'
import { bodyOf } from './recorded'

const push = bodyOf('push-artifact.image-tag')
const cloudPush = bodyOf('push-artifact.image-tag', 'CloudEvents')
const cloudEvents = { type: 'application/cloudevents+json' }

describe('handlers', () => {
  test('are called for their own type, for one of several, and for every type', async () => {
    const { receiver } = makeReceiver()
    const calls: string[] = []
    receiver.on('PUSH_ARTIFACT', (event) => calls.push(`one ${event.type}`))
    receiver.on(['PUSH_ARTIFACT', 'QUOTA_EXCEED'], (event) => calls.push(`several ${event.type}`))
    receiver.on('*', (event) => calls.push(`all ${event.type}`))
    receiver.onUnknown((event) => calls.push(`unknown ${event.type}`))
    for (const body of [
      push,
      bodyOf('quota-exceed.storage'),
      bodyOf('pull-artifact.by-tag'),
      '{"type":"NEW"}',
    ]) {
      expect((await receiver.fetch(post(body))).status).toBe(200)
    }
    expect(calls).toEqual([
      'one PUSH_ARTIFACT',
      'several PUSH_ARTIFACT',
      'all PUSH_ARTIFACT',
      'several QUOTA_EXCEED',
      'all QUOTA_EXCEED',
      'all PULL_ARTIFACT',
      'unknown NEW',
    ])
  })

  test('are given the event of a CloudEvent under the same type', async () => {
    const { receiver } = makeReceiver()
    const seen = vi.fn()
    receiver.on('PUSH_ARTIFACT', (event) => seen(event.occur_at, event.cloudEvent?.id))
    await receiver.fetch(post(cloudPush, cloudEvents))
    expect(seen.mock.calls).toEqual([[1795465031, 'b6f35e58-21a5-4fc1-abd4-55f18f933fcc']])
  })

  test('of one event run at once', async () => {
    const { receiver } = makeReceiver()
    const order: string[] = []
    const { passed, open } = gate()
    receiver.on('*', async () => {
      order.push('first starts')
      await passed
      order.push('first ends')
    })
    receiver.on('*', async () => {
      order.push('second')
      open()
    })
    expect((await receiver.fetch(post(push))).status).toBe(200)
    expect(order).toEqual(['first starts', 'second', 'first ends'])
  })

  test('that fail do not hide one another, and are all told', async () => {
    const { receiver, errors } = makeReceiver()
    const third = vi.fn()
    receiver.on('*', () => {
      throw new Error('at once')
    })
    receiver.on('*', async () => {
      await Promise.resolve()
      throw new Error('later')
    })
    receiver.on('*', third)
    const response = await receiver.fetch(post(push))
    expect(response.status).toBe(500)
    // Harbor shows it to others: it says nothing of the reason.
    expect(await response.text()).toBe('A handler failed.')
    expect(third).toHaveBeenCalledTimes(1)
    expect(errors.map(({ code, cause }) => [code, (cause as Error).message])).toEqual([
      ['handler-failed', 'at once'],
      ['handler-failed', 'later'],
    ])
  })

  test('an event that none is interested in is answered 200', async () => {
    const { receiver, errors } = makeReceiver()
    receiver.on('QUOTA_EXCEED', () => {})
    expect((await receiver.fetch(post(push))).status).toBe(200)
    expect(errors).toEqual([])
  })

  test('of a type that there is not are refused by name', () => {
    const { receiver } = makeReceiver()
    // @ts-expect-error a misspelt type
    expect(() => receiver.on('PUSH_IMAGE', () => {})).toThrow(/'PUSH_IMAGE' is none of '\*', .*PUSH_ARTIFACT/)
    // @ts-expect-error a name that objects have
    expect(() => receiver.on(['PUSH_ARTIFACT', 'toString'], () => {})).toThrow(InvalidArgumentError)
    // @ts-expect-error no type at all
    expect(() => receiver.on(undefined, () => {})).toThrow(/'undefined' is none of/)
    expect(() => receiver.on([], () => {})).toThrow(InvalidArgumentError)
  })

  test.each(['onUnknown', 'onError'] as const)('%s takes nothing that cannot be called', (method) => {
    const { receiver } = makeReceiver()
    const refusal = expect.objectContaining({ name: 'InvalidArgumentError', argument: 'handler' })
    // @ts-expect-error a handler that is not there
    expect(() => receiver[method](undefined)).toThrow(refusal)
    // @ts-expect-error what a handler returns
    expect(() => receiver.on('PUSH_ARTIFACT', Promise.resolve())).toThrow(refusal)
  })
})

describe('onError', () => {
  test('is told the event, where there is one', async () => {
    const receiver = createWebhookReceiver({ authorization: 'secret' })
    const told = vi.fn()
    receiver.onError((error, event) => told(error.code, event?.type))
    receiver.on('*', () => {
      throw new Error()
    })
    await receiver.fetch(post(push))
    await receiver.fetch(post('{'))
    expect(told.mock.calls).toEqual([
      ['handler-failed', 'PUSH_ARTIFACT'],
      ['invalid-json', undefined],
    ])
  })

  describe('without a handler, or with one that fails,', () => {
    beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
    afterEach(() => void vi.restoreAllMocks())

    test('goes to the console', async () => {
      const receiver = createWebhookReceiver({ authorization: 'secret' })
      await receiver.fetch(post('{'))
      expect(vi.mocked(console.error).mock.calls).toEqual([
        [expect.objectContaining({ code: 'invalid-json' })],
      ])
    })

    test('changes no answer', async () => {
      const { receiver } = makeReceiver()
      const reason = new Error('no log')
      receiver.onError(() => Promise.reject(reason))
      expect((await receiver.fetch(post('{'))).status).toBe(400)
      await vi.waitFor(() =>
        expect(console.error).toHaveBeenCalledWith(expect.objectContaining({ cause: reason })),
      )
    })
  })
})

describe('createWebhookReceiver refuses', () => {
  test.each([
    ['authorization', {}],
    ['authorization', { authorization: undefined }],
    ['authorization', { authorization: '' }],
    ['authorization', { authorization: [] }],
    ['authorization', { authorization: ['secret', ''] }],
    ['authorization', { authorization: true }],
    ['authorisation', { authorization: 'secret', authorisation: 'other' }],
    ['maxHandlerTimes', { authorization: 'secret', maxHandlerTimes: 1_000 }],
    ['path', { authorization: 'secret', path: 'hooks' }],
    ['path', { authorization: 'secret', path: null }],
    ['respond', { authorization: 'secret', respond: 'later' }],
    ['path', { authorization: 'secret', path: /hooks/ }],
    ['timeBudget', { authorization: 'secret', timeBudget: 0 }],
    ['timeBudget', { authorization: 'secret', timeBudget: 2 ** 31 }],
    ['maxHandlerTime', { authorization: 'secret', maxHandlerTime: 0.5 }],
    ['maxHandlerTime', { authorization: 'secret', maxHandlerTime: Number.POSITIVE_INFINITY }],
    ['key', { authorization: 'secret', key: 'event_data.repository' }],
    ['key', { authorization: 'secret', key: null }],
    ['waitUntil', { authorization: 'secret', waitUntil: {} }],
    ['dedupe.claim', { authorization: 'secret', dedupe: true }],
    ['dedupe.claim', { authorization: 'secret', dedupe: null }],
    ['dedupe.claim', { authorization: 'secret', dedupe: memoryDedupe }],
    ['dedupe.complete', { authorization: 'secret', dedupe: { claim: () => 'claimed' } }],
    ['dedupe.release', { authorization: 'secret', dedupe: { ...memoryDedupe(), release: undefined } }],
  ])('%s: %j', (argument, options) => {
    expect(() => createWebhookReceiver(options as never)).toThrow(
      expect.objectContaining({ name: 'InvalidArgumentError', argument }),
    )
  })

  test('no option that is not given', () => {
    const options = { authorization: 'secret', authorisation: undefined }
    expect(createWebhookReceiver(options).respond).toBe('after-handlers')
  })
})
