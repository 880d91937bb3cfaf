/** Pages that are fetched before they are used: several at once, and not further than allowed. */
export interface ReadAhead<T> {
  /** Allows the pages up to this one to be fetched, in their order. */
  allow(last: number): void
  /** The answer to a page, which is fetched now unless it is there or under way. */
  take(page: number): Promise<T>
  /** Fetches a page once more, before any that is only allowed. */
  again(page: number): Promise<T>
}

/**
 * @param fetchPage asks for a page
 * @param first the page that reading ahead begins with
 * @param atOnce requests under way at a time
 */
export function createReadAhead<T>(
  fetchPage: (page: number) => Promise<T>,
  first: number,
  atOnce: number,
): ReadAhead<T> {
  const coming = new Map<number, Promise<T>>()
  const urgent: (() => void)[] = []
  let next = first
  let last = first - 1
  let underWay = 0
  let failed = false

  function fetchNow(page: number): Promise<T> {
    underWay += 1
    const over = () => {
      underWay -= 1
      fill()
    }
    const answer = fetchPage(page)
    answer.then(over, () => {
      // It ends the list when its turn comes, if it ever comes: nothing further has to be asked for.
      failed = true
      over()
    })
    return answer
  }

  function fill(): void {
    while (underWay < atOnce) {
      const start = urgent.shift()
      if (start) start()
      else if (next <= last && !failed) coming.set(next, fetchNow(next++))
      else return
    }
  }

  function again(page: number): Promise<T> {
    return new Promise((resolve, reject) => {
      urgent.push(() => void fetchNow(page).then(resolve, reject))
      fill()
    })
  }

  return {
    again,
    allow(page) {
      last = page
      fill()
    },
    take(page) {
      const answer = coming.get(page)
      coming.delete(page)
      if (answer) return answer
      next = Math.max(next, page + 1)
      return again(page)
    },
  }
}
