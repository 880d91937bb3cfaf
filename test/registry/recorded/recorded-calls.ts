import type { RegistryClient } from '../../../src/registry'
import { hasBlob } from '../../../src/registry/blobs/put-blob'
import { beginUpload, locationOf } from '../../../src/registry/blobs/upload'
import type { RegistryConnection } from '../../../src/registry/connection/registry-connection'
import type { RecordedExchange as Exchange } from '../../resources/recorded-exchange'
import { digestOfBytes } from '../server/storage'

/** What a call is made with, and what became of it. */
export interface Clients {
  readonly registry: RegistryClient
  readonly connection: RegistryConnection
}

/** The call of ours that makes a recorded request, or why there is none. */
export type Plan = { readonly call: (clients: Clients) => Promise<unknown> } | { readonly left: string }

const path = /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs|tags|referrers)\/([^/]*)$/

export function plan(exchange: Exchange): Plan {
  const { request } = exchange
  const { pathname, searchParams } = new URL(request.target, 'http://host')
  const [, repository = '', kind = '', last = ''] = path.exec(pathname) ?? []
  if (request.headers.Range !== undefined || request.headers['If-None-Match'] !== undefined) {
    return { left: 'a header that we do not send' }
  }
  if (/%/.test(pathname)) return { left: 'an address that we do not write' }
  const route = `${request.method} ${kind}`
  const at = { repository, reference: last }
  switch (route) {
    case 'GET manifests':
    case 'HEAD manifests':
      if (isNarrow(exchange)) return { left: 'an Accept that we do not send' }
      return request.method === 'GET'
        ? { call: ({ registry }) => registry.getManifest(at).then(checked(exchange)) }
        : { call: ({ registry }) => registry.headManifest(at).then(checked(exchange)) }
    case 'PUT manifests':
      return putManifest(exchange, at)
    case 'DELETE manifests':
      return { call: ({ registry }) => registry.deleteManifest(at) }
    case 'GET blobs':
      return {
        call: async ({ registry }) => (await registry.getBlob(repository, last)).bytes(),
      }
    case 'HEAD blobs':
      return {
        call: async ({ connection }) => {
          const there = await hasBlob({ connection, repository, options: undefined }, last)
          if (there !== (exchange.response.status === 200))
            throw new Error(`it was said to be there: ${there}`)
        },
      }
    case 'GET tags':
      return listTags(repository, searchParams)
    case 'GET referrers':
      // Of a tag we ask for the digest first.
      if (!last.includes(':')) return { left: 'an address that we do not write' }
      return {
        call: async ({ registry }) => {
          const artifactType = searchParams.get('artifactType') ?? undefined
          await registry.referrers(at, { artifactType })
        },
      }
    case 'POST blobs/uploads':
    case 'GET blobs/uploads':
    case 'PATCH blobs/uploads':
    case 'PUT blobs/uploads':
      return upload(exchange, repository)
    default:
      return { left: 'a request that we have no method for' }
  }
}

function isNarrow({ request, response, note }: Exchange): boolean {
  const text = JSON.stringify(response.body ?? '')
  return (
    response.status === 404 &&
    (text.includes('accept header') || (request.method === 'HEAD' && /Accept/.test(note)))
  )
}

/** What we give for the digest has to be what Harbor named, or the digest of its bytes. */
function checked({ response }: Exchange) {
  return ({ digest }: { digest: string | undefined }) => {
    const named = response.headers['docker-content-digest']
    const expected = named || digestOfBytes(new TextEncoder().encode(JSON.stringify(response.body)))
    if (digest !== expected) throw new Error(`${digest} in place of ${expected}`)
  }
}

function putManifest(exchange: Exchange, at: { repository: string; reference: string }): Plan {
  const { body, headers } = exchange.request
  if (typeof body !== 'string' || body.startsWith('(')) return { left: 'a body that is not in the recording' }
  const mediaType = headers['Content-Type']
  const bytes = new TextEncoder().encode(body)
  return { call: ({ registry }) => registry.putManifest(at, bytes, { mediaType }).then(checked(exchange)) }
}

function listTags(repository: string, query: URLSearchParams): Plan {
  if (query.has('last')) return { left: 'a page that comes after another' }
  const n = query.get('n')
  const options = n === null ? {} : { page_size: Number(n) }
  return { call: async ({ registry }) => void (await registry.listTags(repository, options)) }
}

function upload({ request, response }: Exchange, repository: string): Plan {
  const { pathname, search, searchParams } = new URL(request.target, 'http://host')
  const { method } = request
  if (pathname.endsWith('/uploads/')) {
    if (method !== 'POST' || searchParams.has('digest'))
      return { left: 'a request that we have no method for' }
    return {
      call: async ({ connection, registry }) => {
        const name = registry.parse({ repository, reference: 'x' }).repository
        if (!searchParams.has('mount')) {
          await beginUpload({
            connection,
            repository: name,
            options: undefined,
            onProgress: undefined,
            total: 0,
          })
          return
        }
        const query = Object.fromEntries(searchParams)
        await connection.send({ method, repository, path: 'blobs/uploads/', query, options: undefined })
      },
    }
  }
  if (method !== 'GET' && method !== 'PATCH' && method !== 'PUT') {
    return { left: 'a request that we have no method for' }
  }
  const body = method === 'GET' ? {} : { body: new Uint8Array(3) }
  return {
    call: async ({ connection }) => {
      const sent = {
        method,
        repository,
        path: new URL(pathname + search, connection.settings.origin),
        options: undefined,
        ...body,
      } as const
      const answer = await connection.send(sent)
      if (response.status === 202) locationOf(answer)
    },
  }
}
