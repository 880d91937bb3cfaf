import { describe, expect, test } from 'vitest'
import { created } from '../../../src/core/call/created'
import { HarborResponseError } from '../../../src/index'

function read(location: string | undefined, data?: { name: string }) {
  const headers = { 'x-request-id': 'a1', ...(location && { location }) }
  const request = { method: 'POST', url: 'https://harbor.example.com/api/v2.0/projects?x=1' }
  return created({ data, response: new Response(null, { status: 201, headers }) }, request)
}

describe('what a create gives', () => {
  test.each([
    ['/api/v2.0/projects/12', 12],
    ['https://harbor.example.com/api/v2.0/projects/12', 12],
    ['/api/v2.0/projects/12/', 12],
    ['/api/v2.0/projects/12?detail=true', 12],
    ['/api/v2.0/projects/12/?a/b#c', 12],
    ['/api/v2.0/system/gc/0', 0],
    ['/api/v2.0/projects/demo/members/9007199254740991', 9007199254740991],
  ])('is the id at the end of Location: %s', (location, id) => {
    expect(read(location)).toEqual({ id, location })
  })

  test('keeps the body of the answer beside it', () => {
    expect(read('/api/v2.0/robots/3', { name: 'robot$ci' })).toEqual({
      name: 'robot$ci',
      id: 3,
      location: '/api/v2.0/robots/3',
    })
  })

  test.each([
    undefined,
    '/api/v2.0/projects/demo',
    '/api/v2.0/projects/',
    '/api/v2.0/projects/1.5',
    '/x?id=/1',
    'x',
  ])('is an error where there is no id to read, and it has been created all the same: %s', (location) => {
    expect(() => read(location)).toThrow(HarborResponseError)
    try {
      read(location)
    } catch (error) {
      expect(error).toMatchObject({ status: 201, outcome: 'unknown' })
      expect(String(error)).toContain(
        'POST /api/v2.0/projects: Harbor made it (status 201, request a1), but ',
      )
      expect(String(error)).toContain(location === undefined ? 'has no Location' : `'${location}'`)
    }
  })
})
