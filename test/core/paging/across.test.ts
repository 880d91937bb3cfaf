import { describe, expect, test, vi } from 'vitest'
import { listAcross, type OnPlaceError } from '../../../src/core/paging/across'
import { LazyPager, type Pager } from '../../../src/core/paging/pager'
import type { Label } from '../../../src/index'
import { jsonResponse, rejection } from '../connect'
import { idsOf, ListServer, upTo } from './list-server'

type Servers = Readonly<Record<string, ListServer>>

/** The labels of some servers, two a page. */
function across(servers: Servers, onError?: OnPlaceError<string>): Pager<Label> {
  const listOf = (name: string, signal: AbortSignal | undefined) =>
    servers[name]!.labels.list({ scope: 'g', page_size: 2, retry: 0, signal })
  return new LazyPager(async () => listAcross(() => Object.keys(servers), listOf, undefined, onError))
}

const hang = () => new Promise<void>(() => {})
const requests = (servers: Servers) => Object.values(servers).map(({ asked }) => asked.length)

/** A server that refuses every request. */
function refusing(status: number): ListServer {
  const fetch = vi.fn(async () => jsonResponse(status, { errors: [{ code: 'X', message: 'no' }] }))
  return Object.assign(new ListServer([]), { fetch })
}

describe('the lists of several places', () => {
  test('are one list, whose pages are numbered through', async () => {
    const list = across({ a: new ListServer(upTo(3)), none: new ListServer([]), b: new ListServer([7]) })
    const pages: unknown[] = []
    for await (const { items, page, total, cursor } of list.pages()) {
      pages.push([idsOf(items), page, total, cursor])
    }
    expect(pages).toEqual([
      [[3, 2], 1, undefined, undefined],
      [[1], 2, undefined, undefined],
      [[7], 3, undefined, undefined],
    ])
    expect(idsOf(await list.all())).toEqual([3, 2, 1, 7])
  })

  test('that are none are one empty page', async () => {
    const page = await across({})
    expect(page).toMatchObject({ items: [], page: 1, total: undefined, cursor: undefined })
    expect(await page.next()).toBeUndefined()
  })

  test('begin four at once, and the next one when one has ended', async () => {
    const servers = Object.fromEntries([...'abcdef'].map((name) => [name, new ListServer([1])]))
    const first = await across(servers)
    expect(requests(servers)).toEqual([1, 1, 1, 1, 0, 0])
    await first.next()
    expect(requests(servers)).toEqual([1, 1, 1, 1, 1, 0])
  })

  test('end with the first error, and leave no request on its way', async () => {
    const slow = new ListServer([1])
    slow.meanwhile = hang
    expect(await rejection(across({ broken: refusing(403), slow }).all())).toMatchObject({ status: 403 })
    expect(slow.aborted).toBe(1)
  })

  test('do not end where the places cannot be read on, however often one asks', async () => {
    const server = new ListServer([1])
    async function* places() {
      yield* 'abcde'
      throw new Error('no more places')
    }
    const listOf = () => server.labels.list({ scope: 'g', page_size: 2 })
    const list = new LazyPager(async () => listAcross(places, listOf, undefined, undefined))
    const second = await (await list).next()
    expect(await rejection(second!.next())).toMatchObject({ message: 'no more places' })
    expect(await rejection(second!.next())).toMatchObject({ message: 'no more places' })
  })

  test('go on after an error that somebody hears of, unless the credentials are wrong', async () => {
    const heard: unknown[] = []
    const onError: OnPlaceError<string> = ({ status }, place) => void heard.push([status, place])
    const b = new ListServer([7])
    expect(idsOf(await across({ a: refusing(404), b }, onError).all())).toEqual([7])
    expect(heard).toEqual([[404, 'a']])
    expect(await rejection(across({ a: refusing(401), b }, onError).all())).toMatchObject({ status: 401 })
    b.meanwhile = () => {
      throw new Error('down')
    }
    expect(await rejection(across({ b }, onError).all())).toMatchObject({ name: 'HarborConnectionError' })
    expect(heard).toHaveLength(1)
  })
})
