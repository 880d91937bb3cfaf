import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { Harbor, type Label, type Pager } from '../../../src/index'
import { answering, jsonResponse, rejection } from '../connect'
import { downFrom, idsOf, ListServer, upTo } from './list-server'

// A list of labels by name is read by page: it is that of the ids, the first in front.
const byName = (server: ListServer, page_size = 10, sort = 'name') =>
  server.labels.list({ scope: 'g', page_size, sort })

async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of list) items.push(item)
  return items
}

const pages = (server: ListServer) => server.asked.map(({ page }) => page)

/** What others do, once for each moment. */
interface Writes {
  readonly size: number
  readonly kind: 'create at the end' | 'create in front' | 'delete'
  /** How many, and (for a deletion) where. */
  readonly moments: readonly (readonly number[])[]
}

function writes(kinds: Writes['kind'][], most: number): fc.Arbitrary<Writes> {
  return fc.record({
    size: fc.integer({ min: 0, max: 120 }),
    kind: fc.constantFrom(...kinds),
    moments: fc.array(fc.array(fc.nat(10_000), { maxLength: most }), { maxLength: 200 }),
  })
}

/** A server on which others write, and the ids of what exists from the beginning to the end. */
function busy({ size, kind, moments }: Writes) {
  const server = new ListServer(upTo(size))
  let moment = 0
  const write = () => {
    const places = moments[moment++] ?? []
    if (kind !== 'delete') server.create(places.length)
    else for (const place of places) server.delete(server.shown[place % server.shown.length] ?? 0)
  }
  const before = new Set(server.shown)
  const lasting = () => server.shown.filter((id) => before.has(id))
  return { server, write, lasting, list: byName(server, 10, kind === 'create in front' ? '-name' : 'name') }
}

function expectWhole(given: readonly Label[], lasting: readonly number[]): void {
  const ids = idsOf(given)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining([...lasting]))
}

describe('what exists all the while is given, and given once', () => {
  test('by iteration, while others only create or only delete before each request', async () => {
    await fc.assert(
      fc.asyncProperty(
        writes(['create at the end', 'create in front', 'delete'], 30),
        fc.boolean(),
        async (script, byPages) => {
          const { server, write, lasting, list } = busy(script)
          server.meanwhile = (moment) => (moment === 'count' ? write() : undefined)
          const given = byPages
            ? (await collect(list.pages())).flatMap(({ items }) => items)
            : await collect(list)
          expectWhole(given, lasting())
        },
      ),
      { numRuns: 300 },
    )
  })

  test('by next and by cursor, too, while the loop itself deletes', async () => {
    for (const deletes of [1, 2, 3]) {
      const server = new ListServer(upTo(95))
      const given: number[] = []
      for (let page = await byName(server); page; page = (await page.next()) as typeof page) {
        for (const { id } of page.items) if (given.push(id) % deletes === 0) server.delete(id)
      }
      expect(given).toEqual(upTo(95))
    }
  })

  test('by all, while requests overtake one another and others write in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 8 }),
        // Any number of requests may come between two: less than a page in all.
        writes(['create at the end', 'create in front', 'delete'], 9).map((script) => ({
          ...script,
          moments: spread(script.moments, 9),
        })),
        async (scheduler, concurrency, script) => {
          const { server, write, lasting, list } = busy(script)
          server.meanwhile = async (moment, { page }) => {
            if (moment === 'rows') return
            await scheduler.schedule(Promise.resolve(), `${moment} of page ${page}`)
            write()
          }
          const all = list.all({ concurrency })
          await scheduler.waitFor(all)
          expectWhole(await all, lasting())
          expect(server.mostUnderWay).toBeLessThanOrEqual(concurrency)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Keeps the first so many changes, and no more. */
function spread(moments: Writes['moments'], budget: number): number[][] {
  let left = budget
  return moments.map((places) => {
    const kept = places.slice(0, left)
    left -= kept.length
    return kept
  })
}

describe('when the total moves', () => {
  test('pages are read again backwards until one begins with an item already given', async () => {
    const server = new ListServer(upTo(11))
    server.meanwhile = (moment, { page }) => {
      if (moment !== 'count') return
      if (page === 3) server.delete(1, 6)
      if (server.asked.length === 4) server.delete(3, 5)
    }
    const given: number[] = []
    for (let page = await byName(server, 3); page; page = (await page.next()) as typeof page) {
      given.push(...idsOf(page.items))
    }
    expect(given).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(pages(server)).toEqual([1, 2, 3, 2, 1])
  })

  test('no further back than that', async () => {
    const server = new ListServer(upTo(60))
    server.meanwhile = (moment) => {
      if (moment === 'count' && server.asked.length === 5) server.delete(1)
    }
    expect(idsOf(await collect(byName(server)))).toEqual(upTo(60))
    expect(pages(server)).toEqual([1, 2, 3, 4, 5, 4, 6])
  })

  test('upwards, what was deleted behind it is found as well', async () => {
    const server = new ListServer(upTo(30))
    server.meanwhile = (moment) => {
      if (moment !== 'count' || server.asked.length !== 2) return
      server.delete(1, 2)
      server.create(5)
    }
    expect(idsOf(await collect(byName(server)))).toEqual(upTo(35))
  })

  test('a page that was answered before the one in front of it is read again too', async () => {
    const server = new ListServer(upTo(40))
    let release = () => {}
    server.meanwhile = async (moment, { page }) => {
      if (moment === 'count' && page === 2 && server.asked.length < 5) {
        await new Promise<void>((resolve) => (release = resolve))
      }
      if (moment !== 'arrival' || page !== 4) return
      server.create(3)
      void setImmediate().then(release)
    }
    const given = idsOf(await byName(server, 10, '-name').all())
    expect(given).toEqual(expect.arrayContaining(upTo(40)))
    expect(new Set(given).size).toBe(given.length)
  })

  test('once, the pages after it are read once', async () => {
    const server = new ListServer(upTo(50))
    server.meanwhile = (moment) => {
      if (moment === 'count' && server.asked.length === 2) server.delete(1)
    }
    expect(idsOf(await collect(byName(server)))).toEqual(upTo(50))
    expect(pages(server)).toEqual([1, 2, 1, 3, 4, 5])
  })

  test('no page in front of the one to begin with is read', async () => {
    const server = new ListServer(upTo(45))
    server.meanwhile = (moment) => {
      if (moment === 'count' && server.asked.length === 2) server.delete(...upTo(15))
    }
    const list = server.labels.list({ scope: 'g', page_size: 10, sort: 'name', page: 2 })
    expect(Math.min(...idsOf(await collect(list)))).toBe(11)
    expect(Math.min(...pages(server).map(Number))).toBe(2)
  })

  test('a deletion and a creation that cancel each other in it may hide an item', async () => {
    const server = new ListServer(upTo(30))
    server.meanwhile = (moment) => {
      if (moment !== 'count' || server.asked.length !== 2) return
      server.delete(1)
      server.create(1)
    }
    const given = idsOf(await collect(byName(server)))
    expect(given).not.toContain(11)
    expect(given).toHaveLength(30)
  })

  test('a page that failed ahead of its turn does not keep an earlier one from being read again', async () => {
    const server = new ListServer(upTo(40))
    server.meanwhile = (moment, { page = 0 }) => {
      if (page === 2 && moment === 'count') server.delete(1)
      if (page > 2) throw new Error('down')
    }
    const list = server.labels.list({ scope: 'g', page_size: 10, sort: 'name', retry: 0 })
    expect(String(await rejection(list.all({ concurrency: 1 })))).toContain('(page 3)')
    expect(pages(server)).toEqual([1, 2, 3, 1])
  })
})

describe('a list by page', () => {
  test.each([
    [0, 1],
    [9, 1],
    [10, 1],
    [11, 2],
    [100, 10],
    [101, 11],
  ])('of %d items is read with %d requests, in each way', async (size, requests) => {
    for (const read of [
      async (list: Pager<Label>) => collect(list),
      async (list: Pager<Label>) => list.all(),
      async (list: Pager<Label>) => list.all({ concurrency: 1 }),
    ]) {
      const server = new ListServer(upTo(size))
      expect(idsOf(await read(byName(server)))).toEqual(upTo(size))
      expect(pages(server).sort((a = 0, b = 0) => a - b)).toEqual(upTo(requests))
    }
  })

  test('begins at the page that was asked for', async () => {
    const server = new ListServer(upTo(45))
    const list = server.labels.list({ scope: 'g', page_size: 10, page: 3 })
    expect(idsOf(await list.all())).toEqual(downFrom(25))
    expect(idsOf(await list.all({ limit: 12 }))).toEqual(downFrom(25, 14))
    // Pages of another size would begin elsewhere.
    expect(idsOf(await list.all({ limit: 4 }))).toEqual(downFrom(25, 22))
    expect(idsOf(await collect(list))).toEqual(downFrom(25))
    expect((await list).page).toBe(3)
    expect(Math.min(...pages(server).map(Number))).toBe(3)
  })

  test('is empty beyond its last page, and has its total all the same', async () => {
    const list = new ListServer(upTo(5)).labels.list({ scope: 'g', page_size: 10, page: 3 })
    expect(await list).toMatchObject({ items: [], page: 3, total: 5, cursor: undefined })
  })

  test('ends with the last page, though it is shorter and the first that was asked for', async () => {
    const server = new ListServer(upTo(45))
    const list = server.labels.list({ scope: 'g', page_size: 10, sort: 'name', page: 5 })
    expect(idsOf(await collect(list))).toEqual(upTo(45).slice(40))
    expect(pages(server)).toEqual([5])
  })

  test('with limit: 0 asks for nothing', async () => {
    const server = new ListServer(upTo(45))
    expect(await byName(server).all({ limit: 0 })).toEqual([])
    expect(server.asked).toEqual([])
  })

  test.each([
    [3, [3], 1],
    [10, [10], 1],
    [11, [10, 10], 2],
    [35, [10, 10, 10, 10], 4],
  ])('with limit: %d asks for as little as pages allow', async (limit, sizes, requests) => {
    const server = new ListServer(upTo(100))
    expect(idsOf(await byName(server).all({ limit }))).toEqual(upTo(limit))
    expect(server.asked.map(({ page_size }) => page_size)).toEqual(sizes)
    expect(pages(server)).toEqual(upTo(requests))
  })

  test('goes on with other pages while one is slow', async () => {
    const server = new ListServer(upTo(100))
    let release = () => {}
    server.meanwhile = (moment, { page }) =>
      moment === 'rows' && page === 2 ? new Promise<void>((resolve) => (release = resolve)) : undefined
    const all = byName(server).all({ concurrency: 2 })
    await vi.waitFor(() => expect(server.asked).toHaveLength(10))
    release()
    expect(idsOf(await all)).toEqual(upTo(100))
    expect(server.mostUnderWay).toBe(2)
  })

  test('rejects with the error of the first page that failed, and asks for no more', async () => {
    const server = new ListServer(upTo(1000))
    server.meanwhile = async (_, { page = 0 }) => {
      for (let turns = (page * 7) % 4; turns >= 0; turns--) await setImmediate()
      if (page >= 5) throw new Error('down')
    }
    const list = server.labels.list({ scope: 'g', page_size: 10, sort: 'name', retry: 0 })
    expect(String(await rejection(list.all({ concurrency: 4 })))).toContain('(page 5)')
    expect(server.asked.length).toBeLessThan(12)
  })

  test('has one page where Harbor ignores the number of the page', async () => {
    const asked: string[] = []
    const fetch = async (url: string) => {
      asked.push(url)
      const users = upTo(10).map((user_id) => ({ user_id, username: `user-${user_id}` }))
      return jsonResponse(200, users, { 'x-total-count': '45' })
    }
    const { users } = new Harbor({ url: 'https://harbor.example.com', fetch })
    const list = users.search('user', { page_size: 10 })
    expect(await collect(list)).toHaveLength(10)
    expect(await list.all()).toHaveLength(10)
    const page = await list
    expect(page).toMatchObject({ total: 45, cursor: undefined })
    expect(await page.next()).toBeUndefined()
    expect(asked).toHaveLength(3)
    expect(await rejection(users.search('user', { page: 2 } as object))).toMatchObject({
      argument: 'page',
      message: 'page: cannot be chosen: a search has one page.',
    })
    expect(asked).toHaveLength(3)
  })

  test('is in the order that its method names, unless the user names one; otherwise in that of Harbor', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, []))
    const sort = 'creation_time'
    await transport.list('listQuotas', {}, { sort })
    await transport.list('listQuotas', { options: { sort: '-id' } }, { sort })
    await transport.list('listQuotas', {}, {})
    expect(sent.map(({ url }) => new URL(url).searchParams.get('sort'))).toEqual([sort, '-id', null])
  })

  test.each([0, -1, 1.5])('has no page %d', async (page) => {
    const server = new ListServer(upTo(5))
    expect(await rejection(server.labels.list({ scope: 'g', page }))).toMatchObject({
      argument: 'page',
      message: 'page: must be a whole number, 1 or more.',
    })
    expect(server.asked).toEqual([])
  })
})

describe('a total', () => {
  test.each<[string, (count: number) => string | undefined]>([
    ['that is -1', () => '-1'],
    ['that is 0 beside items', () => '0'],
    ['that is less than what has come', () => '1'],
    ['that is not there', () => undefined],
    ['that is no number', () => 'many'],
    ['that only begins with a number', (count) => `${count} labels`],
    ['that is empty', () => ''],
  ])('%s is not believed: all are read', async (_, total) => {
    for (const sort of ['name', 'id', '-id']) {
      const server = new ListServer(upTo(25), { total })
      const list = () => byName(server, 10, sort)
      const expected = sort === '-id' ? downFrom(25) : upTo(25)
      expect(idsOf(await list().all())).toEqual(expected)
      expect(idsOf(await collect(list()))).toEqual(expected)
      expect((await list()).total).toBeUndefined()
    }
  })

  test('that is below 0 is none of an empty list either', async () => {
    for (const sort of ['name', '-id']) {
      const page = await byName(new ListServer([], { total: () => '-1' }), 10, sort)
      expect(page).toMatchObject({ items: [], total: undefined })
    }
  })

  test('that turns out to be less than what has come is not believed any longer', async () => {
    const server = new ListServer(upTo(45), { total: () => '12' })
    expect(idsOf(await collect(byName(server)))).toEqual(upTo(45))
    expect(idsOf(await byName(server).all())).toEqual(upTo(45))
  })

  test('that is not there ends a list by page where a page is shorter than another, or empty', async () => {
    for (const [size, asked] of [
      [25, [1, 2, 3]],
      [20, [1, 2, 3]],
      [5, [1, 2]],
    ] as const) {
      const server = new ListServer(upTo(size), { total: () => undefined })
      expect(await byName(server).all()).toHaveLength(size)
      expect(pages(server)).toEqual(asked)
      // A page of another size would begin elsewhere.
      expect(new Set(server.asked.map(({ page_size }) => page_size))).toEqual(new Set([10]))
    }
  })

  test('that counts more than there is ends a list by page where a page is empty', async () => {
    for (const [size, asked] of [
      [15, [1, 2, 3]],
      [0, [1]],
    ] as const) {
      const server = new ListServer(upTo(size), { total: () => '1000' })
      expect(idsOf(await collect(byName(server)))).toEqual(upTo(size))
      expect(pages(server)).toEqual(asked)
    }
    const empty = new ListServer([], { total: () => '5' })
    expect(await byName(empty).all()).toEqual([])
    expect(pages(empty)).toEqual([1])
  })

  test('that is not there ends a list whose pages bring nothing new', async () => {
    const server = new ListServer(upTo(25), { total: () => undefined, ignoresPage: true })
    expect(await collect(byName(server))).toHaveLength(10)
    expect(await byName(server).all()).toHaveLength(10)
    expect(pages(server)).toEqual([1, 2, 1, 2])
  })

  test('of items without an id, ends a list whose pages bring nothing new', async () => {
    let asked = 0
    const fetch = async () => {
      asked += 1
      return jsonResponse(200, [{ name: 'a' }, { name: 'b' }])
    }
    const { labels } = new Harbor({ url: 'https://harbor.example.com', fetch })
    expect(await labels.list({ scope: 'g', page_size: 2 }).all()).toHaveLength(2)
    expect(asked).toBe(2)
  })

  test('counts what is no object, too', async () => {
    const fetch = async () => jsonResponse(200, [null, 7, 'label'], { 'x-total-count': '3' })
    const { labels } = new Harbor({ url: 'https://harbor.example.com', fetch })
    expect(await labels.list({ scope: 'g' }).all()).toEqual([null, 7, 'label'])
  })

  test('that counts more than the filter lets through does not cause a request for each page of it', async () => {
    const asked: (string | null)[] = []
    const fetch = async (url: string) => {
      const page = new URL(url).searchParams.get('page')
      asked.push(page)
      return jsonResponse(200, page === '1' ? [{ id: 1 }] : [], { 'x-total-count': '1000' })
    }
    const { members } = new Harbor({ url: 'https://harbor.example.com', fetch })
    const list = members.list('demo', { entityname: 'jane' })
    expect((await list).total).toBeUndefined()
    expect(await list.all()).toHaveLength(1)
    expect(asked).toEqual(['1', '1', '2'])
    expect((await members.list('demo')).total).toBe(1000)
  })

  test('is that of X-Total-Count; a Link is never followed', async () => {
    const asked: string[] = []
    const link = '</api/v2.0/projects?page=99&q=name=~a b,c>; rel="next"'
    const fetch = async (url: string) => {
      asked.push(url)
      return jsonResponse(200, [{ project_id: 3 - asked.length }], { 'x-total-count': '2', link })
    }
    const { projects } = new Harbor({ url: 'https://harbor.example.com', fetch })
    await projects.list({ page_size: 1, q: { name: 'a b&c' }, sort: 'name' }).all()
    expect(asked.map((url) => new URL(url).searchParams.toString())).toEqual(
      [1, 2].map((page) => `page_size=1&q=name%3Da+b%26c&sort=name&page=${page}`),
    )
  })
})
