import { expect, test } from 'vitest'
import { Harbor, immutable } from '../../src/index'
import { exportState, plan } from '../../src/provision/index'
import { createFakeHarborPair } from '../../src/testing/index'

const pull = { resource: 'repository', action: 'pull' }

function start() {
  const [fake] = createFakeHarborPair({
    users: [{ username: 'jane', password: 'Janes-pw-1' }],
    labels: [{ name: 'everywhere' }],
    projects: [
      {
        name: 'demo',
        storage_limit: 1024 ** 3,
        members: { jane: 'maintainer' },
        labels: [{ name: 'b' }, { name: 'a', color: '#48960C' }],
        robots: [
          { name: 'ci', secret: 'Secret-123', access: [pull] },
          { name: 'scan-trivy-5f0a1c1e-8f0e-4a64-9d3e-0d9d0e3b7a11', secret: 'Secret-123', access: [pull] },
        ],
      },
    ],
    robots: [
      {
        name: 'all',
        secret: 'Secret-123',
        permissions: [{ kind: 'project', namespace: '*', access: [pull] }],
      },
    ],
  })
  const harbor = new Harbor({
    url: fake.url,
    auth: fake.admin,
    fetch: fake.fetch,
  })
  return { fake, harbor }
}

test('describes what is there, in an order that does not change, and finds no difference to it', async () => {
  const { harbor } = start()
  await harbor.immutableRules.create('demo', immutable.tags('v*'))
  await harbor.webhookPolicies.create('demo', {
    name: 'hook',
    enabled: true,
    event_types: ['PUSH_ARTIFACT', 'DELETE_ARTIFACT'],
    targets: [{ type: 'http', address: 'https://a.test', auth_header: 'hush' }],
  })
  await harbor.registries.create({
    name: 'second',
    type: 'harbor',
    url: 'https://remote.test',
    credential: { type: 'basic', access_key: 'admin', access_secret: 'Harbor12345' },
  })
  const { configuration, ...state } = await exportState(harbor, { projects: ['demo'] })
  expect(configuration).toMatchObject({ token_expiration: 30, robot_name_prefix: 'robot$' })
  expect(state).toMatchInlineSnapshot(`
    {
      "labels": [
        {
          "color": "",
          "description": "",
          "name": "everywhere",
        },
      ],
      "projects": [
        {
          "cve_allowlist": {
            "items": [],
          },
          "immutableRules": [
            {
              "action": "immutable",
              "disabled": false,
              "scope_selectors": {
                "repository": [
                  {
                    "decoration": "repoMatches",
                    "kind": "doublestar",
                    "pattern": "**",
                  },
                ],
              },
              "tag_selectors": [
                {
                  "decoration": "matches",
                  "kind": "doublestar",
                  "pattern": "v*",
                },
              ],
              "template": "immutable_template",
            },
          ],
          "labels": [
            {
              "color": "#48960C",
              "description": "",
              "name": "a",
            },
            {
              "color": "",
              "description": "",
              "name": "b",
            },
          ],
          "members": [
            {
              "role_id": "projectAdmin",
              "username": "admin",
            },
            {
              "role_id": "maintainer",
              "username": "jane",
            },
          ],
          "metadata": {
            "public": "false",
          },
          "name": "demo",
          "robots": [
            {
              "access": [
                {
                  "action": "pull",
                  "resource": "repository",
                },
              ],
              "description": "",
              "disable": false,
              "duration": -1,
              "name": "ci",
            },
          ],
          "storage_limit": 1073741824,
          "webhookPolicies": [
            {
              "description": "",
              "enabled": true,
              "event_types": [
                "DELETE_ARTIFACT",
                "PUSH_ARTIFACT",
              ],
              "name": "hook",
              "targets": [
                {
                  "address": "https://a.test",
                  "payload_format": "Default",
                  "skip_cert_verify": false,
                  "type": "http",
                },
              ],
            },
          ],
        },
      ],
      "registries": [
        {
          "ca_certificate": "",
          "credential": {
            "access_key": "admin",
            "type": "basic",
          },
          "description": "",
          "insecure": false,
          "name": "second",
          "type": "harbor",
          "url": "https://remote.test",
        },
      ],
      "replicationPolicies": [],
      "robots": [
        {
          "description": "",
          "disable": false,
          "duration": -1,
          "name": "all",
          "permissions": [
            {
              "access": [
                {
                  "action": "pull",
                  "resource": "repository",
                },
              ],
              "kind": "project",
              "namespace": "*",
            },
          ],
        },
      ],
      "schedules": {
        "auditLogPurge": {
          "schedule": {
            "type": "None",
          },
        },
        "garbageCollection": {
          "parameters": {
            "delete_tag": false,
            "delete_untagged": false,
            "workers": 1,
          },
          "schedule": {
            "type": "None",
          },
        },
        "scanAll": {
          "schedule": {
            "type": "None",
          },
        },
      },
    }
  `)
  expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state)
  expect(String(await plan(harbor, { configuration, ...state }))).toBe('Nothing to do.')
})

test('leaves the marker out, which the next plan sees all the same', async () => {
  const { harbor } = start()
  await harbor.robots.update('robot$demo+ci', { description: 'pulls [harborkit: secret not handed over]' })
  const state = await exportState(harbor, { projects: ['demo'] })
  expect(state.projects?.[0]?.robots).toMatchObject([{ name: 'ci', description: 'pulls' }])
  expect(String(await plan(harbor, state))).toBe(
    "~ robot demo/ci\n    secret: 'not handed over' → 'new secret'",
  )
})

test('takes over a robot that may do what only an older Harbor knew, and refuses to change it', async () => {
  const { fake } = start()
  // As if it had been made before 2.8, which had charts.
  const fetch: typeof fake.fetch = async (input, init) => {
    const request = new Request(input, init)
    const answer = await fake.fetch(request)
    if (!request.url.includes('/robots')) return answer
    return Response.json(JSON.parse((await answer.text()).replaceAll('"repository"', '"helm-chart"')))
  }
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch })
  const state = await exportState(harbor, { projects: ['demo'] })
  const access = [{ resource: 'helm-chart', action: 'pull' }]
  expect(state.projects?.[0]?.robots).toMatchObject([{ name: 'ci', access }])
  expect(String(await plan(harbor, state))).toBe('Nothing to do.')
  const renewed = plan(harbor, state, { rotate: { robots: ['demo/ci'] } })
  await expect(renewed).rejects.toMatchObject({ argument: 'projects[0].robots[0].access[0]' })
})

test('takes over what no description would make', async () => {
  const { fake } = start()
  const fetch: typeof fake.fetch = async (input, init) => {
    const request = new Request(input, init)
    // Of a Harbor before 2.13.
    if (!request.url.endsWith('/system/purgeaudit/schedule')) return fake.fetch(request)
    const job_parameters = '{"audit_retention_hour":24,"include_operations":"create,pull","dry_run":false}'
    return Response.json({ schedule: { type: 'Daily', cron: '0 0 0 * * *' }, job_parameters })
  }
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch })
  await harbor.labels.create({ name: 'any', color: 'red', project: 'demo' })
  await harbor.robots.update('robot$demo+ci', { description: 'x'.repeat(1024) })
  // Only a cache has one.
  await harbor.projectMetadata.set('demo', 'proxy_speed_kb', '100')
  const state = JSON.parse(JSON.stringify(await exportState(harbor)))
  expect(String(await plan(harbor, state))).toBe('Nothing to do.')
})

test('names a project that does not exist', async () => {
  const { harbor } = start()
  await expect(exportState(harbor, { projects: ['demo', 'nope'] })).rejects.toThrow(
    "there is no project 'nope'",
  )
})

test('finds a project whose name is a number', async () => {
  const { harbor } = start()
  await harbor.projects.create({ project_name: '2026' })
  expect((await exportState(harbor, { projects: ['2026', 'demo'] })).projects).toHaveLength(2)
})

test('describes all projects unless it is told which', async () => {
  const { harbor } = start()
  const { projects } = await exportState(harbor)
  expect(projects?.map(({ name }) => name)).toEqual(['demo', 'library'])
})
