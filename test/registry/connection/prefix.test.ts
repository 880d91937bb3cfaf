import { expect, test } from 'vitest'
import { RegistryClient } from '../../../src/registry'
import { bytesOf, digestOfBytes } from '../images'

// The registry makes addresses of the request's Host and its own idea of a path, of which a proxy may have taken a part away.
test.each([
  ['with the prefix', 'https://proxy.example.com/harbor/v2/demo/app/blobs/uploads/1?_state=2'],
  ['without it', 'https://proxy.example.com/v2/demo/app/blobs/uploads/1?_state=2'],
  ['of another host, which is not asked', 'http://core:8080/v2/demo/app/blobs/uploads/1?_state=2'],
  ['that is relative', '/v2/demo/app/blobs/uploads/1?_state=2'],
])('behind a prefix, an upload goes on at an address %s', async (_what, location) => {
  const asked: string[] = []
  const fetch = async (url: string, { method }: RequestInit) => {
    asked.push(`${method} ${url}`)
    if (method === 'HEAD') return new Response(null, { status: 404 })
    return new Response(null, { status: method === 'POST' ? 202 : 201, headers: { location } })
  }
  const registry = new RegistryClient({ url: 'https://proxy.example.com/harbor', fetch })
  const bytes = bytesOf(10)
  await registry.putBlob('demo/app', bytes)
  const digest = encodeURIComponent(digestOfBytes(bytes))
  expect(asked.slice(1)).toEqual([
    'POST https://proxy.example.com/harbor/v2/demo/app/blobs/uploads/',
    `PUT https://proxy.example.com/harbor/v2/demo/app/blobs/uploads/1?_state=2&digest=${digest}`,
  ])
})
