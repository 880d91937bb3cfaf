import { beforeEach, describe, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import {
  apply,
  exportState,
  type HarborDescription,
  type NewSecret,
  type ProjectDescription,
  plan,
} from '../../src/provision/index'
import { createFakeHarbor, type FakeHarbor } from '../../src/testing/index'

const pull = { resource: 'repository', action: 'pull' }
const push = { resource: 'repository', action: 'push' }

const demo = {
  name: 'demo',
  metadata: { public: 'false', auto_scan: 'true', severity: 'high', prevent_vul: 'true' },
  storage_limit: 10 * 1024 ** 3,
  cve_allowlist: { items: [{ cve_id: 'CVE-2024-2' }, { cve_id: 'CVE-2024-1' }] },
  members: [
    { username: 'jane', role_id: 'developer' },
    { username: 'joe', role_id: 'guest' },
  ],
  labels: [{ name: 'approved', color: '#48960C' }, { name: 'old' }],
  robots: [{ name: 'ci', description: 'pushes', duration: 30, access: [push, pull] }],
  webhookPolicies: [
    {
      name: 'deploy',
      event_types: ['SCANNING_COMPLETED', 'PUSH_ARTIFACT'],
      targets: [{ type: 'http', address: 'https://hooks.example.com', auth_header: 'Bearer hush' }],
    },
  ],
} as const satisfies ProjectDescription

const desired = {
  projects: [demo, { name: 'plain' }],
  labels: [{ name: 'everywhere', description: 'of all projects' }],
} as const satisfies HarborDescription

let fake: FakeHarbor
let harbor: Harbor
let secrets: NewSecret[]
const onSecret = (secret: NewSecret) => void secrets.push(secret)

beforeEach(() => {
  fake = createFakeHarbor({
    users: [
      { username: 'jane', password: 'Janes-pw-1' },
      { username: 'joe', password: 'Joes-pw-12' },
    ],
  })
  harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  secrets = []
})

test('finds nothing to do once a plan was applied', async () => {
  const made = await plan(harbor, desired)
  expect(String(made)).toMatchInlineSnapshot(`
    "+ project demo
        name: 'demo'
        metadata.public: 'false'
        metadata.auto_scan: 'true'
        metadata.severity: 'high'
        metadata.prevent_vul: 'true'
        storage_limit: 10737418240
        cve_allowlist.items: [{"cve_id":"CVE-2024-2"},{"cve_id":"CVE-2024-1"}]
    + project plain
        name: 'plain'
    + label everywhere
        name: 'everywhere'
        description: 'of all projects'
    + member demo/jane
        username: 'jane'
        role_id: 'developer'
    + member demo/joe
        username: 'joe'
        role_id: 'guest'
    + label demo/approved
        name: 'approved'
        color: '#48960C'
    + label demo/old
        name: 'old'
    + robot demo/ci
        name: 'ci'
        description: 'pushes'
        duration: 30
        access: [{"resource":"repository","action":"push"},{"resource":"repository","action":"pull"}]
    + webhook policy demo/deploy
        name: 'deploy'
        event_types: ["SCANNING_COMPLETED","PUSH_ARTIFACT"]
        targets: [{"type":"http","address":"https://hooks.example.com","auth_header":"(secret)"}]"
  `)
  await apply(made, { onSecret })
  expect(String(await plan(harbor, desired))).toBe('Nothing to do.')
})
