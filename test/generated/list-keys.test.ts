import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { OperationId } from '../../generated/operations'
import type { Operation } from '../../src/core/call/operation'
import { operations } from './operation-table'

interface Exchange {
  readonly operation: OperationId
  readonly request: { readonly target: string }
  readonly response: { readonly body: readonly Readonly<Record<string, unknown>>[] }
}

const recording: Exchange[] = JSON.parse(
  readFileSync(new URL('../recordings/api/paging.json', import.meta.url), 'utf8'),
)
const recorded = [...new Set(recording.map(({ operation }) => operation))]

/** Whether an answer is what a list that is read by this column would give: in order, and in the range that was asked for. */
function goesBy(column: string, { request, response }: Exchange): boolean {
  const query = new URL(request.target, 'https://harbor.example.com').searchParams
  const [, min, max] = new RegExp(`^${column}=\\[(\\d*)~(\\d*)\\]$`).exec(query.get('q') ?? '') ?? []
  const sign = query.get('sort')?.startsWith('-') ? -1 : 1
  // Harbor calls it so in answers where it is not `id` there.
  const keys = response.body.map((item) => Number(item[column] ?? item.id))
  return keys.every(
    (key, index) =>
      (!min || key >= Number(min)) &&
      (!max || key <= Number(max)) &&
      (index === 0 || (key - Number(keys[index - 1])) * sign > 0),
  )
}

describe('the key of a list', () => {
  test.each(recorded)('of %s is what Harbor was seen to go by', (id) => {
    const { key }: Operation = operations[id]
    const exchanges = recording.filter(({ operation }) => operation === id)
    const asked = new URL(exchanges[0]?.request.target ?? '', 'https://harbor.example.com').searchParams.get(
      'sort',
    )
    const column = asked?.replace('-', '') ?? ''
    expect(exchanges.every((exchange) => goesBy(column, exchange)) ? column : undefined).toBe(key)
  })

  test('is that of no list that was not recorded', () => {
    const keyed = Object.entries<Operation>(operations).filter(([, { key }]) => key !== undefined)
    expect(keyed.map(([id]) => id).filter((id) => !recorded.includes(id as OperationId))).toEqual([])
    expect(keyed.length).toBeGreaterThan(15)
    expect(keyed.filter(([, { paged }]) => !paged)).toEqual([])
  })
})
