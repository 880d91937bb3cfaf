import { expect, test } from 'vitest'
import { ServerError } from '../../src/index'
import { describeLive } from './describe-live'
import { startListener } from './listener'

// Nobody listens there: a directory is not needed to learn that it is not.
const nowhere = '127.0.0.1:9'

describeLive('the directory', (live) => {
  test('says that it cannot log in, without an error', async () => {
    const ping = live.harbor.ldap.ping({
      ldap_url: `ldap://${nowhere}`,
      ldap_search_dn: 'cn=admin,dc=example,dc=com',
      ldap_search_password: 'admin',
      ldap_base_dn: 'dc=example,dc=com',
      ldap_uid: 'uid',
      ldap_scope: 2,
    })
    const { success = false, message } = await ping
    expect({ success, message }).toEqual({ success: false, message: expect.stringContaining('error') })
  })

  test('fails to search where none is configured', async (context) => {
    const { ldap_url } = await live.harbor.configuration.get()
    if (ldap_url.value !== '') context.skip('this Harbor has a directory')
    const search = live.harbor.ldap.searchUsers({ username: 'alice' })
    await expect(search).rejects.toBeInstanceOf(ServerError)
  })

  test('says that a provider of OIDC is not there', async () => {
    const ping = live.harbor.oidc.ping({ url: `http://${nowhere}` })
    await expect(ping).rejects.toMatchObject({ status: 400 })
  })

  test('finds a provider of OIDC that is there', async (context) => {
    const url = await startListener(live, ({ headers: { host } }) => ({
      // As much of it as Harbor looks at.
      issuer: `http://${host}`,
      authorization_endpoint: `http://${host}/auth`,
      token_endpoint: `http://${host}/token`,
      jwks_uri: `http://${host}/keys`,
    }))
    const found = await live.harbor.oidc.ping({ url }).catch(String)
    if (String(found).includes('BadRequestError'))
      context.skip(`Harbor does not reach this machine: ${found}`)
    expect(found).toBeUndefined()
  })
})
