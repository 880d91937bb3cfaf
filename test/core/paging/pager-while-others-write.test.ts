import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Pager, type PagerSource } from '../../../src/core/paging/pager'
import { ListServer, type Row } from './list-server'

const pageSize = 10

/** What others do, once for each request, before or after Harbor looks at its list. */
interface Writes {
  readonly size: number
  readonly kind: 'create at the end' | 'create in front' | 'delete'
  /** How many, and (for a deletion) where: once for each moment. */
  readonly moments: readonly (readonly number[])[]
}

/**
 * Less than a page of changes within any stretch of so many moments: two requests that follow one another have as many
 * others between them as are under way at once.
 */
function writes(moments: number, kinds: Writes['kind'][]): fc.Arbitrary<Writes> {
  const most = Math.floor((pageSize - 1) / moments)
  return fc.record({
    size: fc.integer({ min: 0, max: 120 }),
    kind: fc.constantFrom(...kinds),
    moments: fc.array(fc.array(fc.nat(10_000), { maxLength: most }), { minLength: 1, maxLength: 200 }),
  })
}

/** A server on which others write, and the ids of what exists from the beginning to the end. */
function busy({ size, kind, moments }: Writes) {
  const server = new ListServer(size)
  let moment = 0
  const write = () => {
    const places = moments[moment++] ?? []
    if (kind === 'delete') server.delete(places)
    else server.create(places.length, kind === 'create in front' ? 'front' : 'end')
  }
  const before = new Set(server.rows.map(({ id }) => id))
  const lasting = () => server.rows.map(({ id }) => id).filter((id) => before.has(id))
  return { server, write, lasting }
}

function pagerOf(source: PagerSource<Row>): Pager<Row> {
  return new Pager(async () => source)
}

function expectWhole(given: readonly Row[], lasting: readonly number[]): void {
  const ids = given.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const kept = new Set(lasting)
  const found = ids.filter((id) => kept.has(id))
  expect(found).toEqual(lasting)
}

describe('what exists all the while is given, and given once', () => {
  test('by iteration, while others create or delete before each request', async () => {
    await fc.assert(
      fc.asyncProperty(
        // A page, the one ahead of it, and the first of them again.
        writes(3, ['create at the end', 'create in front', 'delete']),
        async (script) => {
          const { server, write, lasting } = busy(script)
          const given: Row[] = []
          for await (const row of pagerOf(server.source({ pageSize }, async () => write()))) given.push(row)
          expectWhole(given, lasting())
        },
      ),
      { numRuns: 300 },
    )
  })

  test('by all, while requests overtake one another and others write in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 8 }),
        writes(1, ['create at the end', 'create in front', 'delete']).map(
          // Any number of requests may come between two: less than a page in all.
          (script) => ({ ...script, moments: spread(script.moments, pageSize - 1) }),
        ),
        async (scheduler, concurrency, script) => {
          const { server, write, lasting } = busy(script)
          const pause = async (when: string) => {
            await scheduler.schedule(Promise.resolve(), when)
            write()
          }
          const source = server.source(
            { pageSize },
            (page) => pause(`Harbor looks for page ${page}`),
            (page) => pause(`page ${page} arrives`),
          )
          const all = pagerOf(source).all({ concurrency })
          await scheduler.waitFor(all)
          expectWhole(await all, lasting())
          expect(server.mostUnderWay).toBeLessThanOrEqual(concurrency)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('by all with a limit, as far as that goes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        writes(3, ['create at the end', 'delete']),
        async (limit, script) => {
          const { server, write, lasting } = busy(script)
          const given = await pagerOf(server.source({ pageSize }, async () => write())).all({
            limit,
            concurrency: 1,
          })
          expect(new Set(given).size).toBe(given.length)
          expect(given.length).toBeGreaterThanOrEqual(Math.min(limit, lasting().length))
          const kept = new Set(lasting())
          const found = given.map(({ id }) => id).filter((id) => kept.has(id))
          expect(found).toEqual(lasting().slice(0, found.length))
        },
      ),
      { numRuns: 200 },
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

describe('beyond that', () => {
  test('a deletion and a creation that cancel each other in the total may hide an item', async () => {
    const server = new ListServer(30)
    let asked = 0
    const source = server.source({ pageSize }, async () => {
      if (++asked !== 2) return
      server.delete([0])
      server.create(1, 'end')
    })
    const given: number[] = []
    for await (const { id } of pagerOf(source)) given.push(id)
    expect(given).not.toContain(11)
    expect(given).toHaveLength(30)
  })

  test('what is created at the end while the list is read comes with it', async () => {
    const server = new ListServer(25)
    const source = server.source({ pageSize }, async (page) => {
      if (page === 2) server.create(10, 'end')
    })
    const given: number[] = []
    for await (const { id } of pagerOf(source)) given.push(id)
    expect(given).toHaveLength(35)
  })
})

test('a page that failed ahead of its turn does not keep an earlier one from being read again', async () => {
  const server = new ListServer(40)
  const source = server.source({}, async (page) => {
    if (page === 2) server.delete([0])
    if (page > 2) throw new Error(`page ${page} is gone`)
  })
  const failure = await pagerOf(source)
    .all({ concurrency: 1 })
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({ message: 'page 3 is gone' })
  expect(server.asked).toEqual([1, 2, 3, 1])
})
