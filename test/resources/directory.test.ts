import { describe, expect, test } from 'vitest'
import { NotFoundError, type SearchLdapUsersOptions } from '../../src/index'
import { findExchange, type RecordedExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

interface Failure {
  uid: string
  error: string
}

replay('ldap.json', {
  operations: {
    pingLdap: { call: ({ harbor, body }) => harbor.ldap.ping(body()) },
    searchLdapUser: {
      call: ({ harbor, query }) => harbor.ldap.searchUsers(query<SearchLdapUsersOptions>()),
    },
    searchLdapGroup: {
      call: ({ harbor, query }) => {
        const { groupname, groupdn = '' } = query<{ groupname?: string; groupdn?: string }>()
        return harbor.ldap.searchGroups(groupname ?? { groupdn })
      },
    },
    importLdapUser: {
      call: ({ harbor, body }) => {
        const { ldap_uid_list = [] } = body<{ ldap_uid_list: string[] } | undefined>() ?? {}
        return harbor.ldap.importUsers(ldap_uid_list).catch((error: unknown) => {
          if (error instanceof NotFoundError) return error.errors
          throw error
        })
      },
      gives: ({ response: { status, body } }: RecordedExchange) =>
        status === 404
          ? {
              value: (body as Failure[]).map(({ uid, error }) => ({
                code: 'NOT_FOUND',
                message: `${uid}: ${error}`,
                detail: { uid, error },
              })),
            }
          : undefined,
    },
  },
  refused: {
    'pingLdap: no body: the saved settings': 'body',
    'searchLdapGroup: neither': 'group',
    'searchLdapGroup: 500: not a DN': 'group',
    'importLdapUser: 422: no body': 'usernames',
  },
})

replay('oidc.json', {
  operations: { pingOIDC: { call: ({ harbor, body }) => harbor.oidc.ping(body()) } },
})

describe('ldap', () => {
  test('names the users that were not imported', async () => {
    const note = '404: one of two is not there; the body is an array'
    const { harbor } = scripted(findExchange('ldap.json', 'importLdapUser', note))
    const error: unknown = await harbor.ldap
      .importUsers(['alice', 'nobody'])
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({
      message: expect.stringContaining('NOT_FOUND nobody: unknown_user'),
      errors: [{ detail: { uid: 'nobody', error: 'unknown_user' } }],
    })
  })

  test.each<unknown>([[['alice', '']], [[7]], ['alice'], [[]]])('does not import %o', async (usernames) => {
    const { harbor, asked } = scripted()
    const call = harbor.ldap.importUsers(usernames as string[])
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'usernames' })
    expect(asked).toEqual([])
  })
})

test('a provider is tried without a look at its certificate unless that is asked for, as Harbor does', async () => {
  const { harbor, asked } = scripted(findExchange('oidc.json', 'pingOIDC', 'a provider'))
  await harbor.oidc.ping({ url: 'https://oidc.example.com' })
  expect(asked).toEqual(['POST /system/oidc/ping {"url":"https://oidc.example.com","verify_cert":false}'])
})
