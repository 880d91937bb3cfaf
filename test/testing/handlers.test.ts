import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterEach, expect, test } from 'vitest'
import { Harbor, HarborConnectionError, NotFoundError } from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'

const fake = createFakeHarbor({ projects: [{ name: 'demo' }] })
const elsewhere = http.get('https://elsewhere.test/', () => HttpResponse.text('not Harbor'))
const server = setupServer(...fake.handlers, elsewhere)
const harbor = () => new Harbor({ url: fake.url, auth: fake.admin })

afterEach(() => server.close())

test('answers the global fetch, with bodies, and leaves other hosts to other handlers', async () => {
  server.listen({ onUnhandledRequest: 'error' })
  const { id } = await harbor().labels.create({ name: 'größe', scope: 'g' })
  expect((await harbor().labels.get(id)).name).toBe('größe')
  await expect(harbor().projects.get('nope')).rejects.toBeInstanceOf(NotFoundError)
  expect(await (await fetch('https://elsewhere.test/')).text()).toBe('not Harbor')
})

test('lets a handler of the test go before it, until handlers are reset', async () => {
  server.listen({ onUnhandledRequest: 'error' })
  server.use(http.get(`${fake.url}/api/v2.0/systeminfo`, () => HttpResponse.json({ auth_mode: 'oidc_auth' })))
  const mode = async () => (await (await fetch(`${fake.url}/api/v2.0/systeminfo`)).json()).auth_mode
  expect(await mode()).toBe('oidc_auth')
  server.resetHandlers()
  expect(await mode()).toBe('db_auth')
})

test('breaks connections as it is asked', async () => {
  server.listen({ onUnhandledRequest: 'error' })
  fake.fail({ operation: 'listProjects', as: 'reset', times: 1 })
  await expect(harbor().with({ retry: 0 }).projects.list()).rejects.toBeInstanceOf(HarborConnectionError)
  fake.fail({ operation: 'getSystemInfo', as: 'truncate', times: 1 })
  const answer = await fetch(`${fake.url}/api/v2.0/systeminfo`)
  await expect(answer.text()).rejects.toThrow('terminated')
})
