import { ForbiddenError, type Harbor, type WebhookEventName } from 'harborkit'
import { apply, type HarborDescription, plan } from 'harborkit/provision'
import { calling, cameBack, note, table } from '../tour/print'
import { patiently } from './patience'
import { refusalOf } from './refusal'
import type { World } from './world'

const events: readonly WebhookEventName[] = [
  'PUSH_ARTIFACT',
  'PULL_ARTIFACT',
  'DELETE_ARTIFACT',
  'SCANNING_COMPLETED',
  'SCANNING_FAILED',
  'QUOTA_EXCEED',
  'QUOTA_WARNING',
  'REPLICATION',
  'TAG_RETENTION',
]

/** Whose people they are. */
export async function directory({ first: { harbor, url } }: World): Promise<void> {
  calling('harbor.system.info(), harbor.configuration.get()')
  const { auth_mode } = await harbor.system.info()
  const { ldap_url } = await harbor.configuration.get()
  cameBack(`auth_mode is ${auth_mode}, ldap_url is ${ldap_url?.value || 'not set'}`)
  // Harbor changes the mode only as long as there is nobody but its first administrator.
  note(
    'With ldap_auth they come from LDAP or Active Directory, which harbor.ldap searches. That is not told here:',
  )
  note('the story makes people of its own, which Harbor allows with db_auth only.')
  if (auth_mode !== 'db_auth') throw new Error(`${url} does not keep its people itself: ${auth_mode}`)
}

/** Projects on both sides, who works in them, and who is told of it. */
export async function people(world: World, hook: string): Promise<void> {
  const { first, second, project, people, robot, listener, cleanUp } = world
  for (const { username, password } of Object.values(people)) {
    const user = { username, password, email: `${username}@example.com`, realname: 'In a story' }
    await cleanUp.after(
      () => first.harbor.users.create(user),
      `harbor.users.delete('${username}')`,
      () => first.harbor.users.delete(username),
    )
  }
  const here: HarborDescription = {
    projects: [
      {
        name: project,
        metadata: { public: 'false' },
        members: [
          { username: people.admin.username, role_id: 'projectAdmin' },
          { username: people.developer.username, role_id: 'developer' },
        ],
        webhookPolicies: [
          {
            name: 'story',
            event_types: events,
            targets: [
              {
                type: 'http',
                address: hook,
                auth_header: listener.authorization,
                payload_format: 'CloudEvents',
              },
            ],
          },
        ],
      },
    ],
  }
  const access = ['pull', 'push'].map((action) => ({ resource: 'repository', action }))
  const there: HarborDescription = {
    projects: [{ name: project }],
    robots: [
      {
        name: robot.name,
        duration: 1,
        permissions: [
          {
            kind: 'project',
            namespace: project,
            access: [...access, { resource: 'artifact', action: 'list' }],
          },
        ],
      },
    ],
  }
  for (const [side, desired] of [
    [first, here],
    [second, there],
  ] as const) {
    calling('apply(await plan(harbor, desired), { onSecret })')
    const changes = await plan(side.harbor, desired)
    console.log(String(changes).replaceAll(/^/gm, '    '))
    await cleanUp.after(
      () =>
        apply(changes, {
          // Shown once, and kept: it logs in by its name with Harbor's prefix.
          onSecret: (made) => Object.assign(robot, { login: made.robot, secret: made.secret }),
        }),
      `remove ${project} of ${side.url}`,
      async () => {
        await removeRobot(side.harbor, robot.name)
        await removeProject(side.harbor, project)
      },
    )
  }
  const { project_id } = await first.harbor.projects.get(project)
  calling(`harbor.members.create(${project_id}, { role_id: 'guest', member_user: { username } })`)
  const { username } = people.guest
  await first.harbor.members.create(project_id, { role_id: 'guest', member_user: { username } })
}

/** What each may do, as Harbor says it. */
export async function permissions({ first, project, people }: World): Promise<void> {
  const image = `${project}/pause:1`
  for (const role of ['guest', 'developer'] as const) {
    const { harbor } = first.as(people[role].username, people[role].password)
    calling(`as a ${role}: harbor.artifacts.get('${image}'), harbor.artifacts.delete('${image}')`)
    cameBack((await harbor.artifacts.get(image)).digest)
    cameBack(await refusalOf(harbor.artifacts.delete(image), ForbiddenError))
  }
  const members = await first.harbor.members.list(project).all()
  table(
    ['member', 'role'],
    members.map(({ entity_name, role_name }) => [entity_name, role_name]),
  )
}

/** Its name ends in letters and digits that no other has, whatever Harbor puts in front. */
async function removeRobot(harbor: Harbor, name: string): Promise<void> {
  for (const robot of await harbor.robots.list().all()) {
    if (robot.name.endsWith(name)) await harbor.robots.delete(robot.id)
  }
}

async function removeProject(harbor: Harbor, project: string): Promise<void> {
  // Before its last images go: a policy cannot be deleted while it delivers.
  const policies = await harbor.webhookPolicies.list(project).all()
  for (const { id } of policies) await harbor.webhookPolicies.update(project, id, { enabled: false })
  for (const { name } of await harbor.repositories.list(project).all()) await harbor.repositories.delete(name)
  for (const { id } of policies) await patiently(() => harbor.webhookPolicies.delete(project, id))
  await harbor.projects.delete(project)
}
