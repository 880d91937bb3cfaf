import { describe, expect, test } from 'vitest'
import type { OperationId } from '../../generated/operations'
import type { Prepare } from '../../src/core/call/arguments'
import type { Operation } from '../../src/core/call/operation'
import { rawClient } from '../../src/raw/index'
import { answering } from '../core/connect'
import { operations } from '../generated/operation-table'

interface Wire {
  readonly method: string | undefined
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

const query = { q: 'name=~a b', page: 2, flag: true, list: ['x', 'y'], left_out: undefined }
const body = { name: 'a b', members: [1, { nested: true }] }

/** A value for each argument of a path: with what has to be encoded, and a slash where one may be. */
function argumentsOf({ path }: Operation, project: string | number): Record<string, string | number> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const special: Record<string, string | number> = {
    project_name_or_id: project,
    repository_name: 'team/a b',
    reference: 'sha256:0',
  }
  return Object.fromEntries(names.map((name) => [name, special[name] ?? `${name} 1`]))
}

/** The same request by the transport of the methods and by the generated client. */
async function bothWays(id: OperationId, project: string | number): Promise<[Wire, Wire]> {
  const operation: Operation = operations[id]
  const { method, path: template, answer } = operation
  const hasBody = method === 'POST' || method === 'PUT' || method === 'PATCH'
  const path = argumentsOf(operation, project)
  const { transport, sent } = answering(
    () => new Response('{}', { headers: { 'content-type': 'text/plain' } }),
  )
  // What a method gives is checked by the compiler, operation by operation; here it is all alike.
  const given: Prepare<OperationId> = () => ({
    path,
    ...(hasBody && { body: body as never }),
    ...(answer === 'text' && { accept: '*/*' }),
  })
  await transport.transport.call<OperationId>(id, { query }, given).catch(() => {})
  const raw = rawClient(transport)
  const init = { params: { path, query }, ...(hasBody && { body }) }
  await raw
    .request(method.toLowerCase() as 'get', template as '/health', init as Record<string, unknown>)
    .catch(() => {})
  const [first, second] = await Promise.all(
    sent.map(async ({ url, init }) => ({
      method: init.method,
      url,
      headers: [...new Headers(init.headers)].sort(),
      body: await new Response(init.body ?? null).text(),
    })),
  )
  if (first === undefined || second === undefined) throw new Error('one of them was not sent')
  return [first, second]
}

const ids = Object.keys(operations) as OperationId[]

describe('a request of the generated client is that of the methods', () => {
  test('for all operations that there are', () => {
    expect(ids).toHaveLength(203)
  })

  test.each(ids)('%s', async (id) => {
    for (const project of ['2024', 2024]) {
      const [ofMethod, ofRaw] = await bothWays(id, project)
      expect(ofRaw).toEqual(ofMethod)
      expect(ofRaw.url).toContain('?q=name%3D~a%20b&page=2&flag=true&list=x%2Cy')
    }
  })
})
