import { expect, test } from 'vitest'
import { configurationValues, Harbor } from '../../src/index'
import { createFakeHarbor, type FakeHarborOptions } from '../../src/testing/index'

function start(options: FakeHarborOptions = {}) {
  const fake = createFakeHarbor(options)
  const as = (auth?: { username: string; password: string } | { robot: string; secret: string }) =>
    new Harbor({ url: fake.url, fetch: fake.fetch, auth })
  return { fake, as, harbor: as(fake.admin) }
}

const jane = { username: 'jane', password: 'Jane12345' }

test('keeps what is configured, and does as it says', async () => {
  const { as, harbor } = start({ users: [jane] })
  await harbor.configuration.update({ project_creation_restriction: 'adminonly', storage_per_project: 1000 })
  await expect(as(jane).projects.create({ project_name: 'hers' })).rejects.toMatchObject({ status: 403 })
  await harbor.projects.create({ project_name: 'demo' })
  expect((await harbor.quotas.get('demo')).hard).toEqual({ storage: 1000 })
  expect(await harbor.system.info()).toMatchObject({ project_creation_restriction: 'adminonly' })
  const { project_creation_restriction } = await harbor.configuration.get()
  expect(project_creation_restriction).toEqual({ editable: true, value: 'adminonly' })
})

test('renames all robots at once', async () => {
  const secret = 'Robot12345'
  const access = [{ resource: 'label', action: 'read' }]
  const permissions = [{ kind: 'system' as const, namespace: '/', access }]
  const { as, harbor } = start({ robots: [{ name: 'ci', secret, permissions }] })
  await harbor.configuration.update({ robot_name_prefix: 'bot+' })
  expect((await harbor.robots.list()).items.map(({ name }) => name)).toEqual(['bot+ci'])
  await expect(as({ robot: 'robot$ci', secret }).users.currentPermissions()).rejects.toThrow()
  expect(await as({ robot: 'bot+ci', secret }).users.currentPermissions()).toEqual([])
})

test('takes back what it gave, and changes the way in only while there are no users', async () => {
  const { harbor } = start()
  await harbor.configuration.update(configurationValues(await harbor.configuration.get()))
  await harbor.configuration.update({ auth_mode: 'ldap_auth' })
  expect((await harbor.system.info()).auth_mode).toBe('ldap_auth')
  const { harbor: other } = start({ users: [jane] })
  await expect(other.configuration.update({ auth_mode: 'ldap_auth' })).rejects.toMatchObject({ status: 400 })
})

test('knows groups, which can be members', async () => {
  const { fake, harbor } = start({ projects: [{ name: 'demo' }] })
  const { id } = await harbor.userGroups.create({ group_name: 'devs', group_type: 'oidc' })
  const group = { group_name: 'devs', group_type: 'oidc' } as const
  await harbor.members.create('demo', { role_id: 'developer', member_group: group })
  const again = harbor.members.create('demo', { role_id: 'guest', member_group: { id } })
  await expect(again).rejects.toMatchObject({ status: 409 })
  expect(await harbor.members.get('demo', 'devs')).toMatchObject({ entity_type: 'g', entity_id: id })
  expect(fake.state.userGroups).toEqual([{ id, group_name: 'devs', group_type: 3, ldap_group_dn: '' }])
  await harbor.userGroups.create({ group_name: 'ops', group_type: 'http' })
  // As a real Harbor 2.15.2 answers.
  const duplicates = [
    { group_name: 'devs', group_type: 'oidc', status: 409 },
    { group_name: 'devs', group_type: 'http', status: 500 },
    { group_name: 'ops', group_type: 'oidc', status: 409 },
  ] as const
  for (const { status, ...group } of duplicates) {
    await expect(harbor.userGroups.create(group)).rejects.toMatchObject({ status })
  }
  await harbor.userGroups.delete('devs')
  expect(await harbor.members.exists('demo', 'devs')).toBe(false)
})

test('searches, counts, and shows icons', async () => {
  const artifacts = [{ tags: ['v1'], content: 'app' }]
  const { as, harbor } = start({
    users: [jane],
    projects: [
      { name: 'demo', repositories: [{ name: 'team/app', artifacts }] },
      { name: 'open', public: true, repositories: [{ name: 'app', artifacts }] },
    ],
  })
  const found = await harbor.system.search('app')
  expect(found.repository.map(({ repository_name }) => repository_name)).toEqual([
    'open/app',
    'demo/team/app',
  ])
  expect((await as().system.search('app')).repository).toHaveLength(1)
  expect((await harbor.system.search('demo')).project.map(({ name }) => name)).toEqual(['demo'])
  expect(await harbor.system.statistics()).toMatchObject({
    ...{ private_project_count: 1, public_project_count: 2, total_repo_count: 2 },
    total_storage_consumption: (await harbor.quotas.get('demo')).used.storage,
  })
  expect(await as(jane).system.statistics()).toMatchObject({ private_project_count: 0, total_repo_count: 0 })
  const { icon = '' } = await harbor.artifacts.get('demo/team/app:v1')
  expect(await harbor.icons.get(icon)).toMatch(/^data:image\/png;base64,/)
  await expect(harbor.icons.get('sha256:nope')).rejects.toMatchObject({ status: 404 })
})

test('offers a certificate that it is given', async () => {
  const pem = '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n'
  const { harbor } = start({ caCertificate: pem })
  expect(await harbor.system.certificate()).toBe(pem)
  expect((await harbor.system.info()).has_ca_root).toBe(true)
  await expect(start().harbor.system.certificate()).rejects.toMatchObject({ status: 404 })
})
