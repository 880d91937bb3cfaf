import { describe, expect, test } from 'vitest'
import { compare, type ReleaseSpec, verifyLifetimes } from '../../scripts/lifetimes'
import { description } from './description'

describe('lifetimes', () => {
  const compared = compare([
    release('2.10.3', ['always', 'early']),
    release('2.11.2', ['always', 'early', 'brief']),
    release('2.12.4', ['always', 'late']),
  ])

  test('name the first release that has an operation, and the last, unless all have it', () => {
    expect(compared).toEqual({
      oldest: '2.10.3',
      since: { brief: '2.11', late: '2.12' },
      until: { early: '2.11', brief: '2.11' },
    })
  })

  test('may be written down in another order', () => {
    const { oldest, since, until } = compared
    const reversed = Object.fromEntries(Object.entries(until).reverse())
    expect(() => verifyLifetimes({ oldest, since, until: reversed }, compared)).not.toThrow()
  })

  test.each([
    ['a wrong release', { ...compared, since: { brief: '2.12', late: '2.12' } }],
    ['one too few', { ...compared, until: {} }],
    ['one too many', { ...compared, since: { ...compared.since, always: '2.11' } }],
  ])('are refused with %s', (_, written) => {
    expect(() => verifyLifetimes(written, compared)).toThrow('scripts/lifetimes.ts')
  })
})

function release(version: string, ids: readonly string[]): ReleaseSpec {
  const paths = ids.map((id) => [`/${id}`, { get: { operationId: id, responses: {} } }])
  return { version, document: description({ paths: Object.fromEntries(paths) }) }
}
