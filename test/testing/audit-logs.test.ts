import { expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'
import { asking } from './ask'

function start() {
  const repositories = [{ name: 'team/app', artifacts: [{ tags: ['v1'] }] }]
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', repositories }],
    clock: new Date('2026-01-01T12:00:00Z'),
  })
  const harbor = new Harbor({ url: fake.url, fetch: fake.fetch, auth: fake.admin, session: false })
  const said = () => fake.state.auditLogs.map((row) => row.operation_description)
  return { fake, harbor, said }
}

const jane = { username: 'jane', password: 'Chosen12345', email: 'jane@example.com', realname: 'Jane' }

test('are written by what happens, as Harbor words it', async () => {
  const { harbor, said } = start()
  await harbor.users.create(jane)
  await harbor.users.setSysAdmin('jane', { sysadmin_flag: true })
  await harbor.users.delete('jane')
  await harbor.projects.create({ project_name: 'other' })
  await harbor.projects.delete('other')
  await harbor.artifacts.createTag('demo/team/app:v1', { name: 'v2' })
  await harbor.artifacts.deleteTag('demo/team/app:v1', 'v2')
  const access = [{ resource: 'repository', action: 'pull' }] as const
  const robot = await harbor.robots.create({
    ...{ name: 'ci', level: 'project', duration: 1 },
    permissions: [{ kind: 'project', namespace: 'demo', access: [...access] }],
  })
  await harbor.robots.delete(robot.id)
  expect(said()).toEqual([
    'create user with name: jane',
    'update user with name: jane, add/remove user as system administrator',
    'delete user with name: jane',
    'create project: other',
    'delete project: other',
    'create tag: demo/team/app:v2',
    'delete tag: demo/team/app:v2',
    'create robot: robot$demo+ci',
    'delete robot: robot$demo+ci',
  ])
})

test('show a project what is its own, and others nothing of it', async () => {
  const { fake, harbor } = start()
  await harbor.users.create(jane)
  await harbor.artifacts.delete('demo/team/app:v1')
  await harbor.repositories.delete('demo/team/app')
  expect(
    (await harbor.auditLogs.listInProject('demo').all()).map(({ resource_type }) => resource_type),
  ).toEqual(['repository', 'artifact'])
  expect((await asking(fake, jane)('GET', '/auditlog-exts')).body).toEqual([])
})

test('are not written where nothing was done, but for the configuration', async () => {
  const { fake, harbor, said } = start()
  await harbor.users.create(jane)
  const asJane = asking(fake, jane)
  await asJane('DELETE', '/projects/demo')
  await asJane('PUT', '/configurations', {})
  expect(said().slice(1)).toEqual(['update configuration'])
  expect(fake.state.auditLogs.at(-1)?.operation_result).toBe(false)
})

test('are purged where they are old enough, and of a kind that is named', async () => {
  const { fake, harbor, said } = start()
  await harbor.users.create(jane)
  await harbor.projects.create({ project_name: 'other' })
  await fake.clock.advance(3 * 60 * 60 * 1000)
  await harbor.projects.delete('other')
  const purge = { audit_retention_hour: 2, include_event_types: ['create_project', 'delete_project'] }
  for (const dry_run of [true, false]) {
    const { id } = await harbor.auditLogPurge.run({ ...purge, dry_run })
    await fake.clock.advance(10_000)
    expect(await harbor.auditLogPurge.log(id)).toContain('Purged 1 rows of audit log exts')
    expect(said()).toHaveLength(dry_run ? 3 : 2)
  }
  expect(said()).toEqual(['create user with name: jane', 'delete project: other'])
})
