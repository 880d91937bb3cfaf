import { describe, expect, test } from 'vitest'
import type { OperationId } from '../../../generated/operations'
import { InvalidArgumentError, like } from '../../../src/index'
import { operations } from '../../generated/operation-table'
import { answering, jsonResponse, rejection } from '../connect'

const lists = Object.values(operations).filter(({ columns }) => columns.length > 0)

/** Reads the first page of a list by a query, and gives the `q` that was sent. */
async function ask(id: OperationId, q: unknown): Promise<string | null | undefined> {
  const { transport, sent } = answering(() => jsonResponse(200, []))
  const names = [...operations[id].path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const path = Object.fromEntries(names.map((name) => [name, 'demo']))
  await transport.list(id, { path, options: { query: { q } } } as never, {})
  return sent[0] && new URL(sent[0].url).searchParams.get('q')
}

describe('a filter', () => {
  test.each(lists)('of $id may have every column of the list, and no other', async ({ id, columns }) => {
    const known = columns.map((column) => column.replace('*', 'event_type'))
    const all = Object.fromEntries(known.map((column) => [column, like('a')]))
    expect(await ask(id, all)).toBe(known.map((column) => `${column}=~a`).join())
    const error = await rejection(ask(id, { ...all, nonsense: 'a' }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument: 'q.nonsense' })
    expect(String(error)).toContain(`is no column here. There are: ${columns.join(', ')}.`)
  })

  test('that is misspelt is refused before a request', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, []))
    const options = { q: { nmae: 'demo' } } as object
    expect(await rejection(transport.list('listProjects', { options }, {}))).toMatchObject({
      argument: 'q.nmae',
    })
    expect(await rejection(transport.list('listProjects', { options }, {}).all())).toMatchObject({
      argument: 'q.nmae',
    })
    expect(sent).toEqual([])
  })

  test('that is a string is sent as it is', async () => {
    expect(await ask('listProjects', 'nmae=demo')).toBe('nmae=demo')
  })

  test('leaves a column out whose value is `undefined`, whatever its name is', async () => {
    expect(await ask('listProjects', { nmae: undefined })).toBeNull()
  })
})
