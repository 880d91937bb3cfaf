// A walk through a Harbor: makes a project with people, a robot, webhooks, a quota, an image and a retention policy,
// looks around, and removes it all.
//
// npm start                                             on a Harbor in memory
// HARBOR_URL=https://… HARBOR_USERNAME=admin HARBOR_PASSWORD=… npm start
//                                                       on a real one; takes an administrator, since it makes a user

import { randomBytes } from 'node:crypto'
import { Harbor, isHarborError, NotFoundError } from 'harborkit'
import { createFakeHarbor } from 'harborkit/testing'
import { CleanUp } from './clean-up'
import { keeping } from './keeping'
import { calling, cameBack, failed, heading, note, size, table } from './print'
import { scanning } from './scanning'

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupted.abort(new Error(`interrupted by ${signal}`)))
}
const { signal } = interrupted

const cleanUp = new CleanUp()
try {
  await tour(connect())
} catch (error) {
  process.exitCode = 1
  failed(`\n${error instanceof Error ? `${error.name}: ${error.message}` : error}`)
  if (isHarborError(error)) note(`What is known of its effect on Harbor: ${error.outcome}.`)
} finally {
  heading('Clean up')
  if (!(await cleanUp.run())) process.exitCode = 1
}

function connect(): Harbor {
  if (process.env.HARBOR_URL) return Harbor.fromEnv()
  note('HARBOR_URL is not set: this is a Harbor in memory.')
  const fake = createFakeHarbor({
    scanner: { find: () => [{ id: 'CVE-2026-0001', severity: 'High', package: 'curl' }] },
    projects: [
      {
        name: 'demo',
        public: true,
        repositories: [
          { name: 'app', artifacts: [{ tags: ['v1'] }, { tags: ['v2', 'latest'] }] },
          { name: 'team/backend/api', artifacts: [{ tags: ['1.4.0'] }] },
        ],
      },
    ],
  })
  return new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
}

async function tour(harbor: Harbor): Promise<void> {
  const suffix = randomBytes(4).toString('hex')
  const project = `tour-${suffix}`
  const username = `tour-${suffix}`

  heading('Who answers')
  calling('harbor.system.health()')
  const health = await harbor.system.health({ signal })
  cameBack(health.status)
  table(
    ['component', 'status'],
    health.components.map(({ name, status, error }) => [name, error ?? status]),
  )
  calling('harbor.system.info()')
  const info = await harbor.system.info({ signal })
  cameBack(`Harbor ${info.harbor_version ?? '(shown to users only)'}, ${info.auth_mode}`)

  heading('A project')
  calling(`harbor.projects.create({ project_name: '${project}', metadata: { public: 'false' } })`)
  const { id } = await cleanUp.after(
    () => harbor.projects.create({ project_name: project, metadata: { public: 'false' } }, { signal }),
    `harbor.projects.delete('${project}')`,
    () => harbor.projects.delete(project),
  )
  cameBack(`id ${id}`)

  heading('A developer in it')
  calling(`harbor.users.create({ username: '${username}', … })`)
  const password = `Tour-${randomBytes(12).toString('hex')}`
  await cleanUp.after(
    () =>
      harbor.users.create(
        { username, password, email: `${username}@example.com`, realname: 'Made by the tour' },
        { signal },
      ),
    `harbor.users.delete('${username}')`,
    () => harbor.users.delete(username),
  )
  calling(
    `harbor.members.create('${project}', { role_id: 'developer', member_user: { username: '${username}' } })`,
  )
  await harbor.members.create(project, { role_id: 'developer', member_user: { username } }, { signal })
  calling(`harbor.members.list('${project}').all()`)
  const members = await harbor.members.list(project, { signal }).all()
  table(
    ['member', 'role'],
    members.map(({ entity_name, role_name }) => [entity_name, role_name ?? '–']),
  )

  heading('A robot that may pull and push')
  calling(`harbor.robots.create({ name: 'ci', level: 'project', duration: 30, permissions: [ … ] })`)
  const robot = await cleanUp.after(
    () =>
      harbor.robots.create(
        {
          name: 'ci',
          level: 'project',
          duration: 30,
          permissions: [
            {
              kind: 'project',
              namespace: project,
              access: [
                { resource: 'repository', action: 'pull' },
                { resource: 'repository', action: 'push' },
              ],
            },
          ],
        },
        { signal },
      ),
    `harbor.robots.delete('robot$${project}+ci')`,
    // By the id where it is known: this Harbor may have another prefix than `robot$`.
    (made) => harbor.robots.delete(made?.id ?? `robot$${project}+ci`),
  )
  cameBack(`${robot.name}, its secret of ${robot.secret.length} characters shown this once (not here)`)

  heading('A webhook for every event')
  calling(`harbor.webhookPolicies.events('${project}')`)
  const { event_type: eventTypes } = await harbor.webhookPolicies.events(project, { signal })
  cameBack(`${eventTypes.length} events`)
  calling(`harbor.webhookPolicies.create('${project}', { name: 'everything', event_types, targets: [ … ] })`)
  const policy = await cleanUp.after(
    () =>
      harbor.webhookPolicies.create(
        project,
        {
          name: 'everything',
          // Off, as nobody listens there.
          enabled: false,
          event_types: eventTypes,
          targets: [
            { type: 'http', address: 'https://hooks.example.com/harbor', payload_format: 'CloudEvents' },
          ],
        },
        { signal },
      ),
    `harbor.webhookPolicies.delete('${project}', 'everything')`,
    () => harbor.webhookPolicies.delete(project, 'everything'),
  )
  cameBack(`id ${policy.id}: ${eventTypes.join(', ')}`)

  heading('A quota')
  calling(`harbor.quotas.update('${project}', { hard: { storage: 10 * 1024 ** 3 } })`)
  await harbor.quotas.update(project, { hard: { storage: 10 * 1024 ** 3 } }, { signal })
  calling(`harbor.quotas.get('${project}')`)
  const quota = await harbor.quotas.get(project, { signal })
  cameBack(`${size(quota.used.storage)} used of ${size(quota.hard.storage)}`)

  await scanning(harbor, project, { cleanUp, signal })
  await keeping(harbor, project, signal)

  heading('What is stored: the first of each, read as far as they are looked at')
  calling('for await (const project of harbor.projects.list()) …')
  table(['project', 'repository', 'artifact', 'tags', 'size'], await lookAround(harbor))

  heading('What does not exist')
  calling(`harbor.projects.get('${project}-not')`)
  try {
    await harbor.projects.get(`${project}-not`, { signal })
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
    cameBack(
      `NotFoundError, code ${error.code}, request ${error.requestId}: nothing was changed (${error.outcome})`,
    )
  }
}

/** At most three of each: breaking out of a list stops reading it. */
async function lookAround(harbor: Harbor): Promise<string[][]> {
  const most = 3
  const rows: string[][] = []
  let projects = 0
  for await (const project of harbor.projects.list({ sort: '-creation_time', signal })) {
    let repositories = 0
    for await (const { name } of harbor.repositories.list(project.name, { signal })) {
      let artifacts = 0
      for await (const artifact of harbor.artifacts.list(name, { with_tag: true, signal })) {
        const tags = artifact.tags?.map((tag) => tag.name).join(' ') ?? ''
        rows.push([project.name, name, artifact.digest.slice(0, 19), tags, size(artifact.size)])
        if (++artifacts === most) break
      }
      if (++repositories === most) break
    }
    if (repositories === 0) rows.push([project.name, '–', '', '', ''])
    if (++projects === most) break
  }
  return rows
}
