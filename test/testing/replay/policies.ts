import { createFakeHarbor, type FakeHarbor } from '../../../src/testing/index'
import { asking } from '../ask'
import { pushImage } from '../push-image'
import { Replay } from './replay'

/** What projects keep and what Harbor throws away, on a Harbor of its own: its executions are counted otherwise. */
export async function replayPolicies(): Promise<Replay> {
  const replay = new Replay(createFakeHarbor({ projects: [{ name: 'library' }, { name: 'replica-1' }] }))
  for (const project_name of ['demo', 'empty', '2024'])
    await replay.ask('POST', '/projects', { project_name })
  await makeUser(replay, 'developer', 2)
  await makeUser(replay, 'outsider', undefined)
  for (const tag of ['t00', 'build-0', 'build-1', 'build-2', 'build-3']) {
    await pushImage(replay.registry, 'demo/many', [tag], { config: {}, layers: [tag] })
  }
  await replay.run('immutable')
  await replayRetention(replay)
  await replayCollections(replay)
  await replayPurges(replay)
  const asDeveloper = asking(replay.fake, { username: 'developer', password })
  for (const project_name of ['one', 'two', 'three', 'mine']) {
    await asDeveloper('POST', '/projects', { project_name })
    if (project_name !== 'mine') await replay.ask('DELETE', `/projects/${project_name}`)
  }
  await asDeveloper('POST', '/robots', robotOf('mine'))
  await replay.run('auditlog', {
    loosely: ['page 1', 'page 2', 'q: user name and operation', 'as a plain user'].map(
      (note) => `listAuditLogExts: ${note}`,
    ),
  })
  return replay
}

const password = 'Recorded12345'

async function makeUser(replay: Replay, username: string, role_id: number | undefined): Promise<void> {
  const email = `${username}@example.com`
  await replay.ask('POST', '/users', { username, password, email, realname: username })
  replay.know(username, password)
  if (role_id !== undefined) {
    await replay.ask('POST', '/projects/demo/members', { role_id, member_user: { username } })
  }
}

async function replayRetention(replay: Replay): Promise<void> {
  await replay.run('retention', { until: 'triggerRetentionExecution: a dry run' })
  nextExecution(replay, '/executions/74')
  await replay.run('retention', { until: 'listRetentionTasks: tasks' })
  const task = await ended(replay.fake)
  replay.substitute('/tasks/128', `/tasks/${task}`)
  await replay.run('retention', { until: 'operateRetentionExecution: stop' })
  nextExecution(replay, '/executions/75')
  await replay.ask('POST', '/retentions/2/executions', { dry_run: true })
  await replay.run('retention')
}

async function replayCollections(replay: Replay): Promise<void> {
  nextExecution(replay, '/gc/76')
  await replay.run('gc', { until: 'createGCSchedule: Manual: not a dry run' })
  nextExecution(replay, '/gc/77')
  await replay.run('gc', { until: 'getGCHistory: page 1' })
  await ended(replay.fake)
  await replay.run('gc')
}

async function replayPurges(replay: Replay): Promise<void> {
  nextExecution(replay, '/purgeaudit/81')
  await replay.run('purge', { until: 'getPurgeJobLog: the log' })
  await ended(replay.fake)
  await replay.run('purge')
}

function nextExecution(replay: Replay, recorded: string): void {
  const last = Math.max(0, ...replay.fake.state.executions.map(({ id }) => id))
  replay.substitute(recorded, recorded.replace(/\d+$/, String(last + 1)))
}

/** @returns the last task, when nothing runs any more */
async function ended({ state }: FakeHarbor): Promise<number> {
  while (state.executions.some(({ status }) => status === 'Running')) {
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return Math.max(...state.tasks.map(({ id }) => id))
}

function robotOf(namespace: string): object {
  const access = [{ resource: 'repository', action: 'pull' }]
  return { name: 'ci', level: 'project', duration: 1, permissions: [{ kind: 'project', namespace, access }] }
}
