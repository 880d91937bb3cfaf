import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Pager, type PagerSource } from '../../../src/core/paging/pager'
import { InvalidArgumentError } from '../../../src/index'
import { answering, connect, jsonResponse, rejection } from '../connect'
import { json, serve } from '../loopback'
import { ListServer, type Row } from './list-server'

const ids = (items: readonly Row[]) => items.map(({ id }) => id)
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

function pagerOf(source: PagerSource<Row>): Pager<Row> {
  return new Pager(async () => source)
}

const randomly = () => new Promise<void>((resolve) => setTimeout(resolve, Math.random() * 4))

async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of list) items.push(item)
  return items
}

const unhandled: unknown[] = []
const remember = (reason: unknown) => void unhandled.push(reason)
beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', remember)
})
afterEach(async () => {
  await new Promise((resolve) => setTimeout(resolve, 5))
  process.off('unhandledRejection', remember)
  expect(unhandled).toEqual([])
})

describe('a list', () => {
  test('asks for nothing before it is awaited or iterated', async () => {
    const server = new ListServer(25)
    const opened = vi.fn(async () => server.source())
    const pager = new Pager(opened)
    pager.pages()
    pager[Symbol.asyncIterator]()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(opened).not.toHaveBeenCalled()
    expect(server.asked).toEqual([])
  })

  test('gives its first page when it is awaited, and asks for it once', async () => {
    const server = new ListServer(25)
    const pager = pagerOf(server.source())
    const page = await pager
    expect(page).toMatchObject({ page: 1, total: 25 })
    expect(ids(page.items)).toEqual(upTo(10))
    expect(await pager).toBe(page)
    expect(server.asked).toEqual([1])
  })

  test('goes from page to page with next(), and ends', async () => {
    const server = new ListServer(25)
    const first = await pagerOf(server.source())
    const second = await first.next()
    const third = await second?.next()
    expect(ids(third?.items ?? [])).toEqual(upTo(25, 21))
    expect(third).toMatchObject({ page: 3, total: 25 })
    expect(await third?.next()).toBeUndefined()
    expect(server.asked).toEqual([1, 2, 3])
  })

  test('has no next page where the page after turns out to be empty', async () => {
    const server = new ListServer(11)
    const first = await pagerOf(server.source())
    server.delete([0])
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
      async (pager: Pager<Row>) => collect(pager),
      async (pager: Pager<Row>) => (await collect(pager.pages())).flatMap(({ items }) => items),
      async (pager: Pager<Row>) => pager.all(),
      async (pager: Pager<Row>) => pager.all({ concurrency: 1 }),
    ]) {
      const server = new ListServer(size)
      expect(ids(await read(pagerOf(server.source({}, randomly, randomly))))).toEqual(upTo(size))
      expect(server.asked.sort((a, b) => a - b)).toEqual(upTo(requests))
    }
  })

  test('gives pages with their numbers and totals', async () => {
    const pages = await collect(pagerOf(new ListServer(25).source()).pages())
    expect(pages.map(({ page, total, items }) => [page, total, items.length])).toEqual([
      [1, 25, 10],
      [2, 25, 10],
      [3, 25, 5],
    ])
  })

  test('that is empty has one page, which is empty', async () => {
    const pages = await collect(pagerOf(new ListServer(0).source()).pages())
    expect(pages).toMatchObject([{ page: 1, total: 0, items: [] }])
  })

  test('begins at the page that was asked for', async () => {
    const server = new ListServer(45)
    const pager = pagerOf(server.source({ page: 3 }))
    expect(ids(await pager.all())).toEqual(upTo(45, 21))
    expect((await pager).page).toBe(3)
    expect(server.asked).not.toContain(1)
    expect(server.asked).not.toContain(2)
  })

  test('has one page where Harbor ignores the number of the page', async () => {
    const server = new ListServer(45)
    const pager = pagerOf(server.source({ single: true }))
    expect(await collect(pager)).toHaveLength(10)
    expect(await pager.all()).toHaveLength(10)
    expect(await (await pager).next()).toBeUndefined()
    expect(server.asked).toEqual([1, 1, 1])
  })
})

describe('iteration', () => {
  test('reads one page ahead, and no further', async () => {
    const server = new ListServer(50)
    const seen: number[][] = []
    for await (const page of pagerOf(server.source()).pages()) {
      await new Promise((resolve) => setTimeout(resolve, 2))
      seen.push([page.page, ...server.asked])
    }
    expect(seen).toEqual([
      [1, 1, 2],
      [2, 1, 2, 3],
      [3, 1, 2, 3, 4],
      [4, 1, 2, 3, 4, 5],
      [5, 1, 2, 3, 4, 5],
    ])
    expect(server.mostUnderWay).toBe(1)
  })

  test('that is left aborts what is on its way, and asks for nothing more', async () => {
    const server = new ListServer(50)
    const hang = (page: number) => (page === 2 ? new Promise<void>(() => {}) : Promise.resolve())
    for await (const row of pagerOf(server.source({}, hang))) {
      if (row.id === 3) break
    }
    expect(server.asked).toEqual([1, 2])
    expect(server.aborted).toBe(1)
  })

  test('that is left by a throw does so too', async () => {
    const server = new ListServer(50)
    const hang = (page: number) => (page === 2 ? new Promise<void>(() => {}) : Promise.resolve())
    const failed = (async () => {
      for await (const _ of pagerOf(server.source({}, hang))) throw new Error('enough')
    })()
    expect(await rejection(failed)).toMatchObject({ message: 'enough' })
    expect(server.aborted).toBe(1)
  })

  test('over real sockets leaves no request at the server when it is left', async () => {
    let closed: Promise<unknown> | undefined
    const server = await serve(json(200, [{ project_id: 1 }], { 'x-total-count': '3' }), (_, { socket }) => {
      closed = new Promise((resolve) => socket.once('close', resolve))
    })
    const list = connect(server).list(
      'listProjects',
      { options: { page_size: 1 } },
      { identity: 'project_id' },
    )
    for await (const _ of list) {
      await vi.waitFor(() => expect(server.requests).toHaveLength(2))
      break
    }
    expect(closed).toBeInstanceOf(Promise)
    await closed
  })

  test('can be done twice, from the beginning', async () => {
    const server = new ListServer(15)
    const pager = pagerOf(server.source())
    expect(await collect(pager)).toEqual(await collect(pager))
    expect(server.asked).toEqual([1, 2, 1, 2])
  })

  test('gives the items before an error, and then the error', async () => {
    const server = new ListServer(50)
    const fail = async (page: number) => {
      if (page === 3) throw new Error('page 3 is gone')
    }
    const seen: number[] = []
    const failed = (async () => {
      for await (const { id } of pagerOf(server.source({}, fail))) seen.push(id)
    })()
    expect(await rejection(failed)).toMatchObject({ message: 'page 3 is gone' })
    expect(seen).toEqual(upTo(20))
    expect(server.asked).toEqual([1, 2, 3])
  })

  // So that one can go on from there: `list({ page: 2 })`.
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
  ])('says which page failed: %s', async (_, second) => {
    const first = () => jsonResponse(200, [{ project_id: 1 }], { 'x-total-count': '2' })
    const { transport } = answering(first, second)
    const options = { page_size: 1, retry: 0, timeout: 50 }
    const list = transport.list('listProjects', { options }, { identity: 'project_id' })
    expect(String(await rejection(collect(list)))).toContain('GET /api/v2.0/projects (page 2): ')
  })

  test('rejects when the arguments are wrong, and asks for nothing', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, []))
    const list = transport.list('listProjects', { options: { page_size: 0 } }, { identity: 'project_id' })
    expect(await rejection(collect(list))).toBeInstanceOf(InvalidArgumentError)
    expect(await rejection(list)).toBeInstanceOf(InvalidArgumentError)
    expect(await rejection(list.all())).toBeInstanceOf(InvalidArgumentError)
    expect(sent).toHaveLength(0)
  })
})

describe('all', () => {
  test.each([1, 2, 3, 8, 50])(
    'keeps the order and asks for %d pages at once, no more',
    async (concurrency) => {
      const server = new ListServer(205)
      const pager = pagerOf(server.source({}, randomly, randomly))
      expect(ids(await pager.all({ concurrency }))).toEqual(upTo(205))
      expect(server.mostUnderWay).toBe(Math.min(concurrency, 20))
      expect(server.asked).toHaveLength(21)
    },
  )

  test('asks for 8 pages at once unless told otherwise', async () => {
    const server = new ListServer(205)
    await pagerOf(server.source({}, randomly)).all()
    expect(server.mostUnderWay).toBe(8)
  })

  test('goes on with other pages while one is slow', async () => {
    const server = new ListServer(100)
    let release = () => {}
    const slow = (page: number) =>
      page === 2 ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve()
    const all = pagerOf(server.source({}, slow)).all({ concurrency: 2 })
    await vi.waitFor(() => expect(server.asked).toHaveLength(10))
    release()
    expect(ids(await all)).toEqual(upTo(100))
  })

  test.each([
    [1, 1],
    [10, 1],
    [11, 2],
    [35, 4],
    [1000, 10],
  ])('with limit: %d gives so many, with %d requests', async (limit, requests) => {
    const server = new ListServer(100)
    const items = await pagerOf(server.source()).all({ limit })
    expect(ids(items)).toEqual(upTo(Math.min(limit, 100)))
    expect(server.asked).toHaveLength(requests)
  })

  test('counts a limit from the page that was asked for', async () => {
    const server = new ListServer(100)
    expect(ids(await pagerOf(server.source({ page: 4 })).all({ limit: 15 }))).toEqual(upTo(45, 31))
    expect(server.asked).toEqual([4, 5])
  })

  test.each<[string, object, string]>([
    ['a limit of 0', { limit: 0 }, 'limit'],
    ['half a limit', { limit: 1.5 }, 'limit'],
    ['a concurrency of 0', { concurrency: 0 }, 'concurrency'],
    ['an endless concurrency', { concurrency: Number.POSITIVE_INFINITY }, 'concurrency'],
  ])('refuses %s before any request', async (_, options, argument) => {
    const server = new ListServer(100)
    const error = await rejection(pagerOf(server.source()).all(options))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument })
    expect(server.asked).toEqual([])
  })

  test('rejects with the error of the first page that failed, and asks for no more', async () => {
    const server = new ListServer(1000)
    const fail = async (page: number) => {
      await randomly()
      if (page >= 5) throw new Error(`page ${page} is gone`)
    }
    const error = await rejection(pagerOf(server.source({}, fail)).all({ concurrency: 4 }))
    expect(error).toMatchObject({ message: 'page 5 is gone' })
    expect(server.asked.length).toBeLessThan(12)
  })

  test('ends with the reason of the caller, and keeps no listener', async () => {
    const controller = new AbortController()
    const server = new ListServer(100)
    const source = server.source({ signal: controller.signal })
    const { fetchPage } = source
    const pager = pagerOf({
      ...source,
      fetchPage: (page, signal) => {
        if (page === 4) controller.abort('enough')
        return signal?.aborted ? Promise.reject(signal.reason) : fetchPage(page, signal)
      },
    })
    expect(await rejection(pager.all())).toBe('enough')
    const { signal } = new AbortController()
    const unharmed = pagerOf(new ListServer(100).source({ signal }))
    await unharmed.all()
    for await (const _ of unharmed) break
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

describe('a total', () => {
  /** Reads projects from recorded-like answers: pages of so many items, under this header. */
  function listing(total: string | undefined, ...pages: number[]) {
    let id = 0
    const answers = pages.map(
      (count) => () =>
        jsonResponse(
          200,
          Array.from({ length: count }, () => ({ project_id: ++id })),
          total === undefined ? {} : { 'x-total-count': total },
        ),
    )
    const { transport, sent } = answering(...answers)
    const options = { page_size: 2 }
    return { list: transport.list('listProjects', { options }, { identity: 'project_id' }), sent }
  }

  test.each<[string, string | undefined]>([
    ['that is -1', '-1'],
    ['that is 0 beside items', '0'],
    ['that is less than what has come', '1'],
    ['that is not there', undefined],
    ['that is no number', 'many'],
    ['that is empty', ''],
  ])('%s is not believed: a page that is not full ends the list', async (_, total) => {
    const { list, sent } = listing(total, 2, 2, 1)
    expect(await list.all()).toHaveLength(5)
    expect(sent.map(({ url }) => new URL(url).searchParams.get('page'))).toEqual(['1', '2', '3'])
    const awaited = listing(total, 2)
    expect((await awaited.list).total).toBeUndefined()
  })

  test('that is not there, and a last page that is full, takes one more request', async () => {
    const { list, sent } = listing(undefined, 2, 2, 0)
    expect(await list.all()).toHaveLength(4)
    expect(sent).toHaveLength(3)
    const pages = await collect(listing(undefined, 2, 2, 0).list.pages())
    expect(pages).toHaveLength(2)
  })

  test('that counts more than the filter lets through does not cause a request for each page of it', async () => {
    // listProjectMembers counts all members, whatever `entityname` says (recordings: member.json).
    const { list, sent } = listing('1000', 1, 0)
    expect(await list.all()).toHaveLength(1)
    expect(sent).toHaveLength(2)
  })

  test('that is known to count more is not given', async () => {
    const { transport } = answering(() => jsonResponse(200, [{ id: 1 }], { 'x-total-count': '1000' }))
    const list = transport.list(
      'listProjectMembers',
      { path: { project_name_or_id: 'demo' } },
      { identity: 'id', miscounted: true },
    )
    expect((await list).total).toBeUndefined()
  })

  test('is that of X-Total-Count; a Link is never followed', async () => {
    const link = '</api/v2.0/projects?page=99&q=name=~a b,c>; rel="next"'
    const { transport, sent } = answering(
      () => jsonResponse(200, [{ project_id: 1 }], { 'x-total-count': '2', link }),
      () => jsonResponse(200, [{ project_id: 2 }], { 'x-total-count': '2', link }),
    )
    const options = { page_size: 1, q: { name: 'a b&c' } }
    await transport.list('listProjects', { options }, { identity: 'project_id' }).all()
    expect(sent.map(({ url }) => url)).toEqual(
      [1, 2].map(
        (page) => `https://harbor.example.com/api/v2.0/projects?page_size=1&q=name%3Da%20b%26c&page=${page}`,
      ),
    )
  })
})
