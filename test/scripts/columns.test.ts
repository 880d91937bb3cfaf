import { describe, expect, test } from 'vitest'
import { toColumns } from '../../scripts/columns'
import { lists } from '../../scripts/list-columns'
import type { Swagger } from '../../scripts/swagger'
import { description } from './description'

describe('the columns of lists', () => {
  test('are written as types and as data', () => {
    const text = toColumns(withLists())
    expect(text).toContain('export interface TagColumns {\n  id: number\n  repository_id: number')
    expect(text).toContain("export type TagSort = 'id' | 'repository_id'")
    expect(text).toContain(`  [name: \`extra_attrs.\${string}\`]: string`)
    expect(text).toContain('  listTags: TagColumns\n')
    expect(text).toContain('  listTags: tag,\n')
  })

  test('must be known of every list', () => {
    const document = withLists()
    document.paths['/new'] = list('listNovelties', ['q'])
    expect(() => toColumns(document)).toThrow('has no columns of listNovelties')
  })

  test('cannot be of what is no list', () => {
    const document = withLists()
    delete document.paths['/listTags']
    expect(() => toColumns(document)).toThrow('listTags, which is no list')
  })

  test.each([
    ['q', 'sort', 'listTags has no q'],
    ['sort', 'q', 'listTags has no sort'],
  ])('cannot be of a list without %s', (_, other, reason) => {
    const document = withLists()
    document.paths['/listTags'] = list('listTags', [other])
    expect(() => toColumns(document)).toThrow(reason)
  })
})

function withLists(): Swagger {
  const paths = Object.keys(lists).map((id) => [`/${id}`, list(id, ['q', 'sort'])])
  return description({ paths: { ...Object.fromEntries(paths), '/search': list('search', ['q']) } })
}

function list(operationId: string, names: readonly string[]): Swagger['paths'][string] {
  const parameters = names.map((name) => ({ name, in: 'query' as const, type: 'string' }))
  return { get: { operationId, parameters, responses: {} } }
}
