import { createFakeHarborPair, type FakeHarbor } from '../../../src/testing/index'
import { pushImage } from '../push-image'
import { Replay } from './replay'

const password = 'Recorded12345'

/** The job service, what is scheduled, and what Harbor asks of directories and providers: on a Harbor of its own. */
export async function replayJobService(): Promise<Replay> {
  let end = () => {}
  const scan = new Promise<void>((resolve) => {
    end = resolve
  })
  const [fake, provider] = createFakeHarborPair({
    users: [{ username: 'developer', password }],
    projects: [{ name: 'library' }, { name: 'demo', members: { developer: 'developer' } }, { name: 'mine' }],
    scanner: { name: 'slow-scanner', find: () => scan.then(() => []) },
  })
  const replay = new Replay(fake)
  replay.know('developer', password)
  await replaySchedules(replay)
  await pushImage(replay.registry, 'demo/many', ['t00'], { config: {}, layers: ['many'] })
  await replay.ask('POST', '/projects/demo/repositories/many/artifacts/t00/scan')
  await replay.run('jobservice', {
    until: 'getWorkers: all: one is busy',
    loosely: ['getWorkerPools: pools'],
  })
  replay.substitute('1d6767b05e282a7ca713ee7f', await running(fake))
  await replay.run('jobservice', { loosely: ['getWorkers: all: one is busy'] })
  end()
  await replay.run('ldap')
  replay.substitute('http://oidc.example.com', provider.url)
  replay.substitute('http://unreachable.example.com', 'http://127.0.0.1:1')
  const body = JSON.stringify({ issuer: provider.url })
  provider.fail({ path: '/.well-known/openid-configuration', times: 1, as: { status: 200, body } })
  await replay.run('oidc')
  return replay
}

/** Two projects have a retention policy each, and the audit log is purged. */
async function replaySchedules(replay: Replay): Promise<void> {
  for (const project of [2, 3]) {
    await replay.ask('POST', '/retentions', {
      algorithm: 'or',
      rules: [],
      scope: { level: 'project', ref: project },
      trigger: { kind: 'Schedule', settings: { cron: '0 0 0 * * *' } },
    })
  }
  await replay.ask('POST', '/system/purgeaudit/schedule', {
    schedule: { type: 'Custom', cron: '0 15 * * * *' },
    parameters: { audit_retention_hour: 24, include_event_types: 'create_artifact' },
  })
  await replay.run('schedule', { until: 'getSchedulePaused: while a queue is paused' })
  await replay.ask('PUT', '/jobservice/queues/SLACK', { action: 'pause' })
  await replay.run('schedule')
  await replay.ask('PUT', '/jobservice/queues/SLACK', { action: 'resume' })
}

/** @returns the job that a worker has */
async function running(fake: FakeHarbor): Promise<string> {
  for (;;) {
    const task = fake.state.tasks.find(({ status }) => status === 'Running')
    if (task) return task.job_id
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
