import { expect, test } from 'vitest'
import {
  access,
  Harbor,
  InvalidArgumentError,
  NotFoundError,
  robotDuration,
  UnauthorizedError,
} from '../../src/index'
import { describeLive, unique } from './describe-live'
import { pushImage } from './push-image'

describeLive('robots', (live) => {
  const pull = { resource: 'repository', action: 'pull' }

  test('works as a robot of a project, until it is disabled', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const { digest } = await pushImage(live, `${project}/app`, 'v1')
    const robot = await harbor.robots.create({
      name: 'ci',
      level: 'project',
      duration: 1,
      permissions: [
        {
          kind: 'project',
          namespace: project,
          access: [pull, { resource: 'artifact', action: 'read' }, { resource: 'artifact', action: 'list' }],
        },
      ],
    })
    expect(robot.name).toMatch(new RegExp(`${project}\\+ci$`))
    expect(robot.secret).toMatch(/^.{32}$/)

    const client = live.as({ robot: robot.name, secret: robot.secret })
    expect(await client.artifacts.resolve(`${project}/app:v1`)).toBe(digest)
    await expect(client.users.current()).rejects.toMatchObject({ status: 412 })

    expect(await harbor.robots.get(robot.name)).toMatchObject({
      id: robot.id,
      disable: false,
      level: 'project',
    })
    expect((await harbor.robots.list({ project }).all()).map(({ id }) => id)).toEqual([robot.id])

    const { secret } = await harbor.robots.refreshSecret(robot.id)
    await expect(client.artifacts.resolve(`${project}/app:v1`)).rejects.toBeInstanceOf(UnauthorizedError)
    const renewed = live.as({ robot: robot.name, secret: secret ?? '' })
    expect(await renewed.artifacts.resolve(`${project}/app:v1`)).toBe(digest)

    await harbor.robots.update(robot.id, { disable: true })
    await expect(renewed.artifacts.resolve(`${project}/app:v1`)).rejects.toBeInstanceOf(UnauthorizedError)

    await harbor.robots.delete(robot.name)
    await expect(harbor.robots.get(robot.id)).rejects.toBeInstanceOf(NotFoundError)
  })

  test('makes a robot of the system with a secret of our own', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const name = unique('system')
    const robot = await harbor.robots.create({
      name,
      level: 'system',
      duration: -1,
      permissions: [{ kind: 'project', namespace: project, access: [pull] }],
    })
    live.later(() => harbor.robots.delete(robot.id))
    expect(robot.expires_at).toBe(-1)

    const secret = 'Chosen-by-us-1'
    await harbor.robots.refreshSecret(robot.name, { secret })
    const permissions = await live.as({ robot: robot.name, secret }).users.currentPermissions()
    expect(permissions).toEqual(expect.any(Array))
    expect((await harbor.robots.list().all()).map(({ id }) => id)).toContain(robot.id)
  })

  test('is valid for so many more days, which Harbor counts from when it was made', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const permissions = [access.project(project).can('repository', 'pull')]
    const made = { name: 'ci', level: 'project' as const, duration: 1, permissions }
    const { id, expires_at } = await harbor.robots.create(made)
    await harbor.robots.refreshSecret(id)
    await harbor.robots.update(id, { duration: 1 })
    expect((await harbor.robots.get(id)).expires_at).toBe(expires_at)

    const robot = await harbor.robots.get(id)
    await harbor.robots.update(robot, { duration: robotDuration(robot, { days: 30 }) })
    const days = ((await harbor.robots.get(id)).expires_at - Date.now() / 1000) / 86_400
    expect(days).toBeGreaterThanOrEqual(29.999)
    expect(days).toBeLessThan(31)
  })

  test('refuses what Harbor would refuse, before asking', async () => {
    const { harbor } = live
    const body = {
      name: 'ci',
      level: 'project' as const,
      duration: 30,
      permissions: [{ kind: 'project' as const, namespace: 'demo', access: [pull] }],
    }
    await expect(harbor.robots.create({ ...body, duration: 0 })).rejects.toBeInstanceOf(InvalidArgumentError)
    await expect(harbor.robots.create({ ...body, name: 'Not Valid' })).rejects.toBeInstanceOf(
      InvalidArgumentError,
    )
  })

  test('rotates a secret that somebody keeps first, and finds who expires', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1')
    const robot = await harbor.robots.create({
      ...{ name: 'ci', level: 'project', duration: 1 },
      permissions: [access.project(project).can('repository', 'pull').can('artifact', 'read')],
    })
    let kept = robot.secret
    const client = new Harbor({ url: live.url, auth: { robot: robot.name, secret: () => kept } })
    expect(await client.artifacts.exists(`${project}/app:v1`)).toBe(true)
    const onSecret = (secret: string) => {
      kept = secret
    }
    expect((await harbor.robots.rotate(robot.name, { onSecret })).id).toBe(robot.id)
    expect(kept).not.toBe(robot.secret)
    expect(await client.artifacts.exists(`${project}/app:v1`)).toBe(true)
    const old = live.as({ robot: robot.name, secret: robot.secret })
    await expect(old.artifacts.get(`${project}/app:v1`)).rejects.toBeInstanceOf(UnauthorizedError)

    const refused = harbor.robots.rotate(robot.id, { onSecret: () => Promise.reject(new Error('shut')) })
    await expect(refused).rejects.toMatchObject({ name: 'RobotRotationError', active: 'old' })
    expect(await client.artifacts.exists(`${project}/app:v1`)).toBe(true)

    const expiring = (within: number) => harbor.robots.expiring({ within, project })
    expect((await expiring(2 * 86_400_000)).map(({ id }) => id)).toEqual([robot.id])
    expect(await expiring(3_600_000)).toEqual([])
    const everywhere = await harbor.robots.expiring({ within: 2 * 86_400_000 })
    expect(everywhere.map(({ id }) => id)).toContain(robot.id)
  })
})
