import type { Pages } from './by-page'
import type { Answered } from './source'

/**
 * Pages that are asked for before their turn, several at once.
 *
 * @param first the page that reading begins with
 * @param limit how many items are wanted
 */
export function pagesAtOnce<T>(
  ask: Pages<T>['take'],
  { first, limit, concurrency }: { first: number; limit: number; concurrency: number },
): Pages<T> {
  const coming = new Map<number, Promise<Answered<T>>>()
  const urgent: (() => void)[] = []
  let next = first + 1
  let last = first
  let size = 0
  let underWay = 0
  let failed = false

  function askNow(page: number, size: number): Promise<Answered<T>> {
    underWay += 1
    const over = () => {
      underWay -= 1
      fill()
    }
    const answer = ask(page, size)
    answer.then(over, () => {
      // It ends the list when its turn comes: nothing further has to be asked for.
      failed = true
      over()
    })
    return answer
  }

  function fill(): void {
    while (underWay < concurrency) {
      const start = urgent.shift()
      if (start) start()
      else if (next <= last && !failed) coming.set(next, askNow(next++, size))
      else return
    }
  }

  function again(page: number, size: number): Promise<Answered<T>> {
    return new Promise((resolve, reject) => {
      urgent.push(() => void askNow(page, size).then(resolve, reject))
      fill()
    })
  }

  return {
    unordered: concurrency > 1,
    again,
    take: (page, size) => coming.get(page) ?? again(page, size),
    expect(pages, pageSize) {
      size = pageSize
      last = Math.min(pages, first - 1 + Math.ceil(limit / pageSize))
      fill()
    },
  }
}
