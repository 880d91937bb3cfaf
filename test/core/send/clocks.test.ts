import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HarborTimeoutError } from '../../../src/index'
import { rawClient } from '../../../src/raw/index'
import { answering, connect, jsonResponse, rejection } from '../connect'
import { serve } from '../loopback'

const path = { project_name_or_id: 'demo' }

// Time stands still here, and passes only where a test says so.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds)

/** Nothing comes, and so much time passes. */
function nothing(milliseconds: number): Promise<never> {
  queueMicrotask(() => pass(milliseconds))
  return new Promise(() => {})
}

/** A body that takes so long for each chunk, and for its end. */
function dripping(chunks: readonly string[], milliseconds: number): ReadableStream<Uint8Array> {
  let next = 0
  return new ReadableStream(
    {
      async pull(controller) {
        pass(milliseconds)
        // The time that has passed is noticed before the chunk.
        await Promise.resolve()
        const chunk = chunks[next++]
        if (chunk === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(chunk))
      },
    },
    { highWaterMark: 0 },
  )
}

/** A body that begins and then stops, while so much time passes. */
function stuck(milliseconds: number): ReadableStream<Uint8Array> {
  let begun = false
  return new ReadableStream(
    {
      async pull(controller) {
        if (begun) await nothing(milliseconds)
        begun = true
        controller.enqueue(new TextEncoder().encode('{"name":'))
      },
    },
    { highWaterMark: 0 },
  )
}

describe('timeout', () => {
  test('ends an attempt whose answer does not come', async () => {
    const server = await serve(() => void pass(40))
    const error = await rejection(connect({ ...server, timeout: 40 }).call('getProject', { path }))
    expect(error).toBeInstanceOf(HarborTimeoutError)
    expect(error).toMatchObject({ clock: 'timeout', milliseconds: 40, outcome: 'unknown' })
    expect(String(error)).toBe(
      'HarborTimeoutError: GET /api/v2.0/projects/demo: no complete answer within 40 ms',
    )
    expect(server.requests).toHaveLength(1)
  })

  test('ends an attempt whose answer stops within its body', async () => {
    const { transport } = answering(() => new Response(stuck(40)))
    const error = await rejection(transport.call('getProject', { path, options: { timeout: 40 } }))
    expect(error).toMatchObject({ clock: 'timeout', outcome: 'unknown' })
  })

  test('knows that a refusal is one although its body never ends', async () => {
    const { transport } = answering(() => new Response(stuck(40), { status: 403 }))
    const error = await rejection(transport.call('deleteProject', { path, options: { timeout: 40 } }))
    expect(error).toMatchObject({ clock: 'timeout', outcome: 'refused' })
  })

  test('starts anew for each attempt', async () => {
    const { transport } = answering(
      () => {
        pass(700)
        return new Response(null, { status: 503 })
      },
      () => {
        pass(700)
        return jsonResponse(200, { name: 'demo' })
      },
    )
    const done = transport.call('getProject', { path, options: { timeout: 1000 } })
    await vi.advanceTimersByTimeAsync(0)
    expect(await done).toEqual({ name: 'demo' })
  })

  test('of a call comes before that of the client', async () => {
    const { fetch } = answering(() => nothing(40))
    const transport = connect({ url: 'https://harbor.example.com', fetch, timeout: 10_000 })
    const error = await rejection(transport.call('getProject', { path, options: { timeout: 40 } }))
    expect(error).toMatchObject({ milliseconds: 40 })
  })

  test('is 30 seconds unless given', async () => {
    const { transport } = answering(() => new Promise(() => {}))
    const failed = rejection(transport.call('getProject', { path }))
    await vi.advanceTimersByTimeAsync(29_999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await failed).toMatchObject({ clock: 'timeout', milliseconds: 30_000 })
  })

  test('ends also a function that does not give the secret', async () => {
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const auth = { token: () => nothing(30_000) }
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth })
    expect(await rejection(transport.call('getProject', { path }))).toMatchObject({ clock: 'timeout' })
    expect(sent).toHaveLength(0)
  })

  test.each<[string, () => Response | Promise<Response>]>([
    ['succeeds', () => jsonResponse(200, {})],
    ['is refused', () => new Response(null, { status: 404 })],
    ['fails', () => new Response(null, { status: 500 })],
    ['breaks off', () => Promise.reject(new TypeError('fetch failed'))],
    ['is sent elsewhere', () => Response.redirect('https://elsewhere.example.com/')],
  ])('leaves no timer behind when a call %s', async (_, answer) => {
    const { transport } = answering(answer)
    const options = { timeout: 5_000, totalTimeout: 9_000, retry: 0 }
    await transport.call('getProject', { path, options }).catch(() => {})
    expect(vi.getTimerCount()).toBe(0)
  })

  test('leaves no timer behind when a call was aborted before', async () => {
    const { transport } = answering(() => jsonResponse(200, {}))
    const options = { timeout: 5_000, totalTimeout: 9_000, signal: AbortSignal.abort() }
    await rejection(transport.call('getProject', { path, options }))
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('totalTimeout', () => {
  test('ends a call while it waits to try again', async () => {
    const { transport, sent } = answering(
      () => new Response(null, { status: 503, headers: { 'retry-after': '30' } }),
    )
    const failed = rejection(transport.call('getProject', { path, options: { totalTimeout: 1_000 } }))
    await vi.advanceTimersByTimeAsync(1_000)
    const error = await failed
    expect(error).toBeInstanceOf(HarborTimeoutError)
    expect(error).toMatchObject({ clock: 'totalTimeout', milliseconds: 1_000, outcome: 'unknown' })
    expect(String(error)).toBe(
      'HarborTimeoutError: GET /api/v2.0/projects/demo: not done within 1000 ms in all',
    )
    expect(sent).toHaveLength(1)
  })

  test('ends a call that still waits in line, which has not been sent', async () => {
    const { fetch, sent } = answering(() => new Promise(() => {}))
    const transport = connect({ url: 'https://harbor.example.com', fetch, concurrency: 1 })
    const first = rejection(transport.call('getProject', { path }))
    const second = rejection(transport.call('getProject', { path, options: { totalTimeout: 30 } }))
    await vi.advanceTimersByTimeAsync(30)
    expect(await second).toMatchObject({ clock: 'totalTimeout', outcome: 'not-sent' })
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(30_000)
    await first
    expect(sent).toHaveLength(1)
  })

  test('counts over all attempts', async () => {
    const { transport, sent } = answering(() => {
      pass(400)
      return new Response(null, { status: 503 })
    })
    const failed = rejection(transport.call('getProject', { path, options: { totalTimeout: 1000 } }))
    await vi.advanceTimersByTimeAsync(0)
    expect(await failed).toMatchObject({ clock: 'totalTimeout', outcome: 'unknown' })
    expect(sent).toHaveLength(3)
  })

  test('ends an attempt within its body', async () => {
    const { transport } = answering(() => new Response(stuck(40)))
    const error = await rejection(transport.call('getProject', { path, options: { totalTimeout: 40 } }))
    expect(error).toMatchObject({ clock: 'totalTimeout' })
  })
})

describe('the clocks of a stream', () => {
  const stream = { parseAs: 'stream' } as const

  async function read(
    body: ReadableStream<Uint8Array>,
    options: { timeout?: number; totalTimeout?: number },
  ) {
    const { transport } = answering(() => new Response(body))
    const { data } = await rawClient(transport, options).GET('/systeminfo', stream)
    return new Response(data ?? null).text()
  }

  test('timeout counts until the headers', async () => {
    const server = await serve(() => void pass(40))
    const error = await rejection(rawClient(connect(server), { timeout: 40 }).GET('/systeminfo', stream))
    expect(error).toMatchObject({ clock: 'timeout', milliseconds: 40 })
  })

  test('timeout counts anew for every 64 KiB, so that a long body may take its time', async () => {
    const chunks = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64 * 1024))
    expect(await read(dripping(chunks, 90), { timeout: 100 })).toBe(chunks.join(''))
  })

  test('timeout ends a read that gets nothing', async () => {
    const error = await rejection(read(stuck(100), { timeout: 100 }))
    expect(error).toBeInstanceOf(HarborTimeoutError)
    expect(error).toMatchObject({ clock: 'timeout' })
  })

  test('timeout does not count while nobody reads', async () => {
    const { transport } = answering(() => new Response(dripping(['a', 'b'], 0)))
    const { data } = await rawClient(transport, { timeout: 40 }).GET('/systeminfo', stream)
    const reader = data?.getReader()
    for (const letter of ['a', 'b']) {
      pass(1000)
      expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(letter)
    }
    pass(1000)
    expect((await reader?.read())?.done).toBe(true)
  })

  test('nothing is read before somebody reads', async () => {
    let pulled = false
    const body = new ReadableStream(
      {
        pull: () => {
          pulled = true
        },
      },
      { highWaterMark: 0 },
    )
    const { transport } = answering(() => new Response(body))
    await rawClient(transport).GET('/systeminfo', stream)
    await vi.advanceTimersByTimeAsync(1000)
    expect(pulled).toBe(false)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('totalTimeout counts until the body has ended', async () => {
    const error = await rejection(read(dripping(['a', 'b', 'c', 'd'], 90), { totalTimeout: 300 }))
    expect(error).toMatchObject({ clock: 'totalTimeout' })
    expect(await read(dripping(['a', 'b', 'c', 'd'], 90), { totalTimeout: 500 })).toBe('abcd')
  })

  test('the signal of the caller ends it with its own reason', async () => {
    const { transport } = answering(() => new Response(stuck(0)))
    const controller = new AbortController()
    const { data } = await rawClient(transport).GET('/systeminfo', { ...stream, signal: controller.signal })
    const failed = rejection(new Response(data ?? null).text())
    const reason = new Error('enough')
    controller.abort(reason)
    expect(await failed).toBe(reason)
  })

  test.each<[string, (body: ReadableStream) => Promise<unknown>]>([
    ['been read', (body) => new Response(body).text()],
    ['been cancelled', (body) => body.cancel()],
    ['failed', (body) => rejection(new Response(body).text())],
    ['run out of time with nobody reading', async () => pass(1000)],
  ])('and the listener on the signal are gone when the body has %s', async (how, end) => {
    const { signal } = new AbortController()
    const source = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array([65])),
      pull: (controller) =>
        how === 'failed' ? controller.error(new TypeError('terminated')) : controller.close(),
    })
    const { transport } = answering(() => new Response(source))
    const { data } = await rawClient(transport, { totalTimeout: 1000 }).GET('/systeminfo', {
      ...stream,
      signal,
    })
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    if (data) await end(data)
    await Promise.resolve()
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})
