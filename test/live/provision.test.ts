import { expect, test } from 'vitest'
import {
  immutable,
  jobSchedule,
  replicationFilter,
  replicationTrigger,
  retain,
  retentionTrigger,
} from '../../src/index'
import { apply, exportState, type HarborDescription, type NewSecret, plan } from '../../src/provision/index'
import { describeLive, type Live, unique } from './describe-live'

const access = ['pull', 'push'].map((action) => ({ resource: 'repository', action }))

/** Uses everything that does not concern the whole Harbor. */
function everything(
  live: Live,
  {
    project,
    username,
    group,
    robot,
    registry,
  }: Record<'project' | 'username' | 'group' | 'robot' | 'registry', string>,
) {
  return {
    registries: [
      {
        name: registry,
        type: 'harbor',
        url: live.url,
        description: 'itself, over the network',
        credential: { access_key: live.admin.username, access_secret: live.admin.password },
      },
    ],
    projects: [
      {
        name: project,
        metadata: { public: 'false', auto_scan: 'true', prevent_vul: 'true', severity: 'high' },
        storage_limit: 5 * 1024 ** 3,
        cve_allowlist: {
          items: [{ cve_id: 'CVE-2024-2' }, { cve_id: 'CVE-2024-1' }],
          expires_at: 2_000_000_000,
        },
        members: [
          { username, role_id: 'developer' },
          { group_name: group, group_type: 'oidc', role_id: 'guest' },
          { group_name: `${group}-http`, group_type: 'http', role_id: 'maintainer' },
        ],
        labels: [{ name: 'approved', color: '#48960C', description: 'by hand' }, { name: 'plain' }],
        robots: [
          { name: 'ci', description: 'pushes', duration: 30, access },
          { name: 'off', duration: -1, disable: true, access },
        ],
        webhookPolicies: [
          {
            name: 'deploy',
            event_types: ['SCANNING_COMPLETED', 'PUSH_ARTIFACT'],
            targets: [
              {
                type: 'http',
                address: 'https://a.example.com',
                auth_header: 'hush',
                payload_format: 'CloudEvents',
              },
              { type: 'slack', address: 'https://hooks.slack.com/services/x' },
            ],
          },
          {
            name: 'off',
            enabled: false,
            event_types: ['REPLICATION'],
            targets: [{ type: 'http', address: 'http://b' }],
          },
        ],
        immutableRules: [
          immutable.tags('v*'),
          { ...immutable.repositories('web/**').exceptTags('dev'), disabled: true },
        ],
        retention: {
          rules: [
            retain.mostRecentlyPulled(10).tags('**'),
            retain.pushedWithin(3).repositories('a/**').tags(['v*', 'w']),
          ],
          trigger: retentionTrigger.scheduled('0 0 2 * * *'),
        },
      },
      // Caches: one keeps the retention that Harbor gives it, the other gets another.
      { name: `${project}-cache`, registry, metadata: { public: 'true', proxy_speed_kb: '100' } },
      { name: `${project}-kept`, registry, retention: { rules: [retain.always().tags('**')] } },
    ],
    robots: [
      {
        name: robot,
        duration: 7,
        permissions: [
          { kind: 'system', namespace: '/', access: [{ resource: 'project', action: 'list' }] },
          { kind: 'project', namespace: project, access },
          { kind: 'project', namespace: '*', access: [{ resource: 'repository', action: 'pull' }] },
        ],
      },
    ],
    labels: [{ name: robot, color: '#C92100' }],
    replicationPolicies: [
      {
        name: registry,
        dest_registry: registry,
        filters: [replicationFilter.tag('v*', 'excludes'), replicationFilter.name(`${project}/**`)],
        trigger: replicationTrigger.scheduled('0 0 2 * * *'),
        override: true,
        speed: 100,
      },
      { name: `${registry}-pull`, src_registry: registry, enabled: false, dest_namespace: project },
    ],
  } as const satisfies HarborDescription
}

describeLive('provision', (live) => {
  test('brings a Harbor to what is described, and takes it over again', async () => {
    const { harbor } = live
    const [project, registry, robot, group] = [unique('prov'), unique('reg'), unique('rob'), unique('devs')]
    const { username } = await live.makeUser()
    live.later(() => harbor.userGroups.delete(group))
    await harbor.userGroups.create({ group_name: group, group_type: 'oidc' })
    live.later(() => harbor.userGroups.delete(`${group}-http`))
    await harbor.userGroups.create({ group_name: `${group}-http`, group_type: 'http' })
    const desired = everything(live, { project, username, group, robot, registry })
    live.later(() => harbor.registries.delete(registry))
    for (const { name } of desired.projects) live.later(() => harbor.projects.delete(name))
    const secrets: NewSecret[] = []
    const onSecret = (secret: NewSecret) => secrets.push(secret)
    live.later(async () => {
      const nothing = {
        registries: [],
        labels: (await harbor.labels.list().all()).flatMap(({ name = '' }) =>
          name === robot ? [] : [{ name }],
        ),
        projects: [{ name: project, labels: [], webhookPolicies: [], retention: null, immutableRules: [] }],
      }
      const prune = ['labels', 'webhookPolicies', 'retention', 'immutableRules'] as const
      await apply(await plan(harbor, nothing, { prune }))
    })
    live.later(async () => {
      for (const policy of await harbor.replicationPolicies.list({ name: registry }).all()) {
        await harbor.replicationPolicies.delete(policy.id)
      }
      for (const { id, name } of await harbor.robots.list().all())
        if (name.endsWith(robot)) await harbor.robots.delete(id)
    })

    const first = await plan(harbor, desired)
    await apply(first, { onSecret })
    expect(String(await plan(harbor, desired))).toBe('Nothing to do.')
    expect(secrets.map(({ name }) => name).sort()).toEqual([`${project}/ci`, `${project}/off`, robot].sort())
    for (const { robot, secret } of secrets.filter(({ name }) => !name.endsWith('/off'))) {
      await live.as({ robot, secret }).users.currentPermissions()
    }

    const state = await exportState(harbor, { projects: desired.projects.map(({ name }) => name) })
    expect(String(await plan(harbor, state))).toBe('Nothing to do.')
    const written = JSON.stringify(state)
    for (const hidden of ['hush', live.admin.password, 'not handed over'])
      expect(written).not.toContain(hidden)
    expect(state.projects?.map(({ retention }) => retention?.rules.length)).toEqual([2, undefined, 1])
  })

  test('changes settings and schedules of the whole Harbor, and puts them back', async () => {
    const { harbor } = live
    // With a user beside `admin`, the way in which users log in cannot be changed.
    await live.makeUser()
    const { configuration, schedules } = await exportState(harbor, { projects: [] })
    const before = { configuration, schedules }
    live.later(async () => apply(await plan(harbor, before)))
    expect(String(await plan(harbor, before))).toBe('Nothing to do.')

    const desired: HarborDescription = {
      configuration: { token_expiration: 31, read_only: true, oidc_client_secret: 'not compared' },
      schedules: {
        garbageCollection: { schedule: jobSchedule.weekly(), parameters: { delete_untagged: true } },
        auditLogPurge: {
          schedule: jobSchedule.custom('0 30 2 * * *'),
          parameters: {
            audit_retention_hour: 240_000,
            include_event_types: ['pull_artifact', 'create_artifact'],
          },
        },
        scanAll: { schedule: jobSchedule.daily() },
      },
    }
    const changes = await plan(harbor, desired)
    expect(changes.differences.map(({ kind, name, changes }) => [kind, name, changes[0]?.path])).toEqual([
      ['configuration', '', 'token_expiration'],
      ['schedules', 'garbageCollection', 'schedule.type'],
      ['schedules', 'auditLogPurge', 'schedule.type'],
      ['schedules', 'scanAll', 'schedule.type'],
      ['configuration', '', 'read_only'],
    ])
    await apply(changes)
    expect(String(await plan(harbor, desired))).toBe('Nothing to do.')

    await apply(await plan(harbor, before))
    expect(String(await plan(harbor, before))).toBe('Nothing to do.')
    await expect(plan(harbor, { configuration: { auth_mode: 'ldap_auth' } })).rejects.toMatchObject({
      argument: 'configuration.auth_mode',
    })
  })
})
