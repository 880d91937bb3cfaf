import { getEventListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Harbor, InvalidArgumentError, type Label, type Pager } from '../../../src/index'
import { jsonResponse, rejection } from '../connect'
import { json, serve } from '../loopback'
import { downFrom, idsOf, ListServer, overtaking, upTo } from './list-server'

const labels = (server: ListServer, options: { page_size?: number; signal?: AbortSignal } = {}) =>
  server.labels.list({ scope: 'g', page_size: 10, ...options })

async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of list) items.push(item)
  return items
}

const ranges = (server: ListServer) => server.asked.map(({ q }) => q)
const hang = () => new Promise<void>(() => {})

const unhandled: unknown[] = []
const remember = (reason: unknown) => void unhandled.push(reason)
beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', remember)
})
afterEach(async () => {
  await setImmediate()
  process.off('unhandledRejection', remember)
  expect(unhandled).toEqual([])
})

describe('a list', () => {
  test('asks for nothing before it is awaited or iterated', async () => {
    const server = new ListServer(upTo(25))
    const list = labels(server)
    list.pages()
    list[Symbol.asyncIterator]()
    await setImmediate()
    expect(server.asked).toEqual([])
  })

  test('gives its first page when it is awaited, and asks for it once', async () => {
    const server = new ListServer(upTo(25))
    const list = labels(server)
    const page = await list
    expect(page).toMatchObject({ page: 1, total: 25 })
    expect(idsOf(page.items)).toEqual(downFrom(25, 16))
    expect(await list).toBe(page)
    expect(server.asked).toEqual([{ q: undefined, sort: '-id', page: undefined, page_size: 10 }])
  })

  test('is a promise of its first page, with catch and finally', async () => {
    const ended = vi.fn()
    expect(await labels(new ListServer(upTo(3))).finally(ended)).toMatchObject({ total: 3 })
    const wrong = () => labels(new ListServer([]), { page_size: 0 })
    expect(await wrong().catch((error) => error)).toBeInstanceOf(InvalidArgumentError)
    expect(await rejection(wrong().finally(ended))).toBeInstanceOf(InvalidArgumentError)
    expect(ended).toHaveBeenCalledTimes(2)
  })

  test('ends with the reason of its signal when it is awaited', async () => {
    const controller = new AbortController()
    const server = new ListServer(upTo(25))
    server.meanwhile = () => controller.abort('enough')
    expect(await rejection(labels(server, { signal: controller.signal }))).toBe('enough')
    expect(server.aborted).toBe(1)
  })

  test('that failed is asked again when it is awaited again', async () => {
    const server = new ListServer(upTo(25))
    server.meanwhile = () => {
      if (server.asked.length === 1) throw new Error('down')
    }
    const list = server.labels.list({ scope: 'g', page_size: 10, retry: 0 })
    expect(await rejection(list)).toMatchObject({ name: 'HarborConnectionError' })
    expect((await list).items).toHaveLength(10)
    expect(await list).toBe(await list)
    expect(server.asked).toHaveLength(2)
  })

  test('goes from page to page with next(), which asks once, and ends', async () => {
    const server = new ListServer(upTo(25))
    const first = await labels(server)
    const [second, same] = await Promise.all([first.next(), first.next()])
    expect(second).toBe(same)
    const third = await second?.next()
    expect(idsOf(third?.items ?? [])).toEqual(downFrom(5))
    expect(third).toMatchObject({ page: 3, total: 25 })
    expect(await third?.next()).toBeUndefined()
    expect(ranges(server)).toEqual([undefined, 'id=[~15]', 'id=[~5]'])
  })

  test('asks again for a next page that failed', async () => {
    const server = new ListServer(upTo(25))
    server.meanwhile = () => {
      if (server.asked.length === 2) throw new Error('down')
    }
    const first = await server.labels.list({ scope: 'g', page_size: 10, retry: 0 })
    expect(await rejection(first.next())).toMatchObject({ name: 'HarborConnectionError' })
    expect(idsOf((await first.next())?.items ?? [])).toEqual(downFrom(15, 6))
  })

  test('has no next page where the one after turns out to be empty', async () => {
    const server = new ListServer(upTo(15, 5))
    const first = await labels(server)
    server.delete(5)
    expect(await first.next()).toBeUndefined()
  })

  test.each([
    [0, 1],
    [1, 1],
    [9, 1],
    [10, 1],
    [11, 2],
    [100, 10],
    [101, 11],
  ])('of %d items is read with %d requests, in each way', async (size, requests) => {
    for (const read of [
      async (list: Pager<Label>) => collect(list),
      async (list: Pager<Label>) => (await collect(list.pages())).flatMap(({ items }) => items),
      async (list: Pager<Label>) => list.all(),
      async (list: Pager<Label>) => list.all({ concurrency: 1 }),
    ]) {
      const server = new ListServer(upTo(size))
      server.meanwhile = overtaking()
      expect(idsOf(await read(labels(server)))).toEqual(downFrom(size))
      expect(server.asked).toHaveLength(requests)
    }
  })

  test('gives pages with their numbers and the total of the first', async () => {
    const server = new ListServer(upTo(25))
    const pages: unknown[] = []
    for await (const { page, total, items } of labels(server).pages()) {
      pages.push([page, total, items.length])
      for (const { id } of items) server.delete(id)
    }
    expect(pages).toEqual([
      [1, 25, 10],
      [2, 25, 10],
      [3, 25, 5],
    ])
  })

  test('that is empty has one page, which is empty', async () => {
    const pages = await collect(labels(new ListServer([])).pages())
    expect(pages).toMatchObject([{ page: 1, total: 0, items: [], cursor: undefined }])
  })

  test('asks for nothing below the key 1, and to the end where the last key is another', async () => {
    const low = new ListServer(upTo(20))
    await collect(labels(low))
    expect(ranges(low)).toEqual([undefined, 'id=[~10]'])
    // The total says that it is all, but it is older than the items.
    const high = new ListServer(upTo(22, 3))
    await collect(labels(high))
    expect(ranges(high)).toEqual([undefined, 'id=[~12]', 'id=[~2]'])
  })
})

describe('iteration', () => {
  test('reads one page ahead, and no further', async () => {
    const server = new ListServer(upTo(50))
    const given: number[] = []
    for await (const page of labels(server).pages()) {
      given.push(page.page)
      const requests = Math.min(page.page + 1, 5)
      await vi.waitFor(() => expect(server.asked).toHaveLength(requests))
      await page.next()
      await setImmediate()
      expect(server.asked).toHaveLength(requests)
    }
    expect(given).toEqual([1, 2, 3, 4, 5])
    expect(server.mostUnderWay).toBe(1)
  })

  test('gives pages whose next() is what the iteration reads anyway', async () => {
    const server = new ListServer(upTo(30))
    const given: number[] = []
    for await (const page of labels(server).pages()) {
      given.push(...idsOf(page.items))
      const next = await page.next()
      if (page.page === 1) expect(idsOf(next?.items ?? [])).toEqual(downFrom(20, 11))
    }
    expect(given).toEqual(downFrom(30))
    expect(server.asked).toHaveLength(3)
  })

  test.each<[string, (list: Pager<Label>) => Promise<unknown>]>([
    [
      'left',
      async (list) => {
        for await (const { id } of list) if (id === 48) break
      },
    ],
    [
      'left by a throw',
      (list) =>
        rejection(
          (async () => {
            for await (const _ of list) throw new Error('enough')
          })(),
        ),
    ],
  ])('that is %s aborts what is on its way, and asks for nothing more', async (_, leave) => {
    const server = new ListServer(upTo(50))
    server.meanwhile = (_, { q }) => (q === undefined ? undefined : hang())
    await leave(labels(server))
    expect(server.asked).toHaveLength(2)
    expect(server.aborted).toBe(1)
  })

  test('over real sockets leaves no request at the server when it is left', async () => {
    let closed: Promise<unknown> | undefined
    const server = await serve(json(200, [{ project_id: 3 }], { 'x-total-count': '3' }), (_, { socket }) => {
      closed = new Promise((resolve) => socket.once('close', resolve))
    })
    for await (const _ of new Harbor({ url: server.url }).projects.list({ page_size: 1 })) {
      await vi.waitFor(() => expect(server.requests).toHaveLength(2))
      break
    }
    expect(closed).toBeInstanceOf(Promise)
    await closed
  })

  test('that was left can be gone on with from the last page', async () => {
    const server = new ListServer(upTo(30))
    let last: Awaited<Pager<Label>> | undefined
    for await (const page of labels(server).pages()) {
      last = page
      break
    }
    await setImmediate()
    expect(idsOf((await last?.next())?.items ?? [])).toEqual(downFrom(20, 11))
  })

  test('can be done twice, from the beginning', async () => {
    const server = new ListServer(upTo(15))
    const list = labels(server)
    expect(await collect(list)).toEqual(await collect(list))
    expect(ranges(server)).toEqual([undefined, 'id=[~5]', undefined, 'id=[~5]'])
  })

  test('gives the items before an error, and then the error', async () => {
    const server = new ListServer(upTo(50))
    server.meanwhile = () => {
      if (server.asked.length === 3) throw new Error('down')
    }
    const seen: number[] = []
    const failed = (async () => {
      for await (const { id } of server.labels.list({ scope: 'g', page_size: 10, retry: 0 })) seen.push(id)
    })()
    expect(await rejection(failed)).toMatchObject({ name: 'HarborConnectionError' })
    expect(seen).toEqual(downFrom(50, 31))
    expect(server.asked).toHaveLength(3)
  })

  // So that one can see how far it came.
  test.each<[string, () => Response | Promise<Response>]>([
    ['a status', () => jsonResponse(403, { errors: [{ code: 'FORBIDDEN', message: 'forbidden' }] })],
    [
      'an answer that is not Harbor’s',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['broken JSON', () => new Response('[{', { headers: { 'content-type': 'application/json' } })],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://login.example.com' } }),
    ],
    ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['an answer that does not come', () => new Promise(() => {})],
  ])('says where it failed: %s', async (_, second) => {
    for (const [sort, where] of [
      ['-project_id', 'project_id=[~6]'],
      ['project_id', 'project_id=[8~]'],
      ['name', 'page 2'],
    ]) {
      let asked = 0
      const fetch = async () =>
        ++asked === 1 ? jsonResponse(200, [{ project_id: 7 }], { 'x-total-count': '2' }) : second()
      const harbor = new Harbor({ url: 'https://harbor.example.com', fetch, retry: 0, timeout: 50 })
      const failure = String(await rejection(collect(harbor.projects.list({ page_size: 1, sort }))))
      expect(failure).toContain(`GET /api/v2.0/projects (${where}): `)
    }
  })

  test.each([0, 101, 1.5, '10', null])('takes no page_size of %j', async (page_size) => {
    const server = new ListServer(upTo(5))
    expect(await rejection(server.labels.list({ scope: 'g', page_size: page_size as never }))).toMatchObject({
      argument: 'page_size',
      message: 'page_size: must be a whole number from 1 to 100. For more, iterate or use `all()`.',
    })
    expect(server.asked).toEqual([])
  })

  test.each([1, 100])('takes a page_size of %d', async (page_size) => {
    const server = new ListServer(upTo(5))
    await server.labels.list({ scope: 'g', page_size })
    expect(server.asked).toMatchObject([{ page_size }])
  })

  test('rejects when the arguments are wrong, and asks for nothing', async () => {
    const server = new ListServer(upTo(25))
    const list = labels(server, { page_size: 0 })
    expect(await rejection(collect(list))).toBeInstanceOf(InvalidArgumentError)
    expect(await rejection(list)).toBeInstanceOf(InvalidArgumentError)
    expect(await rejection(list.all())).toBeInstanceOf(InvalidArgumentError)
    expect(await rejection(list.all({ limit: 0 }))).toBeInstanceOf(InvalidArgumentError)
    expect(server.asked).toEqual([])
  })
})

describe('all', () => {
  test.each([1, 2, 3, 8, 20])(
    'keeps the order and has up to %d requests under way, no more',
    async (concurrency) => {
      const server = new ListServer(upTo(505))
      server.meanwhile = overtaking()
      expect(idsOf(await labels(server).all({ concurrency }))).toEqual(downFrom(505))
      expect(server.mostUnderWay).toBe(concurrency)
      expect(server.asked).toHaveLength(51)
    },
  )

  test('has 8 requests under way unless told otherwise', async () => {
    const server = new ListServer(upTo(205))
    server.meanwhile = overtaking()
    await labels(server).all()
    expect(server.mostUnderWay).toBe(8)
  })

  test('goes on with other stretches while one is slow', async () => {
    const server = new ListServer(upTo(100))
    let release = () => {}
    server.meanwhile = (moment, { q }) =>
      moment === 'rows' && q?.endsWith('~90]')
        ? new Promise<void>((resolve) => (release = resolve))
        : undefined
    const all = labels(server).all({ concurrency: 2 })
    await vi.waitFor(() => expect(server.asked).toHaveLength(10))
    release()
    expect(idsOf(await all)).toEqual(downFrom(100))
  })

  test.each([
    [1, [1]],
    [3, [3]],
    [10, [10]],
    [11, [10, 1]],
    [35, [10, 10, 10, 5]],
    [1000, Array.from({ length: 10 }, () => 10)],
  ])('with limit: %d asks for no more than that', async (limit, sizes) => {
    for (const sort of ['id', '-id']) {
      for (const concurrency of [1, 8]) {
        const server = new ListServer(upTo(100))
        const items = await server.labels
          .list({ scope: 'g', page_size: 10, sort })
          .all({ limit, concurrency })
        const expected = sort === 'id' ? upTo(100) : downFrom(100)
        expect(idsOf(items)).toEqual(expected.slice(0, limit))
        const asked = server.asked.map(({ page_size }) => page_size).sort((a, b) => b - a)
        // Upwards nobody knows where the list ends.
        expect(sort === 'id' ? asked.slice(0, sizes.length) : asked).toEqual(sizes)
      }
    }
  })

  test('with limit: 0 gives nothing, without a request', async () => {
    const server = new ListServer(upTo(100))
    expect(await labels(server).all({ limit: 0 })).toEqual([])
    expect(server.asked).toEqual([])
  })

  test.each<[string, object, string]>([
    ['a negative limit', { limit: -1 }, 'limit'],
    ['half a limit', { limit: 1.5 }, 'limit'],
    ['a misspelt limit', { limt: 10 }, 'limt'],
    ['null', null as never, 'options'],
    ['a concurrency of 0', { concurrency: 0 }, 'concurrency'],
    ['an endless concurrency', { concurrency: Number.POSITIVE_INFINITY }, 'concurrency'],
    ['progress to what is no function', { onProgress: {} }, 'onProgress'],
  ])('refuses %s before any request', async (_, options, argument) => {
    const server = new ListServer(upTo(100))
    const error = await rejection(labels(server).all(options))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument })
    expect(server.asked).toEqual([])
  })

  test('says that a limit may be 0', async () => {
    const error = await rejection(labels(new ListServer(upTo(1))).all({ limit: -1 }))
    expect(error).toHaveProperty('message', 'limit: must be a whole number, 0 or more.')
  })

  test('tells how far it has come, after each answer', async () => {
    const told: unknown[] = []
    const onProgress = (progress: unknown) => void told.push(progress)
    await labels(new ListServer(upTo(25))).all({ onProgress, concurrency: 1 })
    expect(told).toEqual([
      { done: 10, total: 25 },
      { done: 20, total: 25 },
      { done: 25, total: 25 },
    ])
    told.length = 0
    await labels(new ListServer(upTo(25))).all({ onProgress, limit: 12 })
    expect(told).toEqual([
      { done: 10, total: 12 },
      { done: 12, total: 12 },
    ])
    told.length = 0
    await new ListServer(upTo(25)).labels
      .list({ scope: 'g', page_size: 10, sort: 'name' })
      .all({ onProgress })
    expect(told.at(-1)).toEqual({ done: 25, total: 25 })
    for (const sort of ['id', 'name']) {
      told.length = 0
      const uncounted = new ListServer(upTo(15), { total: () => undefined })
      await uncounted.labels.list({ scope: 'g', page_size: 10, sort }).all({ onProgress, concurrency: 1 })
      expect(told.slice(0, 2)).toEqual([
        { done: 10, total: undefined },
        { done: 15, total: undefined },
      ])
    }
  })

  test('ends with what onProgress throws, and asks for no more', async () => {
    const server = new ListServer(upTo(1000))
    const onProgress = ({ done }: { done: number }) => {
      if (done >= 30) throw new Error('enough')
    }
    expect(await rejection(labels(server).all({ onProgress }))).toMatchObject({ message: 'enough' })
    const { length } = server.asked
    await setImmediate()
    expect(server.asked).toHaveLength(length)
  })

  test('rejects when a request fails, aborts the others and asks for no more', async () => {
    const server = new ListServer(upTo(1000))
    const list = server.labels.list({ scope: 'g', page_size: 10, retry: 0 })
    server.meanwhile = async (_, { q }) => {
      if (q === undefined) return
      if (server.asked.length === 5) throw new Error('down')
      await hang()
    }
    expect(await rejection(list.all({ concurrency: 4 }))).toMatchObject({ name: 'HarborConnectionError' })
    expect(server.asked).toHaveLength(5)
    expect(server.aborted).toBe(3)
  })

  test('ends with the reason of the caller, and keeps no listener', async () => {
    const controller = new AbortController()
    const server = new ListServer(upTo(100))
    server.meanwhile = () => {
      if (server.asked.length === 4) controller.abort('enough')
    }
    expect(await rejection(labels(server, { signal: controller.signal }).all())).toBe('enough')
    const { signal } = new AbortController()
    const unharmed = labels(new ListServer(upTo(100)), { signal })
    await unharmed.all()
    for await (const _ of unharmed) break
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})
