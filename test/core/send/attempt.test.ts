import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/core/answer/answer'
import { anonymous } from '../../../src/core/credentials'
import { CallRequest, type Handed, startCall } from '../../../src/core/send/call-request'
import { createPipeline } from '../../../src/core/send/pipeline'
import { type CallOptions, readSettings } from '../../../src/core/settings'
import { HarborError } from '../../../src/index'
import { rejection } from '../connect'

const url = 'https://harbor.example.com/v2/demo/app/blobs/sha256:0'

/** What a request outside the API description comes to, sent once. */
function send(
  answer: () => Response,
  handed: Handed = {},
  options: CallOptions = {},
  request: RequestInit = {},
): Promise<Answer> {
  const settings = readSettings({ url: 'https://harbor.example.com', fetch: async () => answer(), retry: 0 })
  const pipeline = createPipeline(settings, (fetch) => fetch, anonymous)
  return pipeline(
    new CallRequest(url, { ...request, headers: {} }),
    startCall(settings, undefined, options, handed),
  )
}

function bodyOf(...chunks: readonly (string | Error)[]): ReadableStream<Uint8Array> {
  const rest = chunks.values()
  return new ReadableStream(
    {
      pull(controller) {
        const { done, value } = rest.next()
        if (done) controller.close()
        else if (typeof value === 'string') controller.enqueue(new TextEncoder().encode(value))
        else controller.error(value)
      },
    },
    { highWaterMark: 0 },
  )
}

describe('an answer', () => {
  test('is a text', async () => {
    const answer = await send(() => new Response(bodyOf('a', 'b')))
    expect(answer).toMatchObject({ text: 'ab', who: 'an anonymous caller' })
    expect(answer.bytes).toBeUndefined()
    expect(answer.ended).toBeUndefined()
    expect(answer.request).toMatchObject({ method: 'GET', url })
  })

  test('is bytes where so many are wanted, and an error where there are more', async () => {
    const answer = await send(() => new Response(bodyOf('a', 'b')), { largest: 2 })
    expect(answer).toMatchObject({ text: '', bytes: Uint8Array.of(97, 98) })
    const error = await rejection(send(() => new Response(bodyOf('a', 'bc')), { largest: 2 }))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'TOO_LARGE', outcome: 'unknown' })
    expect(String(error)).toContain('GET /v2/demo/app/blobs/sha256:0: the body does not end after 2 bytes')
  })

  test('is a stream where one is wanted, that says when it has ended', async () => {
    const { response, text, ended } = await send(() => new Response(bodyOf('a', 'b')), { stream: true })
    expect(text).toBe('')
    expect(await response.text()).toBe('ab')
    expect(await ended).toBeUndefined()
  })

  test('is no stream where there is no body, or no success', async () => {
    const empty = await send(() => new Response(null), { stream: true })
    expect([empty.text, empty.ended]).toEqual(['', undefined])
    const refused = await send(() => new Response(bodyOf('no'), { status: 404 }), { stream: true })
    expect([refused.text, refused.ended]).toEqual(['no', undefined])
  })

  test('of 416 is not read: it promises more than comes', async () => {
    let cancelled = false
    const endless = () =>
      new ReadableStream<Uint8Array>({
        cancel() {
          cancelled = true
        },
      })
    const answer = await send(() => new Response(endless(), { status: 416 }), { stream: true })
    expect(answer).toMatchObject({ text: '', call: { outcome: 'refused' } })
    expect(cancelled).toBe(true)
    expect(await send(() => new Response(null, { status: 416 }))).toMatchObject({ text: '' })
  })

  test.each([
    [200, 'unknown'],
    [399, 'unknown'],
    [400, 'refused'],
    [499, 'refused'],
    [500, 'unknown'],
  ])('of %d leaves the outcome %s', async (status, outcome) => {
    expect((await send(() => new Response(null, { status }))).call.outcome).toBe(outcome)
  })
})

describe('a stream that breaks off', () => {
  test('says what was cut off, and that the request was sent', async () => {
    const broken = Object.assign(new Error('socket'), { code: 'ECONNREFUSED' })
    const { response, ended } = await send(() => new Response(bodyOf('a', broken)), { stream: true })
    const error = await rejection(response.text())
    expect(error).toMatchObject({ name: 'HarborConnectionError', code: 'ECONNREFUSED', outcome: 'unknown' })
    expect(String(error)).toContain('the answer of https://harbor.example.com was cut off (ECONNREFUSED)')
    expect(await ended).toBeUndefined()
  })
})

describe('a call outside the API description', () => {
  test('may be sent again, holds no secret and may be answered with nothing', () => {
    const settings = readSettings({ url: 'https://harbor.example.com' })
    expect(startCall(settings, undefined, {})).toMatchObject({
      ...{ operation: undefined, secret: false, stream: false },
      ...{ outcome: 'not-sent', attempts: 0, request: undefined },
    })
  })

  test('is called a request until there is one, where the clock of the whole call runs out', async () => {
    const settings = readSettings({ url: 'https://harbor.example.com' })
    const { signal, end } = startCall(settings, undefined, { totalTimeout: 1 })
    await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }))
    expect(String(signal?.reason)).toBe('HarborTimeoutError: the request: not done within 1 ms in all')
    end()
  })
})

test.each([
  [{}, undefined],
  [{ body: null }, undefined],
  [{ body: '' }, ''],
  [{ body: '{}' }, '{}'],
])('a request of %j has the payload %j', (init, payload) => {
  const request = new CallRequest(url, { ...init, headers: {} })
  expect(request.method).toBe('GET')
  expect(Object.hasOwn(request, 'payload') ? request.payload : undefined).toBe(payload)
  expect('payload' in request && request.payload === null).toBe(false)
})

test('an error of ours that is the reason of a signal is left as it is', async () => {
  const reason = new HarborError('Bearer abc was enough')
  const signal = AbortSignal.abort(reason)
  expect(await rejection(send(() => new Response(null), {}, { signal }))).toBe(reason)
  const controller = new AbortController()
  const late = () => {
    controller.abort(reason)
    return new Response(null)
  }
  expect(await rejection(send(late, {}, { signal: controller.signal }))).toBe(reason)
  expect(reason.message).toBe('Bearer abc was enough')
})
