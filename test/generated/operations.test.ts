import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lifetimes } from '../../scripts/lifetimes'
import type { Operation } from '../../src/core/call/operation'
import { recordings } from '../resources/recorded-exchange'
import { operationAt, readExchanges, successesIn } from './exchanges'
import { operations } from './operation-table'
import { falseClaims } from './type-check'

const table: Readonly<Record<string, Operation>> = operations

describe('the table of operations', () => {
  test('has every operation that a real Harbor was asked for, and no other', () => {
    const coverage: object = JSON.parse(readFileSync(new URL('coverage.json', recordings), 'utf8'))
    expect(Object.keys(table).sort()).toEqual(Object.keys(coverage).sort())
  })

  test('has the method and the path that Harbor answered', () => {
    const named = successesIn(readExchanges()).filter(({ operation, id }) => operation === id)
    expect(named.length).toBeGreaterThan(0)
    const elsewhere = named.filter(({ request, id }) => operationAt(request) !== id)
    expect(elsewhere.map(({ id, request }) => `${id}: ${request.method} ${request.target}`)).toEqual([])
  })

  test('says of operations that came later since when', () => {
    const later = Object.values(table).filter(({ versions }) => versions !== '')
    expect(later.map(({ id, versions }) => `${id}${versions}`).sort()).toEqual(
      Object.entries(lifetimes.since)
        .map(([id, release]) => `${id}, which came with Harbor ${release}`)
        .sort(),
    )
  })

  test.each([
    ['downloadScanData', 'its file is gone after the first time'],
    ['updateUserPassword', 'the old password is wrong the second time'],
    ['updateGCSchedule', 'it may start a run'],
    ['updatePurgeSchedule', 'it may start a run'],
  ])('forbids to repeat %s: %s', (id) => {
    expect(table[id]?.replayable).toBe(false)
  })

  test('hands on as a stream what may be of any size, and nothing else', () => {
    const streams = Object.values(table).filter(({ stream }) => stream)
    expect(streams.map(({ id }) => id)).toEqual(['downloadScanData'])
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
    const successes = successesIn(readExchanges())
    const wrong = successes.filter(({ id, response: { kind, body } }) => {
      const { method, answer } = operations[id]
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
    const answered = successesIn(readExchanges())
      .filter(({ operation, id, request }) => operation === id && nobody.includes(request.headers.as ?? ''))
      .map(({ id }) => id)
    const anyway = ['getHealth', 'getPing', 'getSystemInfo', 'getCert']
    expect([...new Set(answered)].filter((id) => table[id]?.anonymous !== true).sort()).toEqual(anyway.sort())
  })

  test('marks nothing that anonymous callers were always refused', () => {
    const exchanges = readExchanges().filter(({ request }) => request.headers.as === 'anonymous')
    const answered = new Set(successesIn(exchanges).map(({ id }) => id))
    const refused = exchanges.filter(({ response }) => response.status === 401)
    const marked = refused.map(({ operation }) => operation).filter((id) => table[id]?.anonymous === true)
    // The project was private: the same is answered of a public one (common/rbac/project/rbac_util.go).
    expect([...new Set(marked)].filter((id) => ![...answered].some((each) => each === id))).toEqual([
      'getArtifact',
    ])
  })

  test('names every part of a query that the types have, and no other', () => {
    const imports = `
import type { operations } from '../../generated/schema'
type QueryOf<Id extends keyof operations> = Exclude<operations[Id]['parameters']['query'], undefined>
type Names<Id extends keyof operations> = [QueryOf<Id>] extends [never]
  ? Record<string, never>
  : { [Name in keyof QueryOf<Id>]-?: 1 }`
    const claims = Object.values(table).map(({ id, query, paged }) => {
      const names = paged ? [...query, 'page', 'page_size'] : query
      return {
        title: id,
        type: `Names<'${id}'>`,
        value: `{ ${names.map((name) => `${name}: 1`).join(', ')} }`,
      }
    })
    expect(falseClaims(imports, claims)).toEqual([])
    expect(table.ListLabels?.query).toEqual(['q', 'sort', 'name', 'scope', 'project_id'])
  })

  test('pages lists only', () => {
    const paged = Object.entries(table).filter(([, operation]) => operation.paged === true)
    expect(paged.filter(([, { method }]) => method !== 'GET')).toEqual([])
    expect(table.getArtifact?.paged).toBe(false)
    expect(table.listArtifacts?.paged).toBe(true)
  })
})
