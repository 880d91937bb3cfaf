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

test('what was read of rules, instances, scanners and lists can be written back', async () => {
  for await (const rule of harbor.immutableRules.list('demo')) {
    harbor.immutableRules.update('demo', rule, { ...rule, disabled: true })
  }
  const instance = await harbor.preheatInstances.get('kraken')
  harbor.preheatInstances.update('kraken', { ...instance, enabled: false })
  // @ts-expect-error it has no credentials
  harbor.preheatInstances.update('kraken', { auth_mode: 'BASIC' })
  const policy = await harbor.preheatPolicies.get('demo', 'releases')
  harbor.preheatPolicies.update('demo', 'releases', { ...policy, enabled: false })
  const scanner = await harbor.scanners.get('Trivy')
  harbor.scanners.update('Trivy', { ...scanner, disabled: true })
  // @ts-expect-error Harbor knows no such way
  harbor.scanners.update('Trivy', { auth: 'Digest' })
  harbor.cveAllowlist.set({ ...(await harbor.cveAllowlist.get()), expires_at: 1_900_000_000 })
})

test('what was read of registries, replications, groups and users can be written back', async () => {
  const registry = await harbor.registries.get('second')
  harbor.registries.update('second', { ...registry, insecure: false })
  const policy = await harbor.replicationPolicies.get('to-second')
  harbor.replicationPolicies.update('to-second', { ...policy, enabled: false })
  harbor.replicationPolicies.create({ ...policy, name: 'to-second-too' })
  const group = await harbor.userGroups.get('developers')
  harbor.userGroups.update('developers', { ...group, group_name: 'devs' })
  const user = await harbor.users.get('jane')
  harbor.users.update('jane', { ...user, realname: 'Jane' })
  const retention = await harbor.retention.get('demo')
  if (retention) harbor.retention.set('demo', { ...retention })
})

test('what was read of the settings can be written back, and settings that are plain', async () => {
  const settings = await harbor.configuration.get()
  harbor.configuration.update(settings)
  harbor.configuration.update({ ...settings, read_only: true })
  harbor.configuration.update({ auth_mode: settings.auth_mode })
  // @ts-expect-error it is no boolean
  harbor.configuration.update({ ...settings, read_only: 'yes' })
  // @ts-expect-error it is the value of another type
  harbor.configuration.update({ read_only: settings.auth_mode })
})
