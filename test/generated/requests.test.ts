import { describe, expect, test } from 'vitest'
import { type RequestShape, requests, type Shape, shapes } from '../../generated/requests'
import { readExchanges, successesIn } from './exchanges'
import { operations } from './operation-table'

const table: Record<string, RequestShape> = requests
const exchanges = readExchanges().filter(({ operation }) => operation in table)

describe('what Harbor takes', () => {
  test('is of the same operations as the client makes', () => {
    const lines = (rows: Record<string, { method: string; path: string }>) =>
      Object.entries(rows).map(([id, { method, path }]) => `${id}: ${method} ${path}`)
    expect(lines(requests)).toEqual(lines(operations))
  })

  test('has in its paths what it names, and names what is in its paths', () => {
    for (const { path, parameters = [] } of Object.values(table)) {
      const named = parameters.filter((each) => each.in === 'path').map(({ name }) => name)
      expect(named.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort())
    }
  })

  test('was in every request that succeeded', () => {
    const missing = successesIn(exchanges).flatMap(({ file, id, note, request }) => {
      const { parameters = [], body } = requests[id]
      const { searchParams } = new URL(request.target, 'https://harbor.example.com')
      const asked = parameters.filter((each) => each.in === 'query' && each.required === true)
      const absent = asked.map(({ name }) => name).filter((name) => !searchParams.has(name))
      // A body that was recorded as absent may have been an empty one.
      if (body?.required === true && request.body === undefined) absent.push('body')
      return absent.map((name) => `${file}: ${id} (${note}): ${name}`)
    })
    expect(missing).toEqual([])
  })

  test('is what it named when something was missing', () => {
    const said = exchanges.flatMap(({ operation, response: { status, body } }) => {
      const [, name, place] = /\n(\S+) in (path|query|header|body) is required/.exec(messageOf(body)) ?? []
      return status === 422 && name !== undefined ? [{ operation, name, place }] : []
    })
    expect(said.length).toBeGreaterThan(5)
    const unknown = said.filter(({ operation, name, place }) => {
      const { parameters = [], body } = table[operation] ?? {}
      if (place !== 'body') {
        return !parameters.some((each) => each.name === name && each.in === place && each.required === true)
      }
      const { $ref = '' } = body?.shape ?? {}
      return !(body?.name === name && body.required === true) && !shapes[$ref]?.required?.includes(name)
    })
    expect(unknown).toEqual([])
  })

  test('pages as recorded: ten at first, a hundred at most', () => {
    const size = requests.listProjects.parameters?.find(({ name }) => name === 'page_size')
    expect(size).toMatchObject({ type: 'integer', default: 10, maximum: 100 })
    expect(Object.values(table).filter(({ paged }) => paged === true)).toHaveLength(41)
  })

  test('is of shapes that are there', () => {
    const mentioned = [
      ...Object.values(shapes),
      ...Object.values(table).flatMap(({ body }) => body?.shape ?? []),
    ].flatMap(namesIn)
    expect([...new Set(mentioned)].filter((name) => !(name in shapes))).toEqual([])
  })

  test('is what Harbor checks, not what it should: members that it ignores are taken', () => {
    expect(shapes.RobotCreate?.properties).toHaveProperty('secret')
    expect(requests.ListLabels.parameters?.find(({ name }) => name === 'scope')?.required).toBeUndefined()
  })
})

function messageOf(body: unknown): string {
  return JSON.stringify(body ?? '').replaceAll('\\n', '\n')
}

function namesIn({ $ref, properties = {}, items, additionalProperties }: Shape): string[] {
  const inner = [...Object.values(properties), items, additionalProperties]
  return [
    ...($ref === undefined ? [] : [$ref]),
    ...inner.flatMap((each) => (each === undefined ? [] : namesIn(each))),
  ]
}
