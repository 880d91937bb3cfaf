import { isInt64, type Query } from './query'

export interface Page {
  readonly number: number
  readonly size: number
}

/** Reads `page` and `page_size`. What is wrong with them goes into `findings`. */
export function readPage(query: Query, findings: string[]): Page {
  const number = readInt64('page', 1)
  const size = readInt64('page_size', 10)
  if (size > 100) findings.push('page_size in query should be less than or equal to 100')
  return { number, size }

  function readInt64(name: string, fallback: number): number {
    const value = query.text(name)
    if (value === undefined || value === '') return fallback
    if (!isInt64(value)) findings.push(`${name} in query must be of type int64: "${value}"`)
    return Number(value)
  }
}
