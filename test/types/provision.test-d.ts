import { expectTypeOf, test } from 'vitest'
import { type Harbor, immutable, jobSchedule, retain, retentionTrigger } from '../../src/index'
import {
  apply,
  type Difference,
  exportState,
  type GarbageCollectionDescription,
  type HarborDescription,
  type MemberDescription,
  type Plan,
  type ProjectDescription,
  type ProjectRobotDescription,
  plan,
} from '../../src/provision/index'

declare const harbor: Harbor

const access = [{ resource: 'repository', action: 'pull' }]

test('what is exported can be planned, and a plan applied', async () => {
  const changes = await plan(harbor, await exportState(harbor, { projects: ['demo'] }))
  expectTypeOf(changes).toEqualTypeOf<Plan>()
  expectTypeOf(await apply(changes)).toEqualTypeOf<readonly Difference[]>()
})

test('a description may be written as const, with what the builders make', () => {
  const description = {
    projects: [
      {
        name: 'demo',
        members: [{ username: 'jane', role_id: 'developer' }],
        robots: [{ name: 'ci', duration: -1, access: [{ resource: 'repository', action: 'pull' }] }],
        immutableRules: [immutable.tags('v*')],
        retention: { rules: [retain.always().tags('**')], trigger: retentionTrigger.manual() },
      },
    ],
  } as const
  expectTypeOf(description).toExtend<HarborDescription>()
  plan(harbor, description, { prune: ['members'] })
})

test('wrong descriptions do not compile', () => {
  // @ts-expect-error a typo
  plan(harbor, { project: [] })
  // @ts-expect-error a project needs its name
  const nameless: ProjectDescription = { metadata: { public: 'true' } }
  // @ts-expect-error settings are strings
  const boolean: ProjectDescription = { name: 'demo', metadata: { public: true } }
  // @ts-expect-error Harbor has no such severity
  const severity: ProjectDescription = { name: 'demo', metadata: { severity: 'terrible' } }
  // @ts-expect-error no such role
  const role: MemberDescription = { username: 'jane', role_id: 'boss' }
  // @ts-expect-error roles are words here
  const number: MemberDescription = { username: 'jane', role_id: 2 }
  // @ts-expect-error a user or a group
  const both: MemberDescription = {
    username: 'jane',
    group_name: 'devs',
    group_type: 'oidc',
    role_id: 'guest',
  }
  // @ts-expect-error a group is found by its name and its type
  const group: MemberDescription = { group_name: 'devs', role_id: 'guest' }
  // @ts-expect-error a robot of a project has `access`
  const robot: ProjectDescription = { name: 'demo', robots: [{ name: 'ci', duration: 1, permissions: [] }] }
  // @ts-expect-error a robot of the system has `permissions`
  plan(harbor, { robots: [{ name: 'ci', duration: 1, access }] })
  // @ts-expect-error Harbor makes the secret
  const chosen: ProjectRobotDescription = { name: 'ci', duration: 1, access, secret: 'Chosen1234' }
  // @ts-expect-error settings of a Harbor are not deleted
  plan(harbor, {}, { prune: ['configuration'] })
  // @ts-expect-error a run is no schedule
  plan(harbor, { schedules: { scanAll: { schedule: { type: 'Manual' } } } })
  // @ts-expect-error Harbor keeps no dry runs
  const dry: GarbageCollectionDescription = { schedule: jobSchedule.daily(), parameters: { dry_run: true } }
  // @ts-expect-error no plan
  apply({ differences: [] })
  return [nameless, boolean, severity, role, number, both, group, robot, chosen, dry]
})
