import { createFakeHarbor } from '../../../src/testing/index'
import { pushImage } from '../push-image'
import { Replay } from './replay'

const password = 'Recorded12345'

/** Instances and policies of preheating, on a Harbor of its own: its executions are counted otherwise. */
export async function replayPreheat(): Promise<Replay> {
  const fake = createFakeHarbor({
    clock: new Date('2026-11-23T20:46:55Z'),
    users: [{ username: 'developer', password }],
    projects: [{ name: 'library' }, { name: 'replica-1' }, { name: 'demo' }],
  })
  const replay = new Replay(fake)
  replay.know('developer', password)
  replay.substitute('http://adapter.example.com', 'http://adapter.test')
  replay.substitute('http://adapter-2.example.com', 'http://adapter-2.test')
  replay.substitute('http://unreachable.example.com', 'http://127.0.0.1:1')
  for (const tag of ['3.18', '3.19'])
    await pushImage(replay.registry, 'demo/alpine', [tag], { layers: [tag] })
  await replay.run('preheat', { until: 'UpdatePolicy: description' })
  await fake.clock.advance(1000)
  await replay.run('preheat', { until: 'ListExecutions: page 1' })
  await fake.clock.advance(10_000)
  replay.substitute('/tasks/142', `/tasks/${fake.state.tasks.at(-1)?.id}`)
  await replay.run('preheat')
  return replay
}
