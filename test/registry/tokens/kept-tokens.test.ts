import { afterEach, expect, test, vi } from 'vitest'
import { RegistryClient } from '../../../src/registry'

afterEach(() => void vi.useRealTimers())

/** A registry in memory, of which everybody may read everything. */
function makeRegistry() {
  const given: string[] = []
  const fetch = async (url: string, { headers }: RequestInit) => {
    const { pathname, searchParams } = new URL(url)
    if (pathname === '/service/token') {
      given.push(searchParams.get('scope') ?? '')
      return Response.json({ token: `token-${given.length}`, expires_in: 1800 })
    }
    if (new Headers(headers).has('authorization')) return Response.json({ tags: [] })
    const challenge = 'Bearer realm="https://harbor.example.com/service/token",service="harbor-registry"'
    return new Response(null, { status: 401, headers: { 'www-authenticate': challenge } })
  }
  return { given, registry: new RegistryClient({ url: 'https://harbor.example.com', fetch }) }
}

test('a token is used until half a minute before it expires', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  const { given, registry } = makeRegistry()
  await registry.listTags('demo/app')
  vi.setSystemTime(1_769_999)
  await registry.listTags('demo/app')
  expect(given).toHaveLength(1)
  vi.setSystemTime(1_770_000)
  await registry.listTags('demo/app')
  expect(given).toHaveLength(2)
})

test('five hundred tokens are kept, and the oldest is forgotten first', async () => {
  const { given, registry } = makeRegistry()
  for (let number = 0; number <= 500; number++) await registry.listTags(`demo/app-${number}`)
  expect(given).toHaveLength(501)
  await registry.listTags('demo/app-1')
  expect(given).toHaveLength(501)
  await registry.listTags('demo/app-0')
  expect(given.slice(501)).toEqual(['repository:demo/app-0:pull'])
})
