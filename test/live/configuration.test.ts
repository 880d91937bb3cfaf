import { expect, test } from 'vitest'
import { configurationValues } from '../../src/index'
import { describeLive, unique } from './describe-live'

// Settings are of the whole Harbor: each is changed to what it is, or put back.
describeLive('configuration', (live) => {
  test('reads each setting with whether it can be changed', async () => {
    const configuration = await live.harbor.configuration.get()
    expect(configuration.robot_name_prefix.value).toEqual(expect.any(String))
    expect(typeof configuration.read_only.value).toBe('boolean')
    expect(configuration.token_expiration.value).toBeGreaterThan(0)
    expect(configuration).not.toHaveProperty('ldap_search_password')
  })

  test('takes one setting and leaves the others as they are', async () => {
    const before = await live.harbor.configuration.get()
    const token_expiration = before.token_expiration.value
    live.later(() => live.harbor.configuration.update({ token_expiration }))
    await live.harbor.configuration.update({ token_expiration: token_expiration + 1 })
    const after = await live.harbor.configuration.get()
    expect(after).toEqual({ ...before, token_expiration: { editable: true, value: token_expiration + 1 } })
  })

  test('takes back all that can be changed', async () => {
    const values = configurationValues(await live.harbor.configuration.get())
    await live.harbor.configuration.update(values)
    expect(configurationValues(await live.harbor.configuration.get())).toEqual(values)
  })

  test('refuses a value out of range, whoever is no administrator, and everybody for the inner settings', async () => {
    const wrong = live.harbor.configuration.update({ session_timeout: -1 })
    await expect(wrong).rejects.toMatchObject({ status: 400, message: expect.stringContaining('positive') })
    const user = live.as(await live.makeUser())
    await expect(user.configuration.get()).rejects.toMatchObject({ status: 403 })
    await expect(live.harbor.configuration.internal()).rejects.toMatchObject({ status: 401 })
  })
})

describeLive('user groups', (live) => {
  test('are made, found, renamed and deleted, by name and by id', async () => {
    const { userGroups } = live.harbor
    const group_name = unique('group')
    live.later(() => userGroups.delete(group_name))
    const { id } = await userGroups.create({ group_name, group_type: 'oidc' })
    expect(await userGroups.get(group_name)).toEqual({ id, group_name, group_type: 3 })
    expect(await userGroups.list({ group_name })).toMatchObject({ total: 1, items: [{ id, group_name }] })
    expect(await userGroups.search(group_name)).toMatchObject({ items: [{ id, group_name, group_type: 3 }] })
    await expect(userGroups.create({ group_name, group_type: 3 })).rejects.toMatchObject({ status: 409 })
    const renamed = unique('group')
    live.later(() => userGroups.delete(renamed))
    await userGroups.update(id, { group_name: renamed })
    expect(await userGroups.exists(group_name)).toBe(false)
    await userGroups.delete(renamed)
    expect(await userGroups.exists(id)).toBe(false)
  })

  test('are members of projects, until they are deleted', async () => {
    const { members, userGroups } = live.harbor
    const [project, group_name] = [await live.makeProject(), unique('group')]
    live.later(() => userGroups.delete(group_name))
    await userGroups.create({ group_name, group_type: 'http' })
    const member_group = { group_name, group_type: 'http' } as const
    const { id } = await members.create(project, { role_id: 'guest', member_group })
    expect(await members.get(project, id)).toMatchObject({ entity_name: group_name, entity_type: 'g' })
    await members.update(project, group_name, { role_id: 'developer' })
    expect(await members.get(project, group_name)).toMatchObject({ role_name: 'developer' })
    await members.delete(project, group_name)
    expect(await members.exists(project, group_name)).toBe(false)
  })
})
