import { describe, expect, expectTypeOf, test } from 'vitest'
import { columns, type FilterColumns, type ListColumns, type SortColumns } from '../../generated/columns'
import type { Operation } from '../../src/core/call/operation'
import { readExchanges, successesIn } from './exchanges'
import { operations } from './operation-table'

const known: Record<string, ListColumns> = columns
const successes = successesIn(readExchanges())

describe('the columns of lists', () => {
  test('are there for every list that can be filtered or sorted', () => {
    const table: [string, Operation][] = Object.entries(operations)
    const lists = table.filter(([, { query = [] }]) => query.includes('q') || query.includes('sort'))
    // The `q` of search is a word.
    const ids = lists.map(([id]) => id).filter((id) => id !== 'search')
    expect(Object.keys(columns).sort()).toEqual(ids.sort())
  })

  test('are those by which a real Harbor was asked, but for those that it ignored', () => {
    const asked = successes.flatMap(({ id, request: { target } }) => {
      const { searchParams } = new URL(target, 'https://harbor.example.com')
      const own = known[id]
      if (own === undefined) return []
      const filters = keysOf(searchParams.get('q')).map((key) => [`${id}: q ${key}`, own.both, own.filter])
      const sorts = (searchParams.get('sort')?.split(',') ?? []).map((key) => {
        return [`${id}: sort ${key.replace(/^-/, '')}`, own.both, own.sort]
      })
      return [...filters, ...sorts]
    })
    expect(asked.length).toBeGreaterThan(100)
    const unknown = asked.filter(
      ([asked = '', ...texts]) => !namesIn(texts).includes(asked.replace(/.* /, '')),
    )
    expect([...new Set(unknown.map(([asked]) => asked))].sort()).toEqual([
      'ListImmuRules: sort id',
      // Another case, or the column without the level: system robots all the same.
      'ListRobot: q level',
      'ListRobot: q project_id',
      'listAllRepositories: q nope',
      'listQuotas: q id',
      'listQuotas: sort id',
      'listReplicationExecutions: q id',
      'listReplicationTasks: q id',
      'listRepositories: sort nope',
    ])
  })

  test('hold no credentials', () => {
    const names = Object.values(known).flatMap(({ both, filter, sort }) => namesIn([both, filter, sort]))
    expect(
      names.filter((name) => /secret|password|salt|access_key|auth_data|targets|uuid_reset/.test(name)),
    ).toEqual([])
  })

  test('have the types of their values', () => {
    expectTypeOf<FilterColumns['listArtifacts']['push_time']>().toEqualTypeOf<Date>()
    expectTypeOf<FilterColumns['listArtifacts']['base']>().toEqualTypeOf<'*'>()
    expectTypeOf<FilterColumns['ListRobot']['Level']>().toEqualTypeOf<'system' | 'project'>()
    expectTypeOf<FilterColumns['getGCHistory']['extra_attrs.dry_run']>().toEqualTypeOf<string>()
    expectTypeOf<SortColumns['listQuotas']>().toEqualTypeOf<
      'hard.storage' | 'used.storage' | 'creation_time' | 'update_time'
    >()
    expectTypeOf<keyof FilterColumns>()
      .exclude<keyof SortColumns>()
      .toEqualTypeOf<'ListImmuRules' | 'ListVulnerabilities'>()
    // @ts-expect-error misspelt
    expectTypeOf<FilterColumns['listArtifacts']['push_tiem']>()
  })
})

function keysOf(q: string | null): string[] {
  if (q === null) return []
  return decodeURIComponent(q.replaceAll(/%(?![\dA-F]{2})/g, '%25'))
    .split(',')
    .map((clause) => clause.slice(0, clause.indexOf('=')))
}

function namesIn(texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => text?.split(' ') ?? []).map((word) => word.replace(/[#@?]$/, ''))
}
