import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { type Answer, asking } from './ask'

// What a real Harbor 2.15.2 answered where no recording says it. `''`: a 500 without a word.

const password = 'Secret12345'
const scan = { 'x-scan-data-type': 'application/vnd.security.vulnerability.report; version=1.1' }
const webhook = { name: 'hook', event_types: ['PUSH_ARTIFACT'], targets: [{ type: 'http', address: '' }] }

function start() {
  const fake = createFakeHarbor({
    scanner: {},
    users: ['jane', 'other'].map((username) => ({ username, password })),
    projects: [
      {
        name: 'demo',
        members: { jane: 'projectAdmin' },
        robots: [{ name: 'ci', secret: password, access: [{ resource: 'repository', action: 'pull' }] }],
        repositories: [{ name: 'app', artifacts: [{ tags: ['v1'] }] }],
      },
    ],
  })
  return {
    admin: asking(fake, fake.admin),
    jane: asking(fake, { username: 'jane', password }),
    other: asking(fake, { username: 'other', password }),
    robot: asking(fake, { username: 'robot$demo+ci', password }),
    anonymous: asking(fake),
  }
}

function told({ body }: Answer): unknown {
  return body?.errors?.[0]?.message ?? body ?? ''
}

type Case = readonly [
  who: keyof ReturnType<typeof start>,
  method: string,
  path: string,
  body: object | undefined,
  status: number,
  told: unknown,
]

const uuid = '00000000-0000-0000-0000-000000000000'
const artifact = '/projects/demo/repositories/app/artifacts/v1'
const group = (member_group: object) => ({ role_id: 3, member_group })

test.each<Case>([
  ['anonymous', 'GET', '/users/3', undefined, 500, ''],
  ['anonymous', 'PUT', '/users/3/password', { new_password: password }, 500, ''],
  ['anonymous', 'GET', '/retentions/9', undefined, 401, 'unauthorized'],
  ['anonymous', 'DELETE', '/retentions/9', undefined, 401, 'unauthorized'],
  ['anonymous', 'POST', '/retentions', {}, 401, 'unauthorized'],
  ['jane', 'POST', '/retentions', {}, 500, ''],
  ['jane', 'POST', '/retentions', { scope: { level: 'project', ref: 99 } }, 403, 'forbidden'],
  ['jane', 'GET', '/projects/demo/metadatas/', undefined, 403, 'forbidden'],
  ['robot', 'GET', '/auditlog-exts', undefined, 200, []],
  ['robot', 'GET', '/audit-logs', undefined, 200, []],
  ['robot', 'GET', '/export/cve/executions', undefined, 200, { items: [] }],
  ['robot', 'GET', '/export/cve/execution/9', undefined, 404, 'execution 9 not found'],
  ['admin', 'GET', `${artifact}/scan/${uuid}/log`, undefined, 404, `report with uuid ${uuid} does not exist`],
  ['jane', 'POST', '/projects/demo/webhook/policies', webhook, 400, 'empty URL'],
  ['admin', 'POST', '/registries', {}, 400, 'name cannot be empty'],
  ['admin', 'POST', '/registries/ping', {}, 400, 'type or url cannot be empty'],
  [
    'admin',
    'POST',
    '/registries',
    { name: 'x', type: 'harbor', url: 'not a url' },
    400,
    'invalid URL: parse "http://not a url": invalid character " " in host name',
  ],
  ['admin', 'PUT', '/users/99/sysadmin', {}, 404, 'user with id 99 not found'],
  ['admin', 'POST', '/scanners', { name: '', url: 'http://x' }, 400, 'missing registration name'],
  [
    'anonymous',
    'POST',
    '/scanners',
    { name: 'x', url: 'not a url' },
    422,
    'validation failure list:\nvalidation failure list:\nurl in body must be of type uri: "not a url"',
  ],
  ['admin', 'POST', '/system/gc/schedule', {}, 500, ''],
  ['admin', 'POST', '/system/purgeaudit/schedule', {}, 400, "bad request: schedule cann't be empty"],
  [
    'admin',
    'PUT',
    '/system/scanAll/schedule',
    { schedule: { type: 'Custom', cron: '' } },
    400,
    'invalid cron string for scheduled scan all: , error: empty cron string is invalid',
  ],
  [
    'other',
    'POST',
    '/projects/demo/repositories/app/artifacts?from=demo/app:none',
    undefined,
    400,
    'artifact demo/app:none not found',
  ],
  [
    'admin',
    'GET',
    '/projects/demo/repositories?q=update_time%3D2020',
    undefined,
    500,
    'internal server error',
  ],
  ['admin', 'GET', '/robots?q=Level%3Dproject%2CProjectID%3D99', undefined, 200, []],
  ['admin', 'GET', '/usergroups/0', undefined, 400, 'the group id should be provided'],
  [
    'jane',
    'POST',
    '/projects/demo/members',
    { role_id: 3, member_user: { user_id: 99 } },
    400,
    'Failed to get user 99: user 99 not found',
  ],
  ['jane', 'POST', '/projects/demo/members', group({ id: 99 }), 400, 'Group 99 not found'],
  [
    'jane',
    'POST',
    '/projects/demo/members',
    group({ group_name: 'g', group_type: 2 }),
    404,
    'g not found: not supported',
  ],
  [
    'jane',
    'PUT',
    '/projects/demo',
    { cve_allowlist: { items: [{ cve_id: 'A' }, { cve_id: 'A' }] } },
    500,
    'internal server error',
  ],
])('%s %s %s %j: %i', async (who, method, path, body, status, message) => {
  const answer = await start()[who](method, path, body)
  expect([answer.status, told(answer)]).toEqual([status, message])
})

test('looks at what is to be exported before it asks who asks', async () => {
  const { anonymous, robot } = start()
  expect((await anonymous('POST', '/export/cve', { projects: [] }, scan)).status).toBe(400)
  expect((await robot('POST', '/export/cve', { projects: [99] }, scan)).status).toBe(404)
})

test('shows this Harbor as the registry 0', async () => {
  const { body } = await start().admin('GET', '/registries/0')
  expect(body).toMatchObject({ id: 0, name: 'Local', type: 'harbor' })
})

test('tells an unknown severity as such, and lists by the very word of `public`', async () => {
  const { admin } = start()
  await admin('PUT', '/projects/demo', { metadata: { severity: 'terrible', public: 'maybe' } })
  const { body } = await admin('GET', '/projects/demo')
  expect(body.metadata).toMatchObject({ severity: 'unknown', public: 'maybe' })
  const kept = await admin('GET', '/projects/demo/metadatas/severity')
  expect(kept.body).toEqual({ severity: 'terrible' })
  expect((await admin('GET', '/projects?public=false')).body).toEqual([])
})

test('counts a member whose role is none, and does not show it', async () => {
  const { jane } = start()
  await jane('POST', '/projects/demo/members', { role_id: 3, member_user: { username: 'other' } })
  const { body } = await jane('GET', '/projects/demo/members?entityname=other')
  await jane('PUT', `/projects/demo/members/${body[0].id}`, { role_id: 77 })
  const all = await jane('GET', '/projects/demo/members')
  expect(all.headers.get('x-total-count')).toBe('3')
  expect(all.body).toHaveLength(2)
})

test('gives a public repository by itself to members only', async () => {
  const { admin, other } = start()
  await admin('PUT', '/projects/demo', { metadata: { public: 'true' } })
  expect((await other('GET', '/projects/demo/repositories')).status).toBe(200)
  expect((await other('GET', '/projects/demo/repositories/app')).status).toBe(403)
})
