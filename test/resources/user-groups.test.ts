import { describe, expect, test } from 'vitest'
import type { CreateUserGroupBody, ListUserGroupsOptions, UserGroup } from '../../src/index'
import { NotFoundError } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('usergroup.json', {
  operations: {
    listUserGroups: {
      call: ({ harbor, query }) => harbor.userGroups.list(query<ListUserGroupsOptions>()),
    },
    searchUserGroups: {
      call: ({ harbor, query }) => {
        const { groupname, ...options } = query<{ groupname: string }>()
        return harbor.userGroups.search(groupname, options)
      },
    },
    getUserGroup: {
      call: ({ harbor, id }) => harbor.userGroups.get(id('group_id')),
      gives: ({ request, response }) =>
        response.status === 200
          ? { value: { ...(response.body as UserGroup), id: Number(request.target.split('/').at(-1)) } }
          : undefined,
    },
    createUserGroup: { call: ({ harbor, body }) => harbor.userGroups.create(body()) },
    updateUserGroup: { call: ({ harbor, id, body }) => harbor.userGroups.update(id('group_id'), body()) },
    deleteUserGroup: { call: ({ harbor, id }) => harbor.userGroups.delete(id('group_id')) },
  },
  refused: {
    'createUserGroup: a type that does not exist (9) is accepted': 'group_type',
    'createUserGroup: an LDAP group without DN': 'ldap_group_dn',
    'searchUserGroups: page 2': 'page',
    'updateUserGroup: 400: no name': 'group_name',
  },
})

const one = { id: 1, group_name: 'devs', group_type: 2 }
const longer = { id: 2, group_name: 'devs-2', group_type: 2 }
const success = findExchange('usergroup.json', 'deleteUserGroup', 'deleted')

describe('a group by its name', () => {
  const look = 'GET /usergroups/search?groupname=devs&page_size=100'

  test('is found by the search that every user may ask', async () => {
    const { harbor, asked } = scripted({ body: [one, longer] }, success)
    await harbor.userGroups.update('devs', { group_name: 'developers' })
    expect(asked).toEqual([look, 'PUT /usergroups/1 {"group_name":"developers"}'])
  })

  test('is not one whose name only contains it', async () => {
    const { harbor } = scripted({ body: [longer] })
    const call = harbor.userGroups.delete('devs')
    await expect(call).rejects.toBeInstanceOf(NotFoundError)
    await expect(call).rejects.toThrow("no group is named 'devs'")
  })

  test('is looked for by its longest part without a backslash', async () => {
    const name = 'CORP\\developers'
    const { harbor, asked } = scripted({ body: [{ id: 7, group_name: name, group_type: 1 }] }, success)
    await harbor.userGroups.delete(name)
    expect(asked[0]).toContain('groupname=developers&')
  })
})

test('the id is there although Harbor leaves it out', async () => {
  const { harbor } = scripted({ body: [one] }, { body: { group_name: 'devs', group_type: 2 } })
  expect(await harbor.userGroups.get('devs')).toEqual(one)
})

test.each([
  ['ldap', 1],
  ['http', 2],
  ['oidc', 3],
] as const)('a group of type %s is sent as %d', async (word, group_type) => {
  const made = findExchange('usergroup.json', 'createUserGroup', 'LDAP')
  const { harbor, asked } = scripted(made)
  const ldap_group_dn = word === 'ldap' ? { ldap_group_dn: 'cn=devs' } : {}
  const body = { group_name: 'devs', group_type: word, ...ldap_group_dn } as CreateUserGroupBody
  await harbor.userGroups.create(body)
  expect(asked).toEqual([
    `POST /usergroups ${JSON.stringify({ group_name: 'devs', group_type, ...ldap_group_dn })}`,
  ])
})

describe('exists', () => {
  test('asks once, by name and by id', async () => {
    const named = scripted({ body: [one] })
    const numbered = scripted({ body: one })
    expect(await named.harbor.userGroups.exists('devs')).toBe(true)
    expect(await numbered.harbor.userGroups.exists(1)).toBe(true)
    expect([named.asked.length, numbered.asked.length]).toEqual([1, 1])
  })

  test('is false where there is none', async () => {
    const missing = findExchange('usergroup.json', 'getUserGroup', '404')
    expect(await scripted({ body: [longer] }).harbor.userGroups.exists('devs')).toBe(false)
    expect(await scripted(missing).harbor.userGroups.exists(99999)).toBe(false)
  })
})
