import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { operations as allOperations } from '../../src/core/call/operation'
import { ConflictError, explainServerError, ServerError } from '../../src/index'
import { readRecording } from '../resources/recorded-exchange'

function failed(operation: string | undefined, status = 500): ServerError {
  return new ServerError('internal server error', {
    ...{ status, errors: [], requestId: undefined, operation },
    ...{ method: 'POST', path: '/api/v2.0/x', outcome: 'unknown' },
  })
}

const folder = new URL('../recordings/api/', import.meta.url)
// Of no operation in particular, or no lists of exchanges.
const others = new Set(['coverage.json', 'cross-cutting.json'])
const recorded = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !others.has(file))
  .flatMap(readRecording)
  .filter(({ response }) => response.status === 500)
const operations = [...new Set(recorded.map(({ operation }) => operation))]

test.each(operations)('says why %s is a 500', (operation) => {
  expect(explainServerError(failed(operation))).toMatch(/^[a-z]/)
})

test('knows every one that was seen', () => {
  expect(operations.length).toBeGreaterThan(15)
})

test('thinks of a string for a number in the `q` of every list that takes one, and of no other', () => {
  const thought = allOperations()
    .map(({ id }) => id)
    .filter((id) => explainServerError(failed(id))?.includes('`q`'))
  // The search has another `q`: a part of a name.
  const wanted = allOperations().filter(({ id, query = [] }) => query.includes('q') && id !== 'search')
  expect(thought).toEqual(wanted.map(({ id }) => id))
})

test('says nothing of what is not known', () => {
  expect(explainServerError(failed('getProject'))).toBeUndefined()
  expect(explainServerError(failed('toString'))).toBeUndefined()
  expect(explainServerError(failed(undefined))).toBeUndefined()
  expect(explainServerError(failed('createRegistry', 502))).toBeUndefined()
  expect(explainServerError(new Error('createRegistry'))).toBeUndefined()
  expect(explainServerError(Object.create(ConflictError.prototype))).toBeUndefined()
})
