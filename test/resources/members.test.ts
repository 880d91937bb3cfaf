import { describe, expect, test } from 'vitest'
import {
  type CreateMemberBody,
  InvalidArgumentError,
  NotFoundError,
  type UpdateMemberBody,
} from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

const words: Record<number, 'projectAdmin' | 'developer' | 'guest' | 'maintainer' | 'limitedGuest'> = {
  1: 'projectAdmin',
  2: 'developer',
  3: 'guest',
  4: 'maintainer',
  5: 'limitedGuest',
}

/** The recorded body as a user would write it: a role by its word, where it has one. */
function inWords<Body extends { role_id: string | number }>(body: Body): Body {
  return { ...body, role_id: words[Number(body.role_id)] ?? body.role_id }
}

replay('member.json', {
  operations: {
    listProjectMembers: {
      call: ({ harbor, project, query }) => harbor.members.list(project, query()),
      // Harbor counts all members, whatever is asked for.
      gives: ({ request, response: { body } }) =>
        request.target.includes('entityname=')
          ? { value: expect.objectContaining({ items: body, total: undefined }) }
          : undefined,
    },
    getProjectMember: { call: ({ harbor, project, id }) => harbor.members.get(project, id('mid')) },
    createProjectMember: {
      call: ({ harbor, project, body }) =>
        harbor.members.create(project, inWords<CreateMemberBody & { role_id: string | number }>(body())),
    },
    updateProjectMember: {
      call: ({ harbor, project, id, body }) =>
        harbor.members.update(
          project,
          id('mid'),
          inWords<UpdateMemberBody & { role_id: string | number }>(body()),
        ),
    },
    deleteProjectMember: { call: ({ harbor, project, id }) => harbor.members.delete(project, id('mid')) },
  },
  refused: {
    'createProjectMember: 400: no such role': 'role_id',
    'createProjectMember: 500: neither a user nor a group': 'member_user',
    'updateProjectMember: a role that does not exist (42) is accepted': 'role_id',
  },
})

const guest = findExchange('member.json', 'listProjectMembers', 'entityname')
const nobody = { body: [], headers: { 'x-total-count': '7', 'x-request-id': 'f00' } }
const success = findExchange('member.json', 'updateProjectMember', 'another role')

describe('a member by name', () => {
  test('is found by one list', async () => {
    const { harbor, asked } = scripted(guest)
    expect(await harbor.members.get('demo', 'guest')).toMatchObject({ id: 13, entity_name: 'guest' })
    expect(asked).toEqual(['GET /projects/demo/members?entityname=guest'])
  })

  test('is looked up before its role changes', async () => {
    const { harbor, asked } = scripted(guest, success)
    await harbor.members.update('demo', 'guest', { role_id: 'maintainer' })
    expect(asked[1]).toBe('PUT /projects/demo/members/13 {"role_id":4}')
  })

  test('is looked up before it is deleted', async () => {
    const { harbor, asked } = scripted(guest, success)
    await harbor.members.delete(3, 'guest')
    expect(asked).toEqual(['GET /projects/3/members?entityname=guest', 'DELETE /projects/3/members/13'])
  })

  test('is not taken for somebody whose name contains it', async () => {
    const { harbor, asked } = scripted({ body: [{ id: 15, entity_name: 'limitedguest', entity_type: 'u' }] })
    await expect(harbor.members.delete('demo', 'guest')).rejects.toThrow(NotFoundError)
    expect(asked).toHaveLength(1)
  })

  test('that nobody has is a NotFoundError that names the list', async () => {
    const { harbor } = scripted(nobody)
    const error: unknown = await harbor.members.get('demo', 'jane').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ status: 404, method: 'GET', path: '/api/v2.0/projects/demo/members' })
    expect(error).toMatchObject({ operation: 'listProjectMembers', outcome: 'refused' })
    expect(error).toMatchObject({ message: expect.stringContaining("'jane'") })
  })

  test('of a user and of a group is refused, with both ids', async () => {
    const two = [
      { id: 12, entity_name: 'devs', entity_type: 'u' },
      { id: 20, entity_name: 'devs', entity_type: 'g' },
    ]
    const { harbor, asked } = scripted({ body: two })
    const error: unknown = await harbor.members.delete('demo', 'devs').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument: 'member', message: expect.stringMatching(/12.*user.*20.*group/) })
    expect(asked).toHaveLength(1)
  })
})

describe('exists', () => {
  test('is true for a member', async () => {
    expect(await scripted(guest).harbor.members.exists('demo', 'guest')).toBe(true)
  })

  test('is false for a name that nobody has, and for an id', async () => {
    const missing = findExchange('member.json', 'getProjectMember', '404')
    expect(await scripted(nobody).harbor.members.exists('demo', 'jane')).toBe(false)
    expect(await scripted(missing).harbor.members.exists('demo', 99999)).toBe(false)
  })

  test('does not hide that the caller may not look', async () => {
    const forbidden = findExchange('member.json', 'listProjectMembers', '403 as a limited guest')
    await expect(scripted(forbidden).harbor.members.exists('demo', 'jane')).rejects.toThrow('forbidden')
  })
})

describe('refuses without a request', () => {
  const user = { username: 'jane' }
  const bodies: readonly [argument: string, problem: string, body: unknown][] = [
    ['role_id', 'a role of another spelling', { role_id: 'Developer', member_user: user }],
    ['role_id', 'a role that is the text of a number', { role_id: '2', member_user: user }],
    ['role_id', 'no role', { member_user: user }],
    ['member_user', 'a user without name and id', { role_id: 2, member_user: {} }],
    ['member_user', 'an empty name', { role_id: 2, member_user: { username: '' } }],
    ['member_group', 'a group without name, DN and id', { role_id: 2, member_group: { group_type: 1 } }],
    ['member_group', 'a user and a group', { role_id: 2, member_user: user, member_group: { id: 1 } }],
    ['body', 'no body', undefined],
  ]
  test.each(bodies)('%s: %s', async (argument, _, body) => {
    const { harbor, asked } = scripted()
    const call = harbor.members.create('demo', body as CreateMemberBody)
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })

  test.each([
    ['member', () => scripted().harbor.members.get('demo', '')],
    ['member', () => scripted().harbor.members.delete('demo', 1.5)],
    // @ts-expect-error no such role
    ['role_id', () => scripted().harbor.members.update('demo', 'guest', { role_id: 0 })],
  ])('%s', async (argument, call) => {
    await expect(call()).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
  })
})

test('a text of digits is a name, of a project and of a member', async () => {
  const { harbor, asked } = scripted({ body: [{ id: 9, entity_name: '12', entity_type: 'u' }] })
  expect(await harbor.members.get('2024', '12')).toMatchObject({ id: 9 })
  expect(asked).toEqual(['GET /projects/2024/members?entityname=12'])
})
