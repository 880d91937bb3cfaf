import { InvalidArgumentError } from '../../errors/invalid-argument-error'

// Harbor answers 422 above 100, and 0 gives everything in one answer, without an end (recordings: cross-cutting.json).
const largestPage = 100

/** @throws {InvalidArgumentError} not a whole number from 1 to 100 */
export function readPageSize(value: unknown): number {
  if (value === undefined) return largestPage
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > largestPage) {
    throw new InvalidArgumentError(
      'page_size',
      `must be a whole number from 1 to ${largestPage}. For more, iterate or use \`all()\`.`,
    )
  }
  return value
}

/**
 * The total of a list, or `undefined` where it is not to be believed: absent, -1 (more than Harbor cares to count), or
 * less than what is there. The `Link` header is not read: the query in it is not escaped.
 *
 * @param seen how many items there are up to the end of this page
 */
export function readTotal(headers: Headers, seen: number): number | undefined {
  const text = headers.get('x-total-count')
  if (text === null || !/^\d+$/.test(text)) return undefined
  const total = Number(text)
  return total < seen ? undefined : total
}
