import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type TestContext, test } from 'vitest'
import { HarborApiError, ServerError } from '../../src/index'
import { describeLive, type Live } from './describe-live'

/** The fake answers 501 by name. */
async function unlessMissing<T>(context: TestContext, call: PromiseLike<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (error instanceof HarborApiError && error.status === 501) context.skip('the fake does not have it')
    throw error
  }
}

// Nobody listens there: a directory is not needed to learn that it is not.
const nowhere = '127.0.0.1:9'

describeLive('the directory', (live) => {
  test('says that it cannot log in, without an error', async (context) => {
    const ping = live.harbor.ldap.ping({
      ldap_url: `ldap://${nowhere}`,
      ldap_search_dn: 'cn=admin,dc=example,dc=com',
      ldap_search_password: 'admin',
      ldap_base_dn: 'dc=example,dc=com',
      ldap_uid: 'uid',
      ldap_scope: 2,
    })
    const { success = false, message } = await unlessMissing(context, ping)
    expect({ success, message }).toEqual({ success: false, message: expect.stringContaining('error') })
  })

  test('fails to search where none is configured', async (context) => {
    const { ldap_url } = await live.harbor.configuration.get()
    if (ldap_url.value !== '') context.skip('this Harbor has a directory')
    const search = unlessMissing(context, live.harbor.ldap.searchUsers({ username: 'alice' }))
    await expect(search).rejects.toBeInstanceOf(ServerError)
  })

  test('says that a provider of OIDC is not there', async (context) => {
    const ping = unlessMissing(context, live.harbor.oidc.ping({ url: `http://${nowhere}` }))
    await expect(ping).rejects.toMatchObject({ status: 400 })
  })

  test('finds a provider of OIDC that is there', async (context) => {
    const url = await startProvider(live)
    const found = await unlessMissing(context, live.harbor.oidc.ping({ url })).catch(String)
    if (String(found).includes('BadRequestError'))
      context.skip(`Harbor does not reach this machine: ${found}`)
    expect(found).toBeUndefined()
  })
})

/** As much of a provider as Harbor looks at. */
async function startProvider(live: Live): Promise<string> {
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`
    const endpoints = { authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` }
    const keys = { jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ['RS256'] }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ issuer, ...endpoints, ...keys }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  live.later(async () => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
