import { expect, test } from 'vitest'
import { secretsOf } from '../../../src/core/send/sent-secrets'

const secret = 'Hush-Hush-1'
const of = (body: unknown, headers = {}) => secretsOf({ headers, payload: JSON.stringify(body) })

test.each<[string, object]>([
  ['a robot or a user', { name: 'ci', secret }],
  ['a user', { username: 'jane', password: secret }],
  ['a change of password', { old_password: secret, new_password: 5 }],
  ['a webhook policy', { targets: [{ type: 'http', auth_header: secret }] }],
  ['a registry', { credential: { type: 'basic', access_key: 'jane', access_secret: secret } }],
  ['a scanner', { auth: 'Bearer', access_credential: secret }],
  ['the configuration', { oidc_client_secret: secret, ldap_base_dn: 'dc=x' }],
  ['a preheat instance', { auth_mode: 'CUSTOM', auth_info: { anything: secret } }],
])('the body of %s has one', (_, body) => {
  expect(of(body)).toEqual([secret])
})

test.each([
  ['nothing', undefined],
  ['a list', ['secret']],
  ['null', null],
  ['members of other names', { secrets: 'a', name: 'secret' }],
])('a body of %s has none', (_, body) => {
  expect(of(body)).toEqual([])
})

test('a body that is no JSON has none', () => {
  expect(secretsOf({ headers: {}, payload: 'secret' })).toEqual([])
  expect(secretsOf({ headers: {}, payload: new Uint8Array(8) })).toEqual([])
})

test('headers have those of a token, and those of a proxy', () => {
  const headers = {
    authorization: 'Basic YWRtaW46aHVzaA==',
    'x-api-key': 'key-of-the-proxy',
    cookie: 'sid=1',
    accept: 'application/json',
    'x-is-resource-name': 'true',
  }
  expect(of(undefined, headers).sort()).toEqual(['YWRtaW46aHVzaA', 'key-of-the-proxy', 'sid=1'])
  expect(of(undefined, { authorization: 'Bearer token-1' })).toEqual(['token-1'])
  expect(of(undefined, { authorization: 'basic  dG9rZW4=' })).toEqual(['dG9rZW4'])
  expect(of(undefined, { 'x-token': 'a Bearer b' })).toEqual(['a Bearer b'])
  expect(of(undefined, { 'x-token': 'a=b==' })).toEqual(['a=b'])
})
