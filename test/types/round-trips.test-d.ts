import { test } from 'vitest'
import type { Harbor } from '../../src/index'

declare const harbor: Harbor

test('what was read of a project can be written back', async () => {
  const project = await harbor.projects.get('demo')
  harbor.projects.update('demo', { metadata: project.metadata })
  harbor.projects.update('demo', { cve_allowlist: project.cve_allowlist })
  const { items, expires_at } = project.cve_allowlist
  harbor.projects.update('demo', { cve_allowlist: { items, expires_at } })
})

test('what was read of a member can be written back', async () => {
  const member = await harbor.members.get('demo', 'jane')
  harbor.members.update('demo', 'jane', { role_id: member.role_id })
  harbor.members.update('demo', 'jane', { role_id: member.role_name })
  // @ts-expect-error Harbor would take it without a word
  harbor.members.update('demo', 'jane', { role_id: 42 })
})

test('what was read of a webhook policy makes another', async () => {
  const policy = await harbor.webhookPolicies.get('demo', 'deploy')
  harbor.webhookPolicies.create('other', policy)
  harbor.webhookPolicies.create('other', { ...policy, name: 'deploy-too' })
  harbor.webhookPolicies.update('demo', 'deploy', { ...policy, enabled: false })
})

test('what was read of a robot, a label and a quota can be written back', async () => {
  const robot = await harbor.robots.get('robot$ci')
  harbor.robots.update('robot$ci', { ...robot, description: 'deploys' })
  const label = await harbor.labels.get(1)
  harbor.labels.update(label, { ...label, color: '#48960C' })
  const { hard } = await harbor.quotas.get('demo')
  harbor.quotas.update('demo', { hard })
})
