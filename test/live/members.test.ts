import { expect, test } from 'vitest'
import { ConflictError, ForbiddenError, NotFoundError, UnauthorizedError } from '../../src/index'
import { describeLive, unique } from './describe-live'
import { pushImage } from './push-image'

describeLive('members and users', (live) => {
  test('gives a user a role, changes it and takes it away', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const { username } = await live.makeUser()

    const { id } = await harbor.members.create(project, {
      role_id: 'developer',
      member_user: { username },
    })
    expect(await harbor.members.get(project, id)).toMatchObject({
      id,
      entity_name: username,
      entity_type: 'u',
      role_id: 2,
      role_name: 'developer',
    })
    await expect(
      harbor.members.create(project, { role_id: 'guest', member_user: { username } }),
    ).rejects.toBeInstanceOf(ConflictError)

    await harbor.members.update(project, username, { role_id: 'maintainer' })
    expect((await harbor.members.get(project, username)).role_name).toBe('maintainer')
    const names = (await harbor.members.list(project).all()).map(({ entity_name }) => entity_name)
    expect(names).toContain(username)

    await harbor.members.delete(project, username)
    expect(await harbor.members.exists(project, username)).toBe(false)
  })

  test('says that a user who is to be a member does not exist', async () => {
    const project = await live.makeProject()
    const username = unique('nobody')
    await expect(
      live.harbor.members.create(project, { role_id: 'guest', member_user: { username } }),
    ).rejects.toBeInstanceOf(NotFoundError)
  })

  test('lets each role do what it may', async () => {
    const project = await live.makeProject()
    const { digest } = await pushImage(live, `${project}/app`, 'v1')
    const image = `${project}/app:v1`
    const guest = await live.makeUser()
    const developer = await live.makeUser()
    await live.harbor.members.create(project, { role_id: 'guest', member_user: { username: guest.username } })
    await live.harbor.members.create(project, {
      role_id: 'developer',
      member_user: { username: developer.username },
    })
    const outsider = await live.makeUser()

    expect(await live.as(guest).artifacts.resolve(image)).toBe(digest)
    await expect(live.as(guest).artifacts.createTag(image, { name: 'g' })).rejects.toBeInstanceOf(
      ForbiddenError,
    )
    await live.as(developer).artifacts.createTag(image, { name: 'd' })
    await expect(live.as(developer).artifacts.delete(image)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(live.as(outsider).artifacts.get(image)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(live.as(undefined).artifacts.get(image)).rejects.toBeInstanceOf(UnauthorizedError)
  })

  test('makes, finds, changes and deletes a user', async () => {
    const { harbor } = live
    const username = unique('user')
    const email = `${username}@example.com`
    const password = 'Live-Test-1'
    live.later(() => harbor.users.delete(username))
    const { id } = await harbor.users.create({ username, password, email, realname: 'Live test' })

    expect(await harbor.users.get(username)).toMatchObject({ user_id: id, email, realname: 'Live test' })
    const found = await harbor.users.search(username)
    expect(found.items.map((item) => item.username)).toContain(username)
    expect((await live.as({ username, password }).users.current()).user_id).toBe(id)

    expect((await harbor.users.list({ q: { username } }).all()).map((user) => user.user_id)).toEqual([id])
    await harbor.users.setSysAdmin(username, { sysadmin_flag: true })
    expect((await harbor.users.get(id)).sysadmin_flag).toBe(true)
    await harbor.users.setSysAdmin(id, { sysadmin_flag: false })

    await harbor.users.update(id, { email, realname: 'Changed' })
    expect((await harbor.users.get(id)).realname).toBe('Changed')

    const changed = 'Live-Test-2'
    await live.as({ username, password }).users.updatePassword(id, {
      old_password: password,
      new_password: changed,
    })
    expect((await live.as({ username, password: changed }).users.current()).username).toBe(username)

    await harbor.users.delete(id)
    await expect(harbor.users.get(username)).rejects.toBeInstanceOf(NotFoundError)
  })

  test('says of whom may do what', async () => {
    const project = await live.makeProject()
    const user = await live.makeUser()
    await live.harbor.members.create(project, { role_id: 'guest', member_user: { username: user.username } })
    const { project_id } = await live.harbor.projects.get(project)
    const permissions = await live
      .as(user)
      .users.currentPermissions({ scope: `/project/${project_id}`, relative: true })
    expect(permissions).toContainEqual({ resource: 'repository', action: 'pull' })
    expect(permissions).not.toContainEqual({ resource: 'repository', action: 'push' })
  })
})
