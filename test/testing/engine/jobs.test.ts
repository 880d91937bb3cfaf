import { expect, test } from 'vitest'
import { Clock } from '../../../src/testing/engine/clock'
import { Jobs, type Plan } from '../../../src/testing/engine/jobs'
import { State } from '../../../src/testing/state'

const noon = new Date('2026-03-01T12:00:00Z')

function start(plan: Partial<Plan> = {}) {
  const clock = new Clock(noon)
  const jobs = new Jobs(new State(clock))
  const changes: string[] = []
  const execution = jobs.start({
    vendor_type: 'REPLICATION',
    vendor_id: 7,
    trigger: 'MANUAL',
    tasks: [{ run: () => {} }],
    onChange: (run, task) => void changes.push(task ? `task ${task.status}` : run.status),
    ...plan,
  })
  const [task] = jobs.tasksOf(execution)
  return { clock, jobs, execution, task, changes }
}

test('goes from Pending to Running to Success as the clock says', async () => {
  const { clock, execution, task, changes } = start()
  expect([execution.status, task?.status, task?.run_count]).toEqual(['Running', 'Pending', 0])
  await clock.advance(1000)
  expect([execution.status, task?.status, task?.run_count]).toEqual(['Running', 'Running', 1])
  await clock.advance(1000)
  expect([execution.status, task?.status, execution.end_time]).toEqual([
    'Success',
    'Success',
    '2026-03-01T12:00:02.000Z',
  ])
  expect(changes).toEqual(['task Running', 'task Success', 'Success'])
})

test('lets the execution lag behind its tasks, with an end in the past', async () => {
  const { clock, execution, task } = start({ pauses: { lag: 25_000 } })
  await clock.advance(2000)
  expect([execution.status, task?.status]).toEqual(['Running', 'Success'])
  await clock.advance(25_000)
  expect([execution.status, execution.end_time, execution.update_time]).toEqual([
    'Success',
    '2026-03-01T12:00:02.000Z',
    '2026-03-01T12:00:27.000Z',
  ])
})

test('makes a task that throws an error, with its message in the log, and its execution with it', async () => {
  const fails = () => {
    throw new Error('no route to host')
  }
  const { clock, jobs, execution } = start({ tasks: [{ run: () => {} }, { run: fails }] })
  await clock.advance(2000)
  const [good, bad] = jobs.tasksOf(execution)
  expect([execution.status, good?.status, bad?.status]).toEqual(['Error', 'Success', 'Error'])
  expect(bad?.log).toMatch(/ERROR.*no route to host/)
})

test('stops what has not ended, and runs none of it', async () => {
  let ran = false
  const run = () => {
    ran = true
  }
  const { clock, jobs, execution, task } = start({ tasks: [{ run }] })
  await clock.advance(1000)
  jobs.stop(execution)
  await clock.advance(10_000)
  expect([execution.status, task?.status, ran]).toEqual(['Stopped', 'Stopped', false])
})

test('leaves alone what has ended', async () => {
  const { clock, jobs, execution } = start()
  await clock.advance(2000)
  jobs.stop(execution)
  expect(execution.status).toBe('Success')
})

test('ends without tasks too, and says why there are none', async () => {
  const { clock, execution } = start({ tasks: [], status_message: 'nothing to do' })
  await clock.advance(1000)
  expect([execution.status, execution.status_message]).toEqual(['Success', 'nothing to do'])
})

test('forgets an execution with its tasks', async () => {
  const { jobs, execution, task } = start()
  jobs.delete(execution)
  expect([jobs.executions.all(), jobs.tasks.get(task?.id ?? 0)]).toEqual([[], undefined])
})

test('asks after work that goes on elsewhere until it is done, or fails', async () => {
  const answers = [false, true]
  const { clock, execution } = start({
    tasks: [{ run: () => {}, watch: { every: 10_000, isDone: async () => answers.shift() ?? false } }],
  })
  await clock.advance(12_000)
  expect([execution.status, answers]).toEqual(['Running', [true]])
  await clock.advance(10_000)
  expect([execution.status, execution.end_time]).toEqual(['Success', '2026-03-01T12:00:22.000Z'])

  const isDone = () => Promise.reject(new Error('lost'))
  const other = start({ tasks: [{ run: () => {}, watch: { every: 10_000, isDone } }] })
  await other.clock.advance(12_000)
  expect([other.execution.status, other.task?.log]).toEqual(['Error', expect.stringMatching(/ERROR.*lost/)])
})

test('asks no longer after work that was stopped', async () => {
  let asked = 0
  const isDone = async () => asked++ > 10
  const { clock, jobs, execution } = start({
    tasks: [{ run: () => {}, watch: { every: 10_000, isDone } }],
  })
  await clock.advance(12_000)
  jobs.stop(execution)
  await clock.advance(60_000)
  expect([asked, execution.status]).toEqual([1, 'Stopped'])
})
