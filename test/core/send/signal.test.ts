import { getEventListeners, once } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { sleep } from '../../../src/core/send/deadline'
import { linkSignal, onAbort, orAborted } from '../../../src/core/send/link-signal'
import { createQueue } from '../../../src/core/send/queue'
import { rawClient } from '../../../src/raw/index'
import { answering, connect, jsonResponse, rejection } from '../connect'
import { json, serve } from '../loopback'

const path = { project_name_or_id: 'demo' }

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the signal of the caller', () => {
  test('keeps no listener after 1,000 calls of every kind', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const { signal } = new AbortController()
    let number = 0
    const fetch = async () => {
      number += 1
      if (number % 5 === 0) return new Response(null, { status: 503 })
      if (number % 7 === 0) throw new TypeError('fetch failed')
      return jsonResponse(200, [{ project_id: number }], { 'x-total-count': '3' })
    }
    const transport = connect({ url: 'https://harbor.example.com', fetch, concurrency: 4 })
    const options = { signal, totalTimeout: 60_000 }
    for (let batch = 0; batch < 50; batch++) {
      await Promise.allSettled([
        ...Array.from({ length: 16 }, () => transport.call('getProject', { path, options })),
        transport.call('createProject', { body: { project_name: 'demo' }, options }),
        transport.list('listProjects', { options }, { identity: 'project_id' }).all(),
        transport.list('listProjects', { options }, { identity: 'project_id' }),
        rawClient(transport).GET('/systeminfo', { signal, parseAs: 'blob' }),
        rawClient(transport, { totalTimeout: 60_000 }).GET('/systeminfo', { signal }),
      ])
    }
    expect(number).toBeGreaterThan(1000)
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  test('keeps no listener after calls over real sockets', async () => {
    const { signal } = new AbortController()
    const server = await serve(json(200, {}))
    const transport = connect(server)
    for (let number = 0; number < 50; number++) {
      await transport.call('getProject', { path, options: { signal } })
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  test('has one listener however many calls wait for it: Node warns at the eleventh', async () => {
    const warned = vi.fn()
    process.on('warning', warned)
    const controller = new AbortController()
    const { transport, sent } = answering(() => new Promise(() => {}))
    const options = { signal: controller.signal, totalTimeout: 60_000 }
    const calls = Array.from({ length: 50 }, () => rejection(transport.call('getProject', { path, options })))
    await vi.waitFor(() => expect(sent).toHaveLength(32))
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1)
    controller.abort('enough')
    expect(await Promise.all(calls)).toEqual(Array(50).fill('enough'))
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', warned)
    expect(warned).not.toHaveBeenCalled()
  })

  test('that has aborted before sends nothing, and its reason is the rejection', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    const reason = { why: 'too late' }
    const options = { signal: AbortSignal.abort(reason) }
    expect(await rejection(transport.call('getProject', { path, options }))).toBe(reason)
    expect(await rejection(transport.list('listProjects', { options }, { identity: 'project_id' }))).toBe(
      reason,
    )
    expect(sent).toHaveLength(0)
  })

  test('aborts a request under way, also on the side of the server', async () => {
    const controller = new AbortController()
    const reason = new Error('the user left')
    let closed: Promise<unknown> | undefined
    const server = await serve((_, { socket }) => {
      closed = once(socket, 'close')
      controller.abort(reason)
    })
    const failed = connect(server).call('createProject', {
      body: { project_name: 'demo' },
      options: { signal: controller.signal },
    })
    expect(await rejection(failed)).toBe(reason)
    await closed
    expect(server.requests).toHaveLength(1)
  })

  test('is aborted with a DOMException where no reason was given', async () => {
    const controller = new AbortController()
    const server = await serve(() => controller.abort())
    const error = await rejection(
      connect(server).call('getProject', { path, options: { signal: controller.signal } }),
    )
    expect(error).toBeInstanceOf(DOMException)
    expect(error).toMatchObject({ name: 'AbortError' })
  })
})

describe('the queue of a client', () => {
  test('lets no more requests out at once than it may, and the rest in their order', async () => {
    let now = 0
    let most = 0
    const sent: string[] = []
    const transport = connect({
      url: 'https://harbor.example.com',
      concurrency: 3,
      fetch: async (url) => {
        sent.push(url.slice(url.lastIndexOf('/') + 1))
        now += 1
        most = Math.max(most, now)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
        now -= 1
        return jsonResponse(200, {})
      },
    })
    const names = Array.from({ length: 20 }, (_, number) => `p${number}`)
    await Promise.all(
      names.map((name) => transport.call('getProject', { path: { project_name_or_id: name } })),
    )
    expect(most).toBe(3)
    expect(sent).toEqual(names)
  })

  test('is 32 wide unless told otherwise', async () => {
    const { transport, sent } = answering(() => new Promise(() => {}))
    for (let number = 0; number < 40; number++) void transport.call('getProject', { path }).catch(() => {})
    await vi.waitFor(() => expect(sent).toHaveLength(32))
    await new Promise((resolve) => setImmediate(resolve))
    expect(sent).toHaveLength(32)
  })

  test('gives its place to the next while a call waits to try again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const sent: string[] = []
    const transport = connect({
      url: 'https://harbor.example.com',
      concurrency: 1,
      fetch: async (url) => {
        sent.push(url.slice(url.lastIndexOf('/') + 1))
        return sent.length === 1
          ? new Response(null, { status: 503, headers: { 'retry-after': '5' } })
          : jsonResponse(200, {})
      },
    })
    const calls = ['a', 'b'].map((name) =>
      transport.call('getProject', { path: { project_name_or_id: name } }),
    )
    await vi.runAllTimersAsync()
    await Promise.all(calls)
    expect(sent).toEqual(['a', 'b', 'a'])
  })

  test('lets a call that is aborted leave the line, and the others keep their places', async () => {
    const sent: string[] = []
    let end = () => {}
    const transport = connect({
      url: 'https://harbor.example.com',
      concurrency: 1,
      fetch: async (url) => {
        sent.push(url.slice(url.lastIndexOf('/') + 1))
        if (sent.length === 1) await new Promise<void>((resolve) => (end = resolve))
        return jsonResponse(200, {})
      },
    })
    const controller = new AbortController()
    const call = (name: string, signal?: AbortSignal) =>
      transport.call('getProject', { path: { project_name_or_id: name }, options: { signal } })
    const first = call('a')
    await vi.waitFor(() => expect(sent).toEqual(['a']))
    const aborted = rejection(call('b', controller.signal))
    const others = [call('c'), call('d')]
    const reason = new Error('gone')
    controller.abort(reason)
    expect(await aborted).toBe(reason)
    end()
    await Promise.all([first, ...others])
    expect(sent).toEqual(['a', 'c', 'd'])
  })

  test('leaves no listener of those who waited', async () => {
    const queue = createQueue(1)
    const { signal } = new AbortController()
    let end = () => {}
    const first = queue.run(() => new Promise<void>((resolve) => (end = resolve)), signal)
    const second = queue.run(async () => getEventListeners(signal, 'abort').length, signal)
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    end()
    await first
    expect(await second).toBe(0)
  })

  test('has its places back after failures and aborts', async () => {
    const queue = createQueue(2)
    const controller = new AbortController()
    const started: string[] = []
    const run = (name: string, task: () => Promise<unknown>, signal?: AbortSignal) =>
      queue
        .run(() => {
          started.push(name)
          return task()
        }, signal)
        .catch((reason: unknown) => reason)
    const fail = () => Promise.reject(new Error('no'))
    let end = () => {}
    const held = new Promise<void>((resolve) => (end = resolve))
    const all = [
      run('a', fail),
      run('b', () => held),
      run('c', fail),
      run('d', async () => {}, controller.signal),
      run('e', async () => {}, AbortSignal.abort('before')),
      run('f', async () => {}, controller.signal),
    ]
    controller.abort('enough')
    end()
    expect(await Promise.all(all.slice(3))).toEqual(['enough', 'before', 'enough'])
    await Promise.all(all)
    let now = 0
    let most = 0
    const busy = async () => {
      most = Math.max(most, ++now)
      await Promise.resolve()
      now -= 1
    }
    await Promise.all(['g', 'h', 'i', 'j'].map((name) => run(name, busy)))
    expect(started).toEqual(['a', 'b', 'c', 'g', 'h', 'i', 'j'])
    expect(most).toBe(2)
  })
})

describe('waiting for a signal', () => {
  test('calls back everybody who still waits, once', () => {
    const controller = new AbortController()
    const calls: string[] = []
    const stop = onAbort(controller.signal, () => calls.push('a'))
    onAbort(controller.signal, () => calls.push('b'))
    onAbort(controller.signal, () => calls.push('c'))
    stop()
    controller.abort()
    controller.abort()
    expect(calls).toEqual(['b', 'c'])
  })

  test('may be stopped twice, and begin again', () => {
    const controller = new AbortController()
    const calls: string[] = []
    const stop = onAbort(controller.signal, () => calls.push('a'))
    stop()
    const again = onAbort(controller.signal, () => calls.push('b'))
    stop()
    onAbort(controller.signal, () => calls.push('c'))
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1)
    controller.abort()
    again()
    expect(calls).toEqual(['b', 'c'])
  })

  test('takes no longer than a sleep, and ends it', async () => {
    const controller = new AbortController()
    const { signal } = controller
    await sleep(1, signal)
    await sleep(1, undefined)
    const sleeping = rejection(sleep(60_000, signal))
    controller.abort('enough')
    expect(await sleeping).toBe('enough')
    expect(await rejection(sleep(60_000, signal))).toBe('enough')
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  test('ends work that does not heed it', async () => {
    const controller = new AbortController()
    const working = rejection(orAborted(new Promise(() => {}), controller.signal))
    controller.abort('enough')
    expect(await working).toBe('enough')
  })

  test('does not hold up work that is done, nor hide that it failed', async () => {
    const { signal } = new AbortController()
    expect(await orAborted(Promise.resolve(1), signal)).toBe(1)
    expect(await rejection(orAborted(Promise.reject(new Error('no')), signal))).toMatchObject({
      message: 'no',
    })
    expect(await rejection(orAborted(new Promise(() => {}), AbortSignal.abort('late')))).toBe('late')
    await Promise.resolve()
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

describe('a controller that is linked to a signal', () => {
  test('aborts with it, for the same reason', () => {
    const parent = new AbortController()
    const { controller } = linkSignal(parent.signal)
    expect(controller.signal.aborted).toBe(false)
    const reason = new Error('enough')
    parent.abort(reason)
    expect(controller.signal.reason).toBe(reason)
  })

  test('has aborted where it has', () => {
    const reason = new Error('before')
    const { controller, unlink } = linkSignal(AbortSignal.abort(reason))
    expect(controller.signal.reason).toBe(reason)
    unlink()
  })

  test('lets go of it', () => {
    const parent = new AbortController()
    const { controller, unlink } = linkSignal(parent.signal)
    unlink()
    expect(getEventListeners(parent.signal, 'abort')).toHaveLength(0)
    parent.abort()
    expect(controller.signal.aborted).toBe(false)
  })

  test('is one of its own where there is none', () => {
    const { controller, unlink } = linkSignal(undefined)
    unlink()
    expect(controller.signal.aborted).toBe(false)
    controller.abort('enough')
    expect(controller.signal.reason).toBe('enough')
  })
})
