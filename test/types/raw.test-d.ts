import type { Client } from 'openapi-fetch'
import { expectTypeOf, test } from 'vitest'
import type { Harbor, Project } from '../../src/index'
import { type paths, type RawClient, rawClient } from '../../src/raw/index'

declare const harbor: Harbor

test("the generated client is openapi-fetch's own", () => {
  expectTypeOf(rawClient(harbor)).toEqualTypeOf<RawClient>()
  expectTypeOf<RawClient>().toEqualTypeOf<Client<paths>>()
  rawClient(harbor, { timeout: 60_000, retry: 0 })
  // @ts-expect-error that would be another connection
  rawClient(harbor, { url: 'https://harbor.example.com' })
})

test('its answers are those of the operation', async () => {
  const raw = rawClient(harbor)
  const init = { params: { path: { project_name_or_id: 'demo' } } }
  const { data, error, response } = await raw.GET('/projects/{project_name_or_id}', init)
  expectTypeOf(data).toEqualTypeOf<Project | undefined>()
  expectTypeOf(response).toEqualTypeOf<Response>()
  if (data === undefined) expectTypeOf(error).not.toBeUndefined()
  const { data: log } = await raw.GET('/systeminfo/getcert', { parseAs: 'stream' })
  expectTypeOf(log).toEqualTypeOf<ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined>()
  // @ts-expect-error an argument of the path is missing
  raw.GET('/projects/{project_name_or_id}', { params: { path: {} } })
  // @ts-expect-error no such path
  raw.GET('/nowhere')
  // @ts-expect-error no such method here
  raw.PATCH('/systeminfo')
})
