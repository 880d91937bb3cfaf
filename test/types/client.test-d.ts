import { expectTypeOf, test } from 'vitest'
import {
  type Call,
  type Done,
  Harbor,
  type HarborOptions,
  type Page,
  type Pager,
  type Project,
  type Projects,
} from '../../src/index'

declare const harbor: Harbor

test('a client needs the address of its Harbor, and one kind of credentials', () => {
  new Harbor({ url: new URL('https://harbor.example.com'), auth: { robot: 'robot$ci', secret: () => 'x' } })
  // @ts-expect-error the address is missing
  new Harbor({ auth: { token: 'x' } })
  // @ts-expect-error a string is no options
  new Harbor('https://harbor.example.com')
  // @ts-expect-error a part is missing
  new Harbor({ url: 'https://harbor.example.com', auth: { username: 'jane' } })
  // @ts-expect-error no such option
  new Harbor({ url: 'https://harbor.example.com', timeOut: 3 })
  // @ts-expect-error a signal is of a call, not of a client
  new Harbor({ url: 'https://harbor.example.com', signal: AbortSignal.abort() })
  expectTypeOf<HarborOptions['retry']>().toEqualTypeOf<number | undefined>()
})

test('a client with other defaults is a client', () => {
  expectTypeOf(
    harbor.with({ timeout: 1, totalTimeout: Infinity, retry: 0, headers: {} }),
  ).toEqualTypeOf<Harbor>()
  // @ts-expect-error that would be another connection
  harbor.with({ url: 'https://harbor.example.com' })
  // @ts-expect-error a signal is of a call
  harbor.with({ signal: AbortSignal.abort() })
})

test('a call is a promise that also gives its answer', async () => {
  const call = harbor.projects.get('demo')
  expectTypeOf(call).toEqualTypeOf<Call<Project>>()
  expectTypeOf(call).toExtend<Promise<Project>>()
  expectTypeOf(await call.withResponse()).toEqualTypeOf<Done<Project>>()
  expectTypeOf((await call.withResponse()).response).toEqualTypeOf<Response>()
})

test('a handler of what went wrong may say of what type it is, as with any promise', () => {
  const handle = (error: Error) => error.message
  expectTypeOf(harbor.projects.get('demo').catch(handle)).toEqualTypeOf<Promise<Project | string>>()
  expectTypeOf(harbor.projects.get('demo').then(() => 1, handle)).toEqualTypeOf<Promise<number | string>>()
  expectTypeOf(harbor.projects.list().catch(handle)).toEqualTypeOf<Promise<Page<Project> | string>>()
  expectTypeOf(harbor.projects.list().then(() => 1, handle)).toEqualTypeOf<Promise<number | string>>()
})

test('a list is awaited for a page, iterated for items, or read whole', async () => {
  const list = harbor.projects.list()
  expectTypeOf(list).toEqualTypeOf<Pager<Project>>()
  expectTypeOf((await list).items).toEqualTypeOf<readonly Project[]>()
  expectTypeOf(await list.all({ limit: 3, concurrency: 2 })).toEqualTypeOf<Project[]>()
  for await (const project of list) expectTypeOf(project).toEqualTypeOf<Project>()
  for await (const page of list.pages()) expectTypeOf(page.total).toEqualTypeOf<number | undefined>()
})

test('options are those of the call and the parameters of its operation', () => {
  const { signal } = new AbortController()
  harbor.projects.list({ signal, timeout: 1, totalTimeout: 1, retry: 1, headers: { 'X-A': 'b' }, name: 'de' })
  harbor.projects.list({ query: { of_a_later_harbor: true }, page_size: undefined })
  // @ts-expect-error a typing mistake
  harbor.projects.list({ pageSize: 20 })
  // @ts-expect-error Harbor has no such parameter here
  harbor.projects.delete('demo', { force: true })
  // @ts-expect-error a column is not a number
  harbor.projects.list({ sort: 1 })
})

test('only the client makes its areas', () => {
  expectTypeOf(harbor.projects).toEqualTypeOf<Projects>()
  // @ts-expect-error an area is given, not changed
  harbor.projects = new Harbor({ url: 'https://harbor.example.com' }).projects
})
