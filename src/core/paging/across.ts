import { HarborApiError } from '../../errors/api-error'
import { UnauthorizedError } from '../../errors/unauthorized-error'
import type { List, Page, Pager } from './pager'

/** Hears of a place whose list cannot be read, which does not end the others. */
export type OnPlaceError<Place> = (error: HarborApiError, place: Place) => void

/** Lists that begin before their turn, so that many short ones do not take a round trip each. */
const ahead = 4

/** One list that is being read. */
interface Reading<T, Place> {
  readonly place: Place
  readonly pages: AsyncIterator<Page<T>>
  /** The next page, asked for already. */
  next: Promise<IteratorResult<Page<T>>>
}

/**
 * The lists of several places as one, one place after the other. It holds one page of each of a few lists at most.
 *
 * @param places in their order
 * @param listOf the list of a place, with the signal of whoever reads
 * @param onError without it, the first list that cannot be read is the end
 */
export function listAcross<T, Place>(
  places: (signal: AbortSignal | undefined) => AsyncIterable<Place> | Iterable<Place>,
  listOf: (place: Place, signal: AbortSignal | undefined) => Pager<T>,
  signal: AbortSignal | undefined,
  onError: OnPlaceError<Place> | undefined,
): List<T> {
  return {
    signal,
    read(signalOf) {
      const given = places(signalOf())
      const coming = Symbol.asyncIterator in given ? given[Symbol.asyncIterator]() : given[Symbol.iterator]()
      // Kept at the end, and after an error: an iterator that threw says that it is at its end.
      let next: Promise<IteratorResult<Place>> | undefined
      const begun: Reading<T, Place>[] = []
      let page = 0

      async function begin(): Promise<void> {
        while (begun.length < ahead) {
          next ??= nextOf(coming)
          const { done, value: place } = await next
          if (done) return
          next = undefined
          const pages = listOf(place, signalOf()).pages()[Symbol.asyncIterator]()
          begun.push({ place, pages, next: ask(pages) })
        }
      }

      return {
        async next() {
          for (;;) {
            await begin()
            const [reading] = begun
            if (reading === undefined)
              return { items: [], total: undefined, page: page + 1, cursor: undefined, ended: true }
            const items = await read(reading)
            if (items === undefined) begun.shift()
            else if (items.length > 0) {
              page += 1
              return { items, total: undefined, page, cursor: undefined, ended: false }
            }
          }
        },
      }
    },
  }

  /** What comes next of a list; `undefined` after its end. */
  async function read(reading: Reading<T, Place>): Promise<readonly T[] | undefined> {
    try {
      const { done, value } = await reading.next
      if (done) return undefined
      reading.next = ask(reading.pages)
      return value.items
    } catch (error) {
      // Wrong credentials are wrong everywhere.
      const isOfPlace = error instanceof HarborApiError && !(error instanceof UnauthorizedError)
      if (!isOfPlace || onError === undefined) throw error
      onError(error, reading.place)
      return undefined
    }
  }
}

async function nextOf<Place>(places: Iterator<Place> | AsyncIterator<Place>): Promise<IteratorResult<Place>> {
  return places.next()
}

/** It is an error when its turn comes, if it ever comes. */
function ask<T>(pages: AsyncIterator<Page<T>>): Promise<IteratorResult<Page<T>>> {
  const next = pages.next()
  next.catch(() => {})
  return next
}
