import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf, namesIn } from './ask'

function start(...names: string[]) {
  const fake = createFakeHarbor({
    projects: names.map((name) => ({ name })),
    users: [{ username: 'jane', password: 'Jane12345' }],
  })
  return {
    fake,
    admin: asking(fake, fake.admin),
    jane: asking(fake, { username: 'jane', password: 'Jane12345' }),
  }
}

test('starts as a fresh Harbor does, with the public project library', async () => {
  const { admin } = start()
  const { body } = await admin('GET', '/projects')
  expect(body).toEqual([
    expect.objectContaining({ project_id: 1, name: 'library', metadata: { public: 'true' } }),
  ])
})

test('keeps a project from its creation to its deletion', async () => {
  const { admin } = start()
  const created = await admin('POST', '/projects', { project_name: 'demo', metadata: { auto_scan: 'true' } })
  expect([created.status, created.headers.get('location')]).toEqual([201, '/api/v2.0/projects/2'])
  expect((await admin('GET', '/projects/demo')).body.metadata).toEqual({ auto_scan: 'true', public: 'false' })
  expect((await admin('PUT', '/projects/2', { metadata: { public: 'true' } })).status).toBe(200)
  expect((await admin('GET', '/projects/demo')).body.metadata).toEqual({ auto_scan: 'true', public: 'true' })
  expect((await admin('DELETE', '/projects/demo')).status).toBe(200)
  expect((await admin('GET', '/projects/demo')).status).toBe(404)
  expect(namesIn(await admin('GET', '/projects'))).toEqual(['library'])
})

test('does not give the id of a deleted project again', async () => {
  const { admin } = start('demo')
  await admin('DELETE', '/projects/demo')
  const created = await admin('POST', '/projects', { project_name: 'demo' })
  expect(created.headers.get('location')).toBe('/api/v2.0/projects/3')
})

test('deletes with a project its members, robots and quota, and keeps its labels and webhook policies', async () => {
  const { admin, jane } = start('demo')
  const permissions = [
    { kind: 'project', namespace: 'demo', access: [{ resource: 'repository', action: 'pull' }] },
  ]
  const targets = [{ type: 'http', address: 'http://hooks.example.com' }]
  await admin('POST', '/projects/demo/members', { role_id: 2, member_user: { username: 'jane' } })
  await admin('POST', '/robots', { name: 'ci', level: 'project', duration: -1, permissions })
  await admin('POST', '/labels', { name: 'team', scope: 'p', project_id: 2 })
  await admin('POST', '/projects/demo/webhook/policies', {
    name: 'w',
    event_types: ['PUSH_ARTIFACT'],
    targets,
  })
  await admin('DELETE', '/projects/demo')
  expect((await jane('GET', '/projects?public=false')).body).toEqual([])
  expect((await admin('GET', '/robots/1')).status).toBe(404)
  expect((await admin('GET', '/quotas/2')).status).toBe(404)
  expect((await admin('GET', '/labels/1')).status).toBe(200)
  expect(namesIn(await admin('GET', '/projects/2/webhook/policies'))).toEqual(['w'])
})

test('drops the storage limit of a user who is no administrator, and keeps that of one who is', async () => {
  const { admin, jane } = start()
  await jane('POST', '/projects', { project_name: 'by-jane', storage_limit: 1000 })
  await admin('POST', '/projects', { project_name: 'by-admin', storage_limit: 1000 })
  expect((await admin('GET', '/projects/by-jane/summary')).body.quota.hard).toEqual({ storage: -1 })
  expect((await admin('GET', '/projects/by-admin/summary')).body.quota.hard).toEqual({ storage: 1000 })
})

test('tells everybody but anonymous whether a name is taken', async () => {
  const { fake, admin, jane } = start('demo')
  const statuses = async (name: string) => {
    const asks = [admin, jane, asking(fake)].map((ask) => ask('HEAD', `/projects?project_name=${name}`))
    return (await Promise.all(asks)).map(({ status }) => status)
  }
  expect(await statuses('demo')).toEqual([200, 200, 401])
  expect(await statuses('library')).toEqual([200, 200, 401])
  expect(await statuses('nope')).toEqual([404, 404, 401])
})

test('makes no proxy cache: only an administrator may, and there is no registry', async () => {
  const { admin, jane } = start()
  const project = (registry_id: number) => ({ project_name: 'cache', registry_id })
  expect(errorOf(await jane('POST', '/projects', project(1)))).toBe(
    'FORBIDDEN: Only system admin can create proxy cache project',
  )
  expect(errorOf(await admin('POST', '/projects', project(0)))).toMatch(
    /^BAD_REQUEST: bad request: 0 is invalid/,
  )
  expect(errorOf(await admin('POST', '/projects', project(1)))).toBe('UNKNOWN: internal server error')
})

test.each([
  ['auto_scan', 'T', 'true'],
  ['proxy_cache_local_on_not_found', '0', 'false'],
  ['severity', 'High', 'high'],
  ['severity', 'negligible', 'none'],
  ['proxy_speed_kb', '-1', '-1'],
  ['max_upstream_conn', '+5', '5'],
])('keeps the metadata %s of %j as %j', async (key, value, kept) => {
  const { admin } = start('demo')
  expect((await admin('POST', '/projects/demo/metadatas', { [key]: value })).status).toBe(200)
  expect((await admin('GET', `/projects/demo/metadatas/${key}`)).body).toEqual({ [key]: kept })
})

test.each([
  ['auto_scan', 'tRUE', 'invalid value: tRUE'],
  ['severity', 'unknown', 'invalid value: unknown'],
  ['proxy_speed_kb', '9999999999', 'invalid value: 9999999999'],
  ['max_upstream_conn', '0', 'invalid value for max_upstream_conn: 0'],
  ['retention_id', '1', 'invalid key: retention_id'],
])('refuses the metadata %s of %j', async (key, value, message) => {
  const { admin } = start('demo')
  const answer = await admin('POST', '/projects/demo/metadatas', { [key]: value })
  expect(errorOf(answer)).toBe(`BAD_REQUEST: ${message}`)
})

test('leaves the quota out of the summary for whoever may not read it', async () => {
  const { admin, jane } = start()
  expect((await jane('GET', '/projects/library/summary')).body).toEqual({ repo_count: 0 })
  expect((await admin('GET', '/projects/library/summary')).body).toHaveProperty('quota')
})

test('takes digits for an id unless the header says that they are a name', async () => {
  const { admin } = start('demo', '2')
  const named = { 'X-Is-Resource-Name': 'true' }
  expect((await admin('GET', '/projects/2')).body.name).toBe('demo')
  expect((await admin('GET', '/projects/2', undefined, named)).body.project_id).toBe(3)
  expect(errorOf(await admin('GET', '/projects/3', undefined, named))).toBe('NOT_FOUND: project 3 not found')
})

test('gives the name in Location where it is asked for', async () => {
  const { admin } = start()
  const headers = { 'X-Resource-Name-In-Location': 'true' }
  const created = await admin('POST', '/projects', { project_name: 'demo' }, headers)
  expect(created.headers.get('location')).toBe('/api/v2.0/projects/demo')
})

test.each([
  [
    { project_name: 'Demo' },
    400,
    'BAD_REQUEST: project name is not in lower case or contains illegal characters',
  ],
  [{ project_name: 'library' }, 409, 'CONFLICT: The project named library already exists'],
  [{ project_name: 'x', metadata: { retention_id: '1' } }, 400, /^BAD_REQUEST: the retention_id/],
  [
    { project_name: 'x', storage_limit: -2 },
    400,
    'BAD_REQUEST: bad request: invalid non-positive value for quota limit, value=-2',
  ],
  [
    { project_name: 'x', metadata: { public: true } },
    422,
    /cannot unmarshal bool into Go struct field ProjectMetadata.metadata.public of type string$/,
  ],
  [
    { project_name: 'x', storage_limit: 1.5 },
    422,
    /cannot unmarshal number 1.5 into Go struct field ProjectReq.storage_limit of type int64$/,
  ],
  [[], 422, /cannot unmarshal array into Go value of type models.ProjectReq$/],
])('refuses the project %j', async (project, status, message) => {
  const { admin } = start()
  const answer = await admin('POST', '/projects', project)
  expect(answer.status).toBe(status)
  expect(errorOf(answer)).toMatch(message)
})

test('a proxy cache names its registry, keeps it, and gets a retention policy by itself', async () => {
  const fake = createFakeHarbor()
  const ask = asking(fake, fake.admin)
  await ask('POST', '/registries', { name: 'hub', type: 'docker-hub', url: 'https://hub.docker.com' })
  await ask('POST', '/projects', { project_name: 'cache', registry_id: 1, metadata: { public: 'true' } })
  const { body } = await ask('GET', '/projects/cache')
  expect(body).toMatchObject({ registry_id: 1, metadata: { retention_id: '1' } })
  expect((await ask('GET', '/projects/cache/summary')).body.registry).toMatchObject({ name: 'hub', id: 1 })
  const { rules, trigger } = (await ask('GET', '/retentions/1')).body
  expect([rules[0].template, rules[0].params, trigger.settings.cron]).toEqual([
    'nDaysSinceLastPull',
    { nDaysSinceLastPull: 7 },
    '0 0 0 * * *',
  ])
  expect((await ask('DELETE', '/registries/1')).status).toBe(412)
  expect((await ask('POST', '/projects', { project_name: 'other', registry_id: 9 })).status).toBe(500)
})
