import { expect, test } from 'vitest'
import { NotFoundError } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('registry.json', {
  operations: {
    createRegistry: { call: ({ harbor, body }) => harbor.registries.create(body()) },
    listRegistries: { call: ({ harbor, query }) => harbor.registries.list(query()) },
    getRegistry: { call: ({ harbor, id }) => harbor.registries.get(id('id')) },
    getRegistryInfo: { call: ({ harbor, id }) => harbor.registries.info(id('id')) },
    pingRegistry: { call: ({ harbor, body }) => harbor.registries.ping(body()) },
    updateRegistry: { call: ({ harbor, id, body }) => harbor.registries.update(id('id'), body()) },
    deleteRegistry: { call: ({ harbor, id }) => harbor.registries.delete(id('id')) },
    listRegistryProviderTypes: { call: ({ harbor }) => harbor.registries.types() },
    listRegistryProviderInfos: { call: ({ harbor }) => harbor.registries.providers() },
  },
  refused: { 'createRegistry: 400: no URL': 'url' },
})

const listed = findExchange('registry.json', 'listRegistries', 'by name')
const remote = findExchange('registry.json', 'getRegistry', 'one')
const changed = findExchange('registry.json', 'updateRegistry', 'a part only: the description')

test('finds an endpoint by its name before it is changed', async () => {
  const { harbor, asked } = scripted(listed, changed)
  await harbor.registries.update('remote', { description: 'changed' })
  expect(asked).toEqual([
    expect.stringMatching(/^GET \/registries\?.*name=remote/),
    'PUT /registries/1 {"description":"changed"}',
  ])
})

test('takes no part of a name for the name', async () => {
  const { harbor } = scripted(listed)
  await expect(harbor.registries.get('remo')).rejects.toThrow(NotFoundError)
})

test('tells whether an endpoint exists, by name and by id', async () => {
  const gone = findExchange('registry.json', 'getRegistry', '404')
  expect(await scripted(listed).harbor.registries.exists('remote')).toBe(true)
  expect(await scripted(listed).harbor.registries.exists('nobody')).toBe(false)
  expect(await scripted(gone).harbor.registries.exists(99999)).toBe(false)
})

test('refuses a new address without a secret, which a later Harbor would forget', async () => {
  const { harbor, asked } = scripted(remote, changed)
  const url = 'https://harbor3.example.com'
  const update = harbor.registries.update(1, { url })
  await expect(update).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'access_secret' })
  await harbor.registries.update(1, { url, access_secret: '' })
  expect(asked).toEqual(['GET /registries/1', `PUT /registries/1 {"url":"${url}","access_secret":""}`])
})
