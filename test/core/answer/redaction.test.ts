import { expect, test } from 'vitest'
import { hideSecrets } from '../../../src/core/answer/redaction'
import { Harbor } from '../../../src/index'

const secret = 's3cr3t "of\\ours"'

test.each<[string, object]>([
  ['a robot or a user', { secret }],
  ['a user', { username: 'jane', password: secret }],
  ['a change of password', { old_password: secret, new_password: 'Other12345' }],
  ['a webhook policy', { targets: [{ type: 'http', auth_header: secret }] }],
  ['a registry', { credential: { type: 'basic', access_key: 'jane', access_secret: secret } }],
  ['a scanner', { auth: 'Bearer', access_credential: secret }],
  ['the configuration', { oidc_client_secret: secret, ldap_search_password: secret }],
  ['a preheat instance', { auth_mode: 'CUSTOM', auth_info: { anything: secret } }],
])('hides the secret of %s, however it is spelled', (_, body) => {
  const said = `${secret} and ${JSON.stringify(body)} and ${JSON.stringify(JSON.stringify(body))}`
  const hidden = hideSecrets(said, body)
  expect(hidden).toMatch(/^\[hidden\] and /)
  expect(hidden).not.toContain('s3cr3t')
})

test('leaves everything else as it is', () => {
  const body = { username: 'jane', credential: { type: 'basic' }, secret: 'abc', password: '', size: 7 }
  const said = 'jane is basic: abc, 7'
  expect(hideSecrets(said, body)).toBe(said)
  expect(hideSecrets(said, undefined)).toBe(said)
})

test('is done to what Harbor says of a call, in the message and in the entries', async () => {
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    fetch: async (_, { body }) =>
      Response.json({ errors: [{ code: 'BAD_REQUEST', message: `bad: ${body}` }] }, { status: 400 }),
  })
  const body = { secret: 'Hunter2Hunter2' }
  const error: unknown = await harbor.robots.refreshSecret(1, body).catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    message: expect.stringContaining('bad: {"secret":"[hidden]"}'),
    errors: [{ message: 'bad: {"secret":"[hidden]"}' }],
  })
})
