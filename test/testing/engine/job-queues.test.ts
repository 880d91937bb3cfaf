import { expect, test } from 'vitest'
import { Clock } from '../../../src/testing/engine/clock'
import { concurrency, JobQueues } from '../../../src/testing/engine/job-queues'
import { State } from '../../../src/testing/state'

function start() {
  const clock = new Clock(new Date('2026-03-01T12:00:00Z'))
  const queues = new JobQueues(new State(clock))
  const started: string[] = []
  const releases: (() => void)[] = []
  const add = (job_id: string, job_type = 'REPLICATION', pause = 0) =>
    queues.add({ job_id, job_type }, pause, (release) => {
      started.push(job_id)
      releases.push(release)
    })
  return { clock, queues, started, releases, add }
}

test('gives a worker that is free to what came first, of whatever queue', () => {
  const { queues, started, releases, add } = start()
  for (let n = 0; n < concurrency; n++) add(`busy ${n}`)
  add('first', 'RETENTION')
  add('second')
  add('third', 'RETENTION')
  expect(started).toHaveLength(concurrency)
  for (const release of releases.splice(0, 2)) release()
  expect(started.slice(concurrency)).toEqual(['first', 'second'])
  expect(queues.waiting('RETENTION').map(({ job_id }) => job_id)).toEqual(['third'])
})

test('starts nothing that was dropped before a worker could see it', async () => {
  const { clock, queues, started, add } = start()
  add('gone', 'REPLICATION', 1000)
  expect(queues.drop('REPLICATION').map(({ job_id }) => job_id)).toEqual(['gone'])
  add('kept', 'REPLICATION', 1000)
  await clock.advance(1000)
  expect(started).toEqual(['kept'])
})

test('takes any number of jobs that are over at once', () => {
  const { queues } = start()
  let over = 0
  queues.pause('WEBHOOK')
  for (let n = 0; n < 20_000; n++) {
    queues.add({ job_id: `${n}`, job_type: 'WEBHOOK' }, 0, (release) => {
      over++
      release()
    })
  }
  queues.resume('WEBHOOK')
  expect([over, queues.waiting('WEBHOOK').length]).toEqual([20_000, 0])
})
