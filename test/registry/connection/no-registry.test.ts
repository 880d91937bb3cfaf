import { describe, expect, test } from 'vitest'
import { RegistryClient } from '../../../src/registry'
import { rejection } from '../../core/connect'
import { bytesOf, connect, digestOfBytes, startRegistry, storeImage } from '../images'
import { status } from '../server/registry-server'

const digest = digestOfBytes(bytesOf(1))

const calls: readonly [name: string, call: (registry: RegistryClient) => Promise<unknown>][] = [
  ['resolve', (registry) => registry.resolve('demo/app:v1')],
  ['headManifest', (registry) => registry.headManifest('demo/app:v1')],
  ['getManifest', (registry) => registry.getManifest('demo/app:v1')],
  ['putManifest', (registry) => registry.putManifest('demo/app:v1', { mediaType: 'application/x' })],
  ['deleteManifest', (registry) => registry.deleteManifest(`demo/app@${digest}`)],
  ['putBlob', (registry) => registry.putBlob('demo/app', bytesOf(1))],
  ['listTags', (registry) => registry.listTags('demo/app').all()],
  ['referrers', (registry) => registry.referrers(`demo/app@${digest}`)],
]

/** A client of a server that answers everything alike. */
function answering(status: number, type: string, body: string): RegistryClient {
  return new RegistryClient({
    url: 'https://www.example.com',
    retry: 0,
    fetch: async (_url, { method }) =>
      new Response(method === 'HEAD' ? null : body, { status, headers: { 'content-type': type } }),
  })
}

describe.each(calls)('%s, where there is no registry but', (_name, call) => {
  test.each([
    ['pages with 200', 200, 'text/html; charset=utf-8', '<html>Welcome</html>'],
    ['pages with 404', 404, 'text/html', '<html>Not found</html>'],
  ])('%s, asks for the right address', async (_what, code, type, body) => {
    const error = await rejection(call(answering(code, type, body)))
    expect(error).toMatchObject({ name: 'HarborResponseError', status: code })
    expect(String(error)).toContain('Is `url` the address of Harbor itself?')
  })
})

describe('a success that is none of a registry', () => {
  test.each([
    ['a manifest', 'manifests', (registry: RegistryClient) => registry.putManifest('demo/app:v1', manifest)],
    ['a blob', 'uploads', (registry: RegistryClient) => registry.putBlob('demo/app', bytesOf(1))],
  ])('does not pass for %s that was stored', async (_what, path, call) => {
    const server = await startRegistry({ asks: 'nothing' })
    server.fail(new RegExp(`^PUT .*${path}`), status(200), 9)
    const error = await rejection(call(connect(server)))
    expect(error).toMatchObject({ name: 'HarborResponseError', status: 200, outcome: 'unknown' })
    expect(String(error)).toContain('status 200 in place of 201')
  })

  test.each([
    ['tags', (registry: RegistryClient) => registry.listTags('demo/app').all()],
    ['referrers', (registry: RegistryClient) => registry.referrers(`demo/app@${digest}`)],
  ])('does not pass for an empty list of %s', async (_what, call) => {
    const error = await rejection(call(answering(200, 'application/json', '{"hello":"world"}')))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'MALFORMED' })
  })
})

const manifest = { mediaType: 'application/vnd.oci.image.index.v1+json' }

describe('a HEAD, whose answer has no words,', () => {
  test('says what a GET would say of a missing tag', async () => {
    const server = await startRegistry()
    storeImage(server, 'demo/app', [bytesOf(5)], { tag: 'v1' })
    const error = await rejection(connect(server).resolve('demo/app:v2'))
    expect(error).toMatchObject({
      name: 'NotFoundError',
      code: 'NOT_FOUND',
      message:
        'HEAD /v2/demo/app/manifests/v2: status 404 NOT_FOUND no such tag or digest, or no such repository',
    })
  })

  test.each([
    [401, 'UnauthorizedError', 'UNAUTHORIZED', 'wrong credentials, too few rights, or no such project'],
    [412, 'PreconditionFailedError', 'PROJECTPOLICYVIOLATION', 'not signed, not scanned'],
  ])('says what %i means', async (code, name, errorCode, words) => {
    const server = await startRegistry({ asks: 'nothing' })
    server.fail(/^HEAD/, status(code, { 'x-request-id': '12' }))
    const error = await rejection(connect(server).headManifest('demo/app:v1'))
    expect(error).toMatchObject({ name, code: errorCode, requestId: '12' })
    expect(String(error)).toContain(words)
  })
})
