import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { between, Harbor, InvalidArgumentError, type Label, type ListLabelsOptions } from '../../../src/index'
import { jsonResponse, rejection } from '../connect'
import { downFrom, idsOf, ListServer, type Quirks, upTo } from './list-server'

async function collect(list: AsyncIterable<Label>): Promise<number[]> {
  const ids: number[] = []
  for await (const { id } of list) ids.push(id)
  return ids
}

describe('deleting while reading', () => {
  test('empties a list of 950, in each way', async () => {
    for (const read of [
      async (labels: Harbor['labels']) => {
        for await (const { id } of labels.list({ scope: 'g' })) await labels.delete(id)
      },
      async (labels: Harbor['labels']) => {
        for await (const { items } of labels.list({ scope: 'g' }).pages()) {
          for (const { id } of items) await labels.delete(id)
        }
      },
      async (labels: Harbor['labels']) => {
        let page = await labels.list({ scope: 'g' })
        for (;;) {
          for (const { id } of page.items) await labels.delete(id)
          const next = await page.next()
          if (next === undefined) return
          page = next
        }
      },
    ]) {
      const server = new ListServer(upTo(950))
      await read(server.labels)
      expect(server.shown).toEqual([])
      expect(server.asked.length).toBeLessThanOrEqual(11)
    }
  })

  test('every second one of 2,000 misses none', async () => {
    const server = new ListServer(upTo(2000))
    const given: number[] = []
    for await (const { id } of server.labels.list({ scope: 'g' })) {
      if (given.push(id) % 2 === 0) await server.labels.delete(id)
    }
    expect(given).toEqual(downFrom(2000))
    expect(server.shown).toHaveLength(1000)
  })

  test('of earlier items, by others, hides none of those that stay', async () => {
    const server = new ListServer(upTo(11))
    server.meanwhile = (moment) => {
      if (moment !== 'count') return
      if (server.asked.length === 3) server.delete(11, 6)
      if (server.asked.length === 4) server.delete(9, 7)
    }
    const given = await collect(server.labels.list({ scope: 'g', page_size: 3 }))
    expect(given).toEqual(expect.arrayContaining([10, 8, 5, 4, 3, 2, 1]))
  })

  test('and creating in the loop comes to an end', async () => {
    const server = new ListServer(upTo(30))
    const given: number[] = []
    for await (const { id } of server.labels.list({ scope: 'g', page_size: 10 })) {
      given.push(id)
      server.create(1)
    }
    expect(given).toEqual(downFrom(30))
  })
})

describe('a list with a key', () => {
  const sorts = (server: ListServer) => server.asked.map(({ sort, q, page }) => [sort, q, page])

  test('comes newest first, and goes on below the last key', async () => {
    const server = new ListServer(upTo(12))
    expect(await collect(server.labels.list({ scope: 'g', page_size: 5 }))).toEqual(downFrom(12))
    expect(sorts(server)).toEqual([
      ['-id', undefined, undefined],
      ['-id', 'id=[~7]', undefined],
      ['-id', 'id=[~2]', undefined],
    ])
  })

  test.each<[ListLabelsOptions['sort'], string]>([
    ['-id', '-id'],
    [['-id'], '-id'],
    ['id', 'id'],
    [['id'], 'id'],
    ['', '-id'],
    [[], '-id'],
  ])('keeps its key with sort: %j', async (sort, sent) => {
    const server = new ListServer(upTo(7))
    const expected = sent === 'id' ? upTo(7) : downFrom(7)
    expect(await collect(server.labels.list({ scope: 'g', page_size: 5, sort }))).toEqual(expected)
    expect(idsOf(await server.labels.list({ scope: 'g', page_size: 5, sort }).all())).toEqual(expected)
    expect(server.asked.every(({ sort, page }) => sort === sent && page === undefined)).toBe(true)
    expect(server.asked[1]?.q).toBe(sent === 'id' ? 'id=[6~]' : 'id=[~2]')
  })

  test.each<[ListLabelsOptions['q'], string]>([
    ['name=~a', 'id=[~3],name=~a'],
    ['name=50%25,x=a%2Bb', 'id=[~3],name=50%25,x=a%2Bb'],
    [{ name: '50%' }, 'id=[~3],name=50%25'],
    ['', 'id=[~3]'],
    // One broken escape, and Harbor unescapes nothing.
    ['%69d=1,name=50%', 'id=[~3],%69d=1,name=50%'],
    ['%69d=1,name=5%2', 'id=[~3],%69d=1,name=5%2'],
    ['i+d=5', 'id=[~3],i+d=5'],
    ['name=id=5', 'id=[~3],name=id=5'],
    ['idx=5', 'id=[~3],idx=5'],
  ])('puts its own condition before q: %j', async (q, sent) => {
    const server = new ListServer(upTo(8))
    await collect(server.labels.list({ scope: 'g', page_size: 5, q }))
    expect(server.asked.map(({ page }) => page)).toEqual([undefined, undefined])
    expect(server.asked[1]?.q).toBe(sent)
  })

  test.each<[string, Omit<ListLabelsOptions, 'scope'>, string]>([
    ['a condition on the key', { q: { id: between(2, 7) } }, '-id'],
    ['a condition on the key in a string', { q: 'name=~label,id=[2~7]' }, '-id'],
    ['a condition on the key that is escaped', { q: '%69d%3D[2~7]' }, '-id'],
    ['another order', { sort: 'name' }, 'name'],
    ['more than one column', { sort: 'id,name' }, 'id,name'],
    ['a list of more than one', { sort: ['name', '-id'] }, 'name,-id'],
    ['a page', { page: 1 }, '-id'],
  ])('is read by page with %s', async (_, options, sort) => {
    const server = new ListServer(upTo(8))
    await collect(server.labels.list({ scope: 'g', page_size: 5, ...options }))
    expect(server.asked.map(({ page }) => page)).toEqual([1, 2].slice(0, server.asked.length))
    for (const asked of server.asked) expect(asked).toMatchObject({ sort })
    if (options.q !== undefined) for (const { q } of server.asked) expect(q).not.toMatch(/id=.*id=/)
  })

  test('with latest_in_repository is read by page: Harbor ignores order and filter then', async () => {
    const pages: unknown[] = []
    const fetch = async (url: string) => {
      const query = new URL(url).searchParams
      pages.push(query.get('page'))
      return jsonResponse(200, [{ id: query.get('page') === '1' ? 4 : 9 }], { 'x-total-count': '2' })
    }
    const { artifacts } = new Harbor({ url: 'https://harbor.example.com', fetch })
    const options = { page_size: 1, q: 'media_type=x' }
    const latest = artifacts.listInProject('demo', { ...options, latest_in_repository: true })
    expect(idsOf((await latest.all()) as { id: number }[])).toEqual([4, 9])
    expect(pages).toEqual(['1', '2'])
    await artifacts.listInProject('demo', { ...options, latest_in_repository: false })
    expect(pages.at(-1)).toBeNull()
    await artifacts.listInProject('demo', options)
    expect(pages.at(-1)).toBeNull()
  })

  test.each([5, null, {}])('takes no order that is %j', async (sort) => {
    const server = new ListServer(upTo(8))
    const list = server.labels.list({ scope: 'g', sort: sort as never })
    expect(await rejection(list)).toMatchObject({
      name: 'InvalidArgumentError',
      argument: 'sort',
      message: 'sort: must be a column, `-column`, or a list of them.',
    })
    expect(server.asked).toEqual([])
  })

  test('of repositories goes by repository_id, which an answer calls id', async () => {
    const asked: unknown[] = []
    const fetch = async (url: string) => {
      const query = new URL(url).searchParams
      asked.push([query.get('sort'), query.get('q')])
      const items = query.has('q') ? [] : [{ id: 9 }, { id: 5 }]
      return jsonResponse(200, items, { 'x-total-count': String(items.length) })
    }
    const { repositories } = new Harbor({ url: 'https://harbor.example.com', fetch })
    expect(await repositories.list('demo', { page_size: 2 }).all()).toHaveLength(2)
    expect(asked).toEqual([
      ['-repository_id', null],
      ['-repository_id', 'repository_id=[~4]'],
    ])
  })
})

describe('all, by key', () => {
  const ranges = (server: ListServer) => server.asked.map(({ q }) => q)
  const every = (step: number, count: number, first = 1) =>
    upTo(count).map((index) => first + (index - 1) * step)

  // As many as pages by number take, and a few for the gaps.
  test.each<[string, number[], number]>([
    ['dense', upTo(10_366), 105],
    ['sparse', every(3, 3439), 45],
    ['clustered', upTo(10_366, 9367), 16],
    ['clustered, far below another', [...upTo(1499, 500), 10_366], 30],
    ['clustered in ten places', upTo(10).flatMap((place) => upTo(place * 20_000 + 999, place * 20_000)), 140],
    ['ever more sparse', upTo(3000).map((index) => index + Math.floor(index ** 2 / 50)), 45],
  ])('of %s ids takes about as few requests as there are pages', async (_, ids, most) => {
    const server = new ListServer(ids)
    server.meanwhile = (moment) => (moment === 'rows' ? setImmediate() : undefined)
    expect(idsOf(await server.labels.list({ scope: 'g' }).all())).toEqual([...ids].reverse())
    expect(server.asked.length).toBeLessThanOrEqual(most)
  })

  test.each([3, 30, 300])('with limit: %d asks for no more than a few pages too many', async (limit) => {
    for (const ids of [
      upTo(1000),
      every(3, 1000),
      [...upTo(100), ...upTo(5100, 5001), ...upTo(9999, 9100)],
    ]) {
      for (const sort of ['id', '-id']) {
        const server = new ListServer(ids)
        const expected = sort === 'id' ? ids : [...ids].reverse()
        const list = server.labels.list({ scope: 'g', page_size: 10, sort })
        expect(idsOf(await list.all({ limit }))).toEqual(expected.slice(0, limit))
        expect(server.asked.length).toBeLessThanOrEqual(8 + limit / 5)
      }
    }
  })

  test.each<[string, number[]]>([
    ['scattered', upTo(10_000).map((index) => index * 100 + ((index * 7919) % 97))],
    ['ever more sparse', upTo(10_000).map((index) => index + Math.floor(index ** 2 / 50))],
  ])('of %s ids with a limit is not led astray by its guesses', async (_, ids) => {
    const server = new ListServer(ids)
    server.meanwhile = (moment) => (moment === 'rows' ? setImmediate() : undefined)
    const given = await server.labels.list({ scope: 'g' }).all({ limit: 3000 })
    expect(idsOf(given)).toEqual([...ids].reverse().slice(0, 3000))
    expect(server.asked.length).toBeLessThanOrEqual(80)
  })

  test('upwards goes over gaps, although nobody knows where the list ends', async () => {
    const ids = [...upTo(10), ...upTo(1100, 1000), ...upTo(90_050, 90_000)]
    const server = new ListServer(ids)
    const list = server.labels.list({ scope: 'g', page_size: 10, sort: 'id' })
    for (const concurrency of [1, 2, 3, 8]) expect(idsOf(await list.all({ concurrency }))).toEqual(ids)
    for (const { q } of server.asked) expect(q ?? 'id=[1~]').toMatch(/^id=\[\d+~\d*\]$/)
  })

  test('upwards shares out nothing where all that was expected has been deleted', async () => {
    const server = new ListServer(upTo(100))
    let release = () => {}
    server.meanwhile = (moment, { q }) => {
      if (moment === 'arrival' && q === 'id=[11~]') void setImmediate().then(release)
      if (moment !== 'count' || q !== 'id=[61~]') return
      server.delete(...upTo(100, 11))
      return new Promise<void>((resolve) => (release = resolve)).then(() => server.create(5))
    }
    const list = server.labels.list({ scope: 'g', page_size: 10, sort: 'id' })
    expect(idsOf(await list.all({ concurrency: 2 }))).toEqual([...upTo(10), ...upTo(105, 101)])
    expect(ranges(server)).toEqual([undefined, 'id=[11~]', 'id=[61~]'])
  })

  test.each(['100000', '7', '0'])('comes to an end where every total is %s', async (total) => {
    for (const sort of ['id', '-id']) {
      const server = new ListServer(every(2, 30), { total: () => total })
      const list = server.labels.list({ scope: 'g', page_size: 2, sort })
      const given = idsOf(await list.all())
      expect(given).toEqual(sort === 'id' ? every(2, 30) : every(2, 30).reverse())
      expect(server.asked.length).toBeLessThan(100)
    }
  })
})

describe('a server that gives less at once than it is asked for', () => {
  const totals = { right: String, wrong: () => '0', missing: () => undefined }
  test.each([
    { order: {}, total: 'right' },
    { order: { sort: 'id' }, total: 'right' },
    { order: { sort: 'name' }, total: 'right' },
    { order: {}, total: 'wrong' },
    { order: {}, total: 'missing' },
  ] as const)('gives all of 175, with $order and a total that is $total', async ({ order, total }) => {
    for (const cap of [100, 50, 30]) {
      const server = new ListServer(upTo(175), { cap, total: totals[total] })
      const list = () => server.labels.list({ scope: 'g', ...order })
      const expected = 'sort' in order ? upTo(175) : downFrom(175)
      expect(await collect(list())).toEqual(expected)
      for (const concurrency of [1, 8]) expect(idsOf(await list().all({ concurrency }))).toEqual(expected)
      expect(idsOf(await list().all({ limit: 90 }))).toEqual(expected.slice(0, 90))
    }
  })
})

describe('a server that does not go by the key', () => {
  const quirks: readonly Quirks[] = [
    { ignoresRanges: true },
    { ignoresSort: true },
    { ignoresRanges: true, ignoresSort: true },
    { ignoresRanges: true, total: () => undefined },
    { ignoresRanges: true, total: () => '-1' },
    { ignoresRanges: true, cap: 3 },
    { ignoresRanges: true, ignoresSort: true, cap: 3 },
  ]
  test.each(quirks)('is noticed, and the list is whole: %j', async (quirk) => {
    for (const size of [0, 1, 4, 5, 6, 23]) {
      for (const sort of ['id', '-id']) {
        const server = new ListServer(upTo(size), quirk)
        const list = () => server.labels.list({ scope: 'g', page_size: 5, sort })
        const whole = (given: readonly number[]) => {
          expect(new Set(given).size).toBe(given.length)
          expect([...given].sort((a, b) => a - b)).toEqual(upTo(size))
        }
        whole(await collect(list()))
        for (const concurrency of [1, 8]) whole(idsOf(await list().all({ concurrency })))
        whole(idsOf(await list().all({ limit: 1000 })))
        expect(server.asked.length).toBeLessThan(60)
      }
    }
  })

  test('costs one request more, which the first page is not asked for again where it shows it', async () => {
    const ranges = new ListServer(upTo(23), { ignoresRanges: true })
    await collect(ranges.labels.list({ scope: 'g', page_size: 5 }))
    expect(ranges.asked.map(({ page }) => page)).toEqual([undefined, undefined, 1, 2, 3, 4, 5])
    const sort = new ListServer(upTo(23), { ignoresRanges: true, ignoresSort: true })
    await collect(sort.labels.list({ scope: 'g', page_size: 5 }))
    expect(sort.asked.map(({ page }) => page)).toEqual([undefined, 2, 3, 4, 5])
  })

  test('is noticed although its first page is in order', async () => {
    const order = [9, 8, 7, 12, 3, 1]
    const server = new ListServer(order, { ignoresRanges: true, order })
    const list = () => server.labels.list({ scope: 'g', page_size: 3 })
    expect(await collect(list())).toEqual(order)
    expect(idsOf(await list().all())).toEqual(order)
  })

  test('is what a key below 1 is taken for', async () => {
    const server = new ListServer([-2, -1, 0, 1, 2, 3])
    const list = () => server.labels.list({ scope: 'g', page_size: 2 })
    expect(await collect(list())).toEqual([3, 2, 1, 0, -1, -2])
    expect(idsOf(await list().all())).toEqual([3, 2, 1, 0, -1, -2])
  })

  test('in the middle of a list gives no item twice', async () => {
    let ignores = false
    const server = new ListServer(upTo(40))
    Object.defineProperty(server, 'quirks', { get: () => ({ ignoresRanges: ignores }) })
    server.meanwhile = () => {
      ignores = server.asked.length > 3
    }
    expect(await collect(server.labels.list({ scope: 'g', page_size: 5 }))).toEqual(downFrom(40))
  })

  test('that has no total and ignores the page too comes to an end', async () => {
    const server = new ListServer(upTo(25), {
      ignoresRanges: true,
      ignoresPage: true,
      total: () => undefined,
    })
    const list = () => server.labels.list({ scope: 'g', page_size: 10 })
    expect(await collect(list())).toEqual(downFrom(25, 16))
    expect(idsOf(await list().all())).toEqual(downFrom(25, 16))
    expect(server.asked.length).toBeLessThan(10)
  })
})

describe('a cursor', () => {
  const options = { scope: 'g', page_size: 10 } as const

  test('goes on from a page in another process, with its number and total', async () => {
    for (const sort of [undefined, 'id', 'name']) {
      const server = new ListServer(upTo(35))
      const first = await server.labels.list({ ...options, sort })
      expect(first.cursor).toMatch(/^[\w.]+$/)
      const on = { ...options, sort, after: first.cursor }
      const second = await server.labels.list(on)
      const expected = sort === undefined ? downFrom(25) : upTo(35, 11)
      expect(second).toMatchObject({ page: 2, total: 35 })
      expect(idsOf(second.items)).toEqual(expected.slice(0, 10))
      expect(await collect(server.labels.list(on))).toEqual(expected)
      expect(idsOf(await server.labels.list(on).all())).toEqual(expected)
      expect(idsOf(await server.labels.list(on).all({ limit: 12 }))).toEqual(expected.slice(0, 12))
    }
  })

  test('is of the same list, however that is written', async () => {
    const server = new ListServer(upTo(35))
    const { cursor } = await server.labels.list({ scope: 'p', project_id: 7, page_size: 10 })
    const after = cursor
    for (const same of [
      { after, page_size: 5, project_id: 7, scope: 'p' },
      { name: undefined, scope: 'p', project_id: 7, q: '', sort: '', after },
      { scope: 'p', project_id: 7, q: { name: undefined }, sort: ['-id'], after },
    ] satisfies ListLabelsOptions[]) {
      expect((await server.labels.list(same)).items[0]?.id).toBe(25)
    }
    const other = server.labels.list({ scope: 'p', project_id: 8, after })
    expect(await rejection(other)).toMatchObject({
      argument: 'after',
      message: 'after: is the cursor of another list: path, filter, order and page size must be the same.',
    })
  })

  test('is of the next page, and there is none after the last', async () => {
    const server = new ListServer(upTo(12))
    const first = await server.labels.list(options)
    const second = await first.next()
    expect(second?.cursor).toBeUndefined()
    expect((await server.labels.list({ ...options, after: first.cursor })).cursor).toBeUndefined()
  })

  test('of a list that was deleted meanwhile gives an empty page', async () => {
    const server = new ListServer(upTo(25))
    const { cursor: after } = await server.labels.list(options)
    server.delete(...upTo(25))
    expect(await server.labels.list({ ...options, after })).toMatchObject({ items: [], cursor: undefined })
  })

  test('is kept by a list that turned out to be read by page', async () => {
    const server = new ListServer(upTo(35), { ignoresRanges: true, ignoresSort: true })
    const { cursor: after } = await server.labels.list(options)
    expect(await collect(server.labels.list({ ...options, after }))).toEqual(upTo(35, 11))
  })

  test('of a key is no use where the server has stopped going by it, but nothing comes twice', async () => {
    const { cursor: after } = await new ListServer(upTo(35)).labels.list(options)
    const server = new ListServer(upTo(35), { ignoresRanges: true })
    expect(await collect(server.labels.list({ ...options, after }))).toEqual(downFrom(25))
    expect(idsOf(await server.labels.list({ ...options, after }).all())).toEqual(downFrom(25))
  })

  test.each<[string, object]>([
    ['of another scope', { scope: 'p', project_id: 1 }],
    ['of another filter', { q: 'name=~a' }],
    ['of another order', { sort: 'id' }],
    ['of another operation', { other: true }],
  ])('of a list %s is refused before a request', async (_, differs) => {
    const server = new ListServer(upTo(35))
    const { cursor: after } = await server.labels.list(options)
    const asked = server.asked.length
    const list =
      'other' in differs
        ? new Harbor({ url: 'https://harbor.example.com', fetch: server.fetch }).projects.list({ after })
        : server.labels.list({ ...options, ...differs, after } as ListLabelsOptions)
    expect(await rejection(list)).toMatchObject({ name: 'InvalidArgumentError', argument: 'after' })
    expect(await rejection(list.all())).toBeInstanceOf(InvalidArgumentError)
    expect(server.asked).toHaveLength(asked)
  })

  test('of a repository is refused by another, and by another page size where it is of a page', async () => {
    const fetch = async () => jsonResponse(200, [{ id: 9 }, { id: 8 }], { 'x-total-count': '5' })
    const { artifacts } = new Harbor({ url: 'https://harbor.example.com', fetch })
    const { cursor: after } = await artifacts.list('demo/app', { page_size: 2 })
    expect(await rejection(artifacts.list('demo/api', { after }))).toMatchObject({ argument: 'after' })
    const byPage = await artifacts.list('demo/app', { page_size: 2, sort: 'size' })
    const on = { sort: 'size', after: byPage.cursor }
    expect(await rejection(artifacts.list('demo/app', { ...on, page_size: 3 }))).toMatchObject({
      argument: 'after',
    })
    expect((await artifacts.list('demo/app', { ...on, page_size: 2 })).page).toBe(2)
  })

  test.each([5, '', 'x', 'a.1.2', '1.1.1.1.1', 'a.b.c.d', null, {}])(
    'that is %j is refused',
    async (after) => {
      const server = new ListServer(upTo(5))
      const list = server.labels.list({ ...options, after: after as never })
      expect(await rejection(list)).toMatchObject({ name: 'InvalidArgumentError', argument: 'after' })
      expect(server.asked).toEqual([])
    },
  )

  test('and a page exclude one another', async () => {
    const server = new ListServer(upTo(25))
    const { cursor: after } = await server.labels.list(options)
    expect(await rejection(server.labels.list({ ...options, after, page: 2 }))).toMatchObject({
      argument: 'after',
      message: 'after: cannot be given beside `page`.',
    })
  })
})
