import { createFakeHarborPair } from '../../../src/testing/index'
import { basic } from '../ask'
import { pushImage } from '../push-image'
import { Replay } from './replay'

const file = 'replication'
const password = 'Example12345'

/** Registries and replication, with another Harbor to replicate to. */
export async function replayReplications(): Promise<Replay> {
  const [fake, remote] = createFakeHarborPair({
    clock: new Date('2026-11-23T20:36:57Z'),
    users: [{ username: 'developer', password }],
    labels: ['label-1', 'label-2', 'label-3', 'label-4', 'label-5', 'label-6', 'label-7'].map((name) => ({
      name,
    })),
    projects: ['demo', 'ship'].map((name) => ({ name })),
  })
  const replay = new Replay(fake)
  replay.know('developer', password)
  replay.substitute('http://remote.example.com', remote.url)
  replay.substitute('http://unreachable.example.com', 'http://127.0.0.1:1')
  const there = { url: remote.url, fetch: remote.fetch, authorization: basic(remote.admin) }
  await pushImage(there, 'library/hello', ['v1'])
  for (let n = 1; n <= 6; n++)
    await pushImage(replay.registry, 'demo/alpine', [`3.${n}`], { layers: [`${n}`] })
  for (const name of ['', 'production']) await replay.ask('POST', '/labels', { name, scope: 'g' })

  await replay.run('registry', { until: 'pingRegistry: 500: it cannot be reached' })
  await fake.clock.advance(2_000)
  await replay.run('registry', { until: 'deleteRegistry: 412: a policy uses it' })
  await replay.ask('PUT', '/registries/1', { name: 'self' })
  replay.goTo(file, 'createReplicationPolicy: push, manual, all filters')
  await replay.run(file, { until: 'getReplicationExecution: started just now' })
  await fake.clock.advance(2_000)
  remote.fail({ method: 'HEAD', as: 500, times: 36 })
  await replay.run(file, { until: 'startReplication: one that will be stopped' })
  await fake.clock.advance(600_000)
  nameTasks(replay, 18, [42])
  await start(replay, 34, 3)
  await fake.clock.advance(600_000)
  nameTasks(replay, 34, [58])
  await replay.run(file, {
    until: 'createReplicationPolicy: push, manual, with a destination namespace',
    loosely: ['listReplicationExecutions: page 1', 'listReplicationExecutions: page 2'],
  })
  await replay.run('registry')
  await replayShipping(replay)
  replay.goTo(file, 'listReplicationTasks: of a pull that succeeded')
  await replay.run(file, { until: 'createReplicationPolicy: push, manual, all filters' })
  return replay
}

async function replayShipping(replay: Replay): Promise<void> {
  const { clock } = replay.fake
  for (const tag of ['1.0', '1.1'])
    await pushImage(replay.registry, 'ship/web', [tag], { layers: [tag], config: { tag } })
  await pushImage(replay.registry, 'ship/team/api', ['2.0'], { layers: ['api'] })
  await replay.run(file, { until: 'getReplicationExecution: push, over time, step 2: execution' })
  await clock.advance(1_500)
  nameTasks(replay, 1239, [1242, 1243])
  await replay.run(file, { until: 'getReplicationExecution: push, over time, step 3: execution' })
  await clock.advance(3_000)
  await replay.run(file, { until: 'getReplicationExecution: push, over time, step 5: execution' })
  await clock.advance(1_000)
  await replay.run(file, { until: 'getReplicationExecution: push, over time, step 6: execution' })
  await clock.advance(30_000)
  await replay.run(file, {
    until: 'getReplicationExecution: push: the second time: the same tasks again, succeeded',
  })
  await clock.advance(60_000)
  nameTasks(replay, 1240, [1244, 1245])
  await replay.run(file, {
    until: 'listReplicationExecutions: event based: a push started it, trigger event_based',
  })
  await pushImage(replay.registry, 'ship/web', ['3.0'], { layers: ['3.0'] })
  await clock.advance(60_000)
  nameExecution(replay, 1241)
  nameTasks(replay, 1241, [1246])
  await replay.run(file, { until: 'getReplicationExecution: event based: a deletion started it' })
  await replay.ask('DELETE', '/projects/ship/repositories/web/artifacts/3.0')
  await clock.advance(60_000)
  nameExecution(replay, 1242)
  nameTasks(replay, 1242, [1247])
  const nothing = {
    name: 'nothing',
    dest_registry: { id: 1 },
    enabled: true,
    filters: [{ type: 'name', value: 'none/**' }],
  }
  const made = await replay.ask('POST', '/replication/policies', nothing)
  await start(replay, 1243, Number(made.headers.get('location')?.split('/').at(-1)))
  await clock.advance(60_000)
  await replay.run(file)
}

/** What the recorded Harbor did outside of the recordings. */
async function start(replay: Replay, recorded: number, policy_id: number): Promise<void> {
  await replay.ask('POST', '/replication/executions', { policy_id })
  nameExecution(replay, recorded)
}

/** The latest one goes by the recorded name from now on. */
function nameExecution(replay: Replay, recorded: number): void {
  replay.substitute(`executions/${recorded}`, `executions/${replay.fake.state.executions.at(-1)?.id}`)
}

/** In the order of their ids. */
function nameTasks(replay: Replay, execution: number, recorded: readonly number[]): void {
  const own = Number(replay.translate(`executions/${execution}`).split('/').at(-1))
  const tasks = replay.fake.state.tasks.filter(({ execution_id }) => execution_id === own)
  for (const [n, id] of recorded.entries()) replay.substitute(`tasks/${id}`, `tasks/${tasks[n]?.id}`)
}
