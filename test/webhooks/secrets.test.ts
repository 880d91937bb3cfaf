import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createWebhookReceiver, type WebhookReceiverOptions } from '../../src/webhooks'
import { makeReceiver } from './make-receiver'
import { post } from './post'
import { bodyOf } from './recorded'

interface Env {
  readonly HOOK_SECRET: string
}

type Authorization = WebhookReceiverOptions<Env>['authorization']

const push = bodyOf('push-artifact.image-tag')
const cloudPush = bodyOf('push-artifact.image-tag', 'CloudEvents')
const cloudEvents = { type: 'application/cloudevents+json' }

const forms: Readonly<
  Record<string, (env: Env) => ReturnType<Exclude<Authorization, string | false | readonly string[]>>>
> = {
  'a string': (env) => env.HOOK_SECRET,
  'a list': (env) => ['new', env.HOOK_SECRET],
  'a promise': async (env) => env.HOOK_SECRET,
  'a promise of a list': async (env) => [env.HOOK_SECRET],
}

describe.each(Object.entries(forms))('authorization by a function that gives %s', (_what, authorization) => {
  test('knows the sender by what is in the environment of the request', async () => {
    const receiver = createWebhookReceiver({ authorization })
    const handler = vi.fn()
    receiver.on('PUSH_ARTIFACT', handler)
    receiver.onError(() => {})
    expect((await receiver.fetch(post(push), { HOOK_SECRET: 'secret' })).status).toBe(200)
    expect((await receiver.fetch(post(push), { HOOK_SECRET: 'another' })).status).toBe(401)
    expect(handler).toHaveBeenCalledTimes(1)
  })
})

describe('a receiver that is made once', () => {
  test('remembers events over requests with environments of their own', async () => {
    const receiver = createWebhookReceiver({ authorization: (env: Env) => env.HOOK_SECRET })
    const handler = vi.fn()
    receiver.on('*', handler)
    for (let attempt = 0; attempt < 2; attempt++) {
      expect((await receiver.fetch(post(cloudPush, cloudEvents), { HOOK_SECRET: 'secret' })).status).toBe(200)
    }
    expect(handler).toHaveBeenCalledTimes(1)
  })

  test('gives its handlers the environment of the request', async () => {
    const receiver = createWebhookReceiver({ authorization: (env: Env) => env.HOOK_SECRET })
    const env = { HOOK_SECRET: 'secret' }
    const seen = vi.fn()
    receiver.on('PUSH_ARTIFACT', (event, env) => seen(event.type, env))
    receiver.onUnknown((event, env) => seen(event.type, env))
    await receiver.fetch(post(push), env)
    await receiver.fetch(post('{"type":"NEW"}'), env)
    expect(seen.mock.calls).toEqual([
      ['PUSH_ARTIFACT', env],
      ['NEW', env],
    ])
  })

  test('asks for the secret at each request, so that it can be changed', async () => {
    let secret = 'old'
    const { receiver } = makeReceiver({ authorization: () => secret })
    expect((await receiver.fetch(post(push, { authorization: 'old' }))).status).toBe(200)
    secret = 'new'
    expect((await receiver.fetch(post(push, { authorization: 'old' }))).status).toBe(401)
    expect((await receiver.fetch(post(push, { authorization: 'new' }))).status).toBe(200)
  })
})

describe('a function that gives no secret lets nobody in', () => {
  test.each([
    ['nothing', () => undefined],
    ['an empty string', () => ''],
    ['an empty list', () => []],
    ['a list with an empty string', () => ['secret', '']],
    ['false, which a function cannot say', () => false],
    ['true', () => true],
    ['a promise of nothing', async () => undefined],
    ['a function', () => () => 'secret'],
    ['an error', () => Promise.reject(new Error('the vault is closed'))],
    [
      'what it throws',
      () => {
        throw new Error('the vault is closed')
      },
    ],
    ['what is not in the environment', (env: Env) => env.HOOK_SECRET],
  ])('%s', async (_what, authorization) => {
    const { receiver, errors } = makeReceiver({ authorization: authorization as Authorization as never })
    const handler = vi.fn()
    receiver.on('*', handler)
    const pull = vi.fn()
    const stream = new ReadableStream({ pull }, { highWaterMark: 0 })
    const response = await receiver.fetch(post(stream, { authorization: 'secret' }))
    expect(response.status).toBe(500)
    // Harbor shows it to others: it says nothing of the reason.
    expect(await response.text()).toBe('There is no secret.')
    expect(errors).toMatchObject([{ code: 'secrets-failed', cause: expect.any(Error) }])
    expect(pull).not.toHaveBeenCalled()
    expect(handler).not.toHaveBeenCalled()
  })

  describe('in time', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    test('is not waited for longer than Harbor waits', async () => {
      const { receiver, codes } = makeReceiver({ authorization: () => new Promise(() => {}) })
      const answered = receiver.fetch(post(push))
      await vi.advanceTimersByTimeAsync(2_000)
      expect((await answered).status).toBe(500)
      expect(codes()).toEqual(['secrets-failed'])
      expect(vi.getTimerCount()).toBe(0)
    })
  })
})
