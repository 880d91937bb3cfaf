import { readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { type Operation, type OperationId, operations, since, until } from '../../generated/operations'
import type { QueryOf } from '../../src/core/call/operation'
import { operationAt, readExchanges, successesIn } from './exchanges'

const folder = new URL('../recordings/api/', import.meta.url)
const table: Record<string, Operation> = operations

describe('the table of operations', () => {
  test('has every operation that a real Harbor was asked for, and no other', () => {
    const coverage: object = JSON.parse(readFileSync(new URL('coverage.json', folder), 'utf8'))
    expect(Object.keys(table).sort()).toEqual(Object.keys(coverage).sort())
  })

  test('has the method and the path that Harbor answered', () => {
    const named = successesIn(readExchanges(folder)).filter(({ operation, id }) => operation === id)
    expect(named.length).toBeGreaterThan(0)
    const elsewhere = named.filter(({ request, id }) => operationAt(request) !== id)
    expect(elsewhere.map(({ id, request }) => `${id}: ${request.method} ${request.target}`)).toEqual([])
  })

  test('says of operations that came later since when, and knows those that went away', () => {
    expect(Object.keys(since).filter((id) => !(id in table))).toEqual([])
    expect(Object.keys(until).filter((id) => id in table)).toEqual([])
  })

  test.each([
    ['downloadScanData', 'its file is gone after the first time'],
    ['updateUserPassword', 'the old password is wrong the second time'],
    ['updateGCSchedule', 'it may start a run'],
    ['updatePurgeSchedule', 'it may start a run'],
  ])('forbids to repeat %s: %s', (id) => {
    expect(table[id]?.replayable).toBe(false)
  })

  test.each([
    'CreateRobot',
    'RefreshSec',
    'UpdateRobot',
    'createUser',
    'updateUserPassword',
    'getUser',
    'createRegistry',
    'getRegistry',
    'GetWebhookPolicyOfProject',
    'updateConfigurations',
    'getInternalconfig',
    'createScanner',
    'pingLdap',
    'setCliSecret',
    'CreateInstance',
    'createReplicationPolicy',
  ])('marks %s: credentials go to it or come from it', (id) => {
    expect(table[id]?.secret).toBe(true)
  })

  test('says of every recorded success whether it has JSON, a text, or perhaps nothing', () => {
    const successes = successesIn(readExchanges(folder))
    const wrong = successes.filter(({ id, response: { kind, body } }) => {
      const { method, answer = method === 'GET' ? 'json' : 'maybe' } = table[id] ?? {}
      const nothing = kind === 'empty' || body === null
      return answer === 'json' ? nothing : answer === 'maybe' && method !== 'GET' && !nothing
    })
    expect(successes.length).toBeGreaterThan(0)
    expect(wrong.map(({ file, id, note }) => `${file}: ${id}: ${note}`)).toEqual([])
    expect(table.getCert?.answer).toBe('text')
    expect(table.getScannerOfProject?.answer).toBe('maybe')
  })

  test('marks what anonymous callers were answered, but for what tells whether Harbor is there', () => {
    const nobody = ['anonymous', 'wrong-password']
    const answered = successesIn(readExchanges(folder))
      .filter(({ operation, id, request }) => operation === id && nobody.includes(request.headers.as))
      .map(({ id }) => id)
    const anyway = ['getHealth', 'getPing', 'getSystemInfo', 'getCert']
    expect([...new Set(answered)].filter((id) => table[id]?.anonymous !== true).sort()).toEqual(anyway.sort())
  })

  test('marks nothing that anonymous callers were always refused', () => {
    const exchanges = readExchanges(folder).filter(({ request }) => request.headers.as === 'anonymous')
    const answered = new Set(successesIn(exchanges).map(({ id }) => id))
    const refused = exchanges.filter(({ response }) => response.status === 401)
    const marked = refused.map(({ operation }) => operation).filter((id) => table[id]?.anonymous === true)
    // The project was private: the same is answered of a public one (common/rbac/project/rbac_util.go).
    expect([...new Set(marked)].filter((id) => ![...answered].some((each) => each === id))).toEqual([
      'getArtifact',
    ])
  })

  test('names every part of a query that the types have, and no other', () => {
    type Declared<Id extends OperationId> =
      | ((typeof operations)[Id] extends { readonly query: readonly (infer Name)[] } ? Name : never)
      | ((typeof operations)[Id] extends { readonly paged: true } ? 'page' | 'page_size' : never)
    type Typed<Id extends OperationId> = [QueryOf<Id>] extends [never] ? never : keyof QueryOf<Id>
    type Wrong = {
      [Id in OperationId]: [Exclude<Typed<Id>, Declared<Id>> | Exclude<Declared<Id>, Typed<Id>>] extends [
        never,
      ]
        ? never
        : Id
    }[OperationId]
    expectTypeOf<Wrong>().toEqualTypeOf<never>()
    expect(table.ListLabels?.query).toEqual(['q', 'sort', 'name', 'scope', 'project_id'])
  })

  test('pages lists only', () => {
    const paged = Object.entries(table).filter(([, operation]) => operation.paged === true)
    expect(paged.filter(([, { method }]) => method !== 'GET')).toEqual([])
    expect(table.getArtifact?.paged).toBeUndefined()
    expect(table.listArtifacts?.paged).toBe(true)
  })
})
