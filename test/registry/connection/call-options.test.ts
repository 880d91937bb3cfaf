import { expect, test } from 'vitest'
import type { RegistryClient } from '../../../src/registry'
import { rejection } from '../../core/connect'
import { bytesOf, connect, digestOfBytes, startRegistry } from '../images'

const digest = digestOfBytes(bytesOf(1))

test.each<[name: string, call: (registry: RegistryClient, options: object) => PromiseLike<unknown>]>([
  ['resolve', (registry, options) => registry.resolve('demo/app:v1', options)],
  ['headManifest', (registry, options) => registry.headManifest('demo/app:v1', options)],
  ['getManifest', (registry, options) => registry.getManifest('demo/app:v1', options)],
  ['getBlob', (registry, options) => registry.getBlob('demo/app', digest, options)],
  ['putManifest', (registry, options) => registry.putManifest('demo/app:v1', { mediaType: 'x' }, options)],
  ['putBlob', (registry, options) => registry.putBlob('demo/app', bytesOf(1), options)],
  ['listTags', (registry, options) => registry.listTags('demo/app', options)],
  ['referrers', (registry, options) => registry.referrers(`demo/app@${digest}`, options)],
  ['deleteManifest', (registry, options) => registry.deleteManifest(`demo/app@${digest}`, options)],
  ['copy', (registry, options) => registry.copy('demo/app:v1', 'demo/app:v2', options)],
])('%s refuses an option that it does not have, before any request', async (_name, call) => {
  const server = await startRegistry()
  for (const option of ['artefactType', 'includeReferers', 'query']) {
    const error = await rejection(call(connect(server), { [option]: {} }))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument: option })
  }
  expect(await rejection(call(connect(server), null as never))).toMatchObject({ argument: 'options' })
  expect(server.requests).toEqual([])
})
