import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Label, Pager } from '../../../src/index'
import { idsOf, ListServer, type Moment } from './list-server'

/** What happens to the list at one moment; places are counted round and round. */
type Write =
  | { readonly kind: 'create'; readonly count: number }
  /** So many in a row, from a place on. */
  | { readonly kind: 'delete' | 'hide' | 'show'; readonly place: number; readonly count: number }

interface Scene {
  readonly ids: readonly number[]
  readonly hidden: readonly number[]
  readonly page_size: number
  readonly sort: 'id' | '-id' | undefined
  /** One after the other; a request takes up to three. */
  readonly moments: readonly (readonly Write[])[]
  /** Which of the items that it gets a loop deletes. */
  readonly deletes: readonly boolean[]
}

const gaps = {
  dense: fc.constant(1),
  sparse: fc.integer({ min: 1, max: 20 }),
  clustered: fc.oneof({ arbitrary: fc.constant(1), weight: 12 }, { arbitrary: fc.nat(5000), weight: 1 }),
}

const ids = fc.constantFrom(gaps.dense, gaps.sparse, gaps.clustered).chain((gap) =>
  fc.array(gap, { maxLength: 90 }).map((gaps) => {
    let id = 0
    return gaps.map((gap) => (id += Math.max(gap, 1)))
  }),
)

const write: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), count: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constantFrom('delete' as const, 'hide' as const, 'show' as const),
    place: fc.nat(10_000),
    count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
  }),
)

const scene: fc.Arbitrary<Scene> = fc.record({
  ids,
  hidden: fc.array(fc.nat(10_000), { maxLength: 20 }),
  page_size: fc.integer({ min: 1, max: 10 }),
  sort: fc.constantFrom('id', '-id', undefined),
  moments: fc.array(fc.array(write, { maxLength: 3 }), { maxLength: 120 }),
  deletes: fc.array(fc.boolean(), { minLength: 1, maxLength: 10 }),
})

/** A list that changes, and what of it exists all the while. */
function play({ ids, hidden, moments, page_size, sort, deletes }: Scene) {
  const server = new ListServer(ids)
  for (const place of hidden) if (ids.length > 0) server.rows.set(ids[place % ids.length]!, 'hidden')
  const lasting = new Set(server.shown)
  const remove = (id: number) => {
    server.rows.delete(id)
    lasting.delete(id)
  }
  const happen = (write: Write) => {
    if (write.kind === 'create') return server.create(write.count)
    const rows = [...server.rows.keys()]
    for (let index = 0; index < Math.min(write.count, rows.length); index++) {
      const id = rows[(write.place + index) % rows.length]!
      if (write.kind === 'delete') remove(id)
      else if (write.kind === 'show') server.rows.set(id, 'shown')
      else {
        server.rows.set(id, 'hidden')
        lasting.delete(id)
      }
    }
  }
  let moment = 0
  const pass = () => {
    for (const write of moments[moment++] ?? []) happen(write)
  }
  server.meanwhile = pass
  let given = 0
  return {
    server,
    lasting,
    list: server.labels.list({ scope: 'g', page_size, sort }),
    descends: sort !== 'id',
    /** The loop's own deletions. */
    use: (id: number) => {
      if (deletes[given++ % deletes.length]) remove(id)
    },
    pass,
  }
}

function expectWhole(given: readonly number[], { lasting, descends }: ReturnType<typeof play>): void {
  const inOrder = [...new Set(given)].sort((a, b) => (descends ? b - a : a - b))
  expect(given).toEqual(inOrder)
  const found = new Set(given)
  expect([...lasting].filter((id) => !found.has(id))).toEqual([])
}

const ways: Readonly<Record<string, (list: Pager<Label>, use: (id: number) => void) => Promise<number[]>>> = {
  'by iteration': async (list, use) => {
    const given: number[] = []
    for await (const { id } of list) {
      given.push(id)
      use(id)
    }
    return given
  },
  'by pages': async (list, use) => {
    const given: number[] = []
    for await (const { items } of list.pages()) {
      given.push(...idsOf(items))
      for (const { id } of items) use(id)
    }
    return given
  },
  'by next': async (list, use) => {
    const given: number[] = []
    for (let page = await list; page; page = (await page.next()) as typeof page) {
      given.push(...idsOf(page.items))
      for (const { id } of page.items) use(id)
    }
    return given
  },
  'by all, one request at a time': async (list) => idsOf(await list.all({ concurrency: 1 })),
}

describe('of a list with a key, what exists all the while is given, and given once, in order', () => {
  test.each(Object.entries(ways))('%s', async (_, read) => {
    await fc.assert(
      fc.asyncProperty(scene, async (scene) => {
        const played = play(scene)
        expectWhole(await read(played.list, played.use), played)
      }),
      { numRuns: 400 },
    )
  })

  test('by cursors, each used by another process', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (scene) => {
        const played = play(scene)
        const { server, use } = played
        const options = { scope: 'g', page_size: scene.page_size, sort: scene.sort } as const
        const given: number[] = []
        let after: string | undefined
        do {
          const page = await server.labels.list({ ...options, after })
          given.push(...idsOf(page.items))
          for (const { id } of page.items) use(id)
          after = page.cursor
        } while (after !== undefined)
        expectWhole(given, played)
      }),
      { numRuns: 200 },
    )
  })

  test.each([2, 3, 8])('by all, %d requests at a time that overtake one another', async (concurrency) => {
    await fc.assert(
      fc.asyncProperty(scene, fc.scheduler(), async (scene, scheduler) => {
        const played = play(scene)
        played.server.meanwhile = async (moment: Moment, { q, page }) => {
          await scheduler.schedule(Promise.resolve(), `${moment} of ${q ?? page ?? 'the first'}`)
          played.pass()
        }
        const all = played.list.all({ concurrency })
        await scheduler.waitFor(all)
        expectWhole(idsOf(await all), played)
        expect(played.server.mostUnderWay).toBeLessThanOrEqual(concurrency)
      }),
      { numRuns: 300 },
    )
  })

  test('by all with a limit, as far as that goes', async () => {
    await fc.assert(
      fc.asyncProperty(
        scene,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(1, 8),
        async (scene, limit, concurrency) => {
          const played = play(scene)
          const given = idsOf(await played.list.all({ limit, concurrency }))
          const first = [...played.lasting].sort((a, b) => (played.descends ? b - a : a - b))
          expect(given.length).toBeLessThanOrEqual(limit)
          expect(given.length).toBeGreaterThanOrEqual(Math.min(limit, first.length))
          const end = given.at(-1)
          const due =
            given.length < limit
              ? first
              : first.filter((id) => end !== undefined && (played.descends ? id >= end : id <= end))
          expectWhole(given, { ...played, lasting: new Set(due) })
        },
      ),
      { numRuns: 400 },
    )
  })
})
