import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf } from './ask'

const given = { ldap_search_dn: 'cn=admin,dc=example,dc=com', ldap_search_password: 'admin' }

// Asked of Harbor 2.15.2.
test.each([
  ['ldap://127.0.0.1:9', 'ldap server network timeout'],
  ['ldaps://127.0.0.1', 'ldap server network timeout'],
  ['127.0.0.1', 'ldap server network timeout'],
  ['ldap:', 'ldap server network timeout'],
  ['', 'ldap server network timeout'],
  ['http://127.0.0.1:9', 'fail to ping LDAP server'],
  ['LDAP://127.0.0.1:9', 'fail to ping LDAP server'],
  ['ldap://127.0.0.1:9:8', 'fail to ping LDAP server'],
  ['127.0.0.1:9', 'fail to ping LDAP server'],
  ['ldap://a b', 'fail to ping LDAP server'],
])('a ping of a directory at %j says: %s', async (ldap_url, problem) => {
  const fake = createFakeHarbor()
  const answer = await asking(fake, fake.admin)('POST', '/ldap/ping', { ...given, ldap_url })
  expect([answer.status, answer.body]).toEqual([200, { message: `error: ${problem}` }])
})

test('a ping without a password says so, and one without a body is a 500 without a word', async () => {
  const fake = createFakeHarbor()
  const ask = asking(fake, fake.admin)
  expect((await ask('POST', '/ldap/ping', {})).body).toEqual({ message: 'error: empty password' })
  expect(await ask('POST', '/ldap/ping')).toMatchObject({ status: 500, body: undefined })
})

test.each([
  ['GET', '/ldap/users/search?username=a', undefined],
  ['GET', '/ldap/groups/search?groupname=a', undefined],
  ['POST', '/ldap/users/import', { ldap_uid_list: ['a'] }],
])('%s %s fails where there is no directory', async (method, path, body) => {
  const fake = createFakeHarbor({ users: [{ username: 'jane', password: 'Secret12345' }] })
  const answer = await asking(fake, fake.admin)(method, path, body)
  expect([answer.status, errorOf(answer)]).toEqual([500, 'UNKNOWN: internal server error'])
  const asJane = asking(fake, { username: 'jane', password: 'Secret12345' })
  expect(errorOf(await asJane(method, path, body))).toBe('FORBIDDEN: jane')
})

test('asks a provider of OIDC whether it is the one', async () => {
  const fake = createFakeHarbor()
  const ask = asking(fake, fake.admin)
  let issuer = ''
  const provider = createServer(({ url }, answer) => {
    answer.writeHead(url === '/.well-known/openid-configuration' ? 200 : 404)
    answer.end(JSON.stringify({ issuer }))
  })
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve))
  const { port } = provider.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const ping = async () => (await ask('POST', '/system/oidc/ping', { url })).status
  issuer = url
  expect(await ping()).toBe(200)
  issuer = `${url}/`
  expect(await ping()).toBe(400)
  await new Promise((resolve) => void provider.close(resolve))
  issuer = url
  expect(await ping()).toBe(400)
  expect(errorOf(await ask('POST', '/system/oidc/ping', { url: 'nope' }))).toBe(
    'BAD_REQUEST: failed to verify connection',
  )
})
