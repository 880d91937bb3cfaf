import { describe, expect, test } from 'vitest'
import {
  HarborJobError,
  HarborTimeoutError,
  InvalidArgumentError,
  type JobProgress,
  type ReplicationExecution,
  type ReplicationPolicy,
  type ReplicationTask,
  replicationFilter,
  replicationTrigger,
} from '../../src/index'
import { findExchange, type RecordedExchange } from './recorded-exchange'
import { replay } from './replay'
import { type Answer, scripted } from './script'

const stopped = ({ response }: RecordedExchange) =>
  response.status === 200 ? { value: undefined } : undefined

/** Both words for deletion, and of a registry nothing but its id. */
const spelled = (body: Readonly<Record<string, unknown>>) => {
  const { deletion = body.replicate_deletion, dest_registry, ...others } = body
  return {
    ...others,
    ...(dest_registry !== null && dest_registry !== undefined && { dest_registry }),
    ...(deletion !== undefined && { deletion, replicate_deletion: deletion }),
  }
}

replay('replication.json', {
  operations: {
    createReplicationPolicy: {
      call: ({ harbor, body }) => harbor.replicationPolicies.create(body()),
      sends: spelled,
    },
    listReplicationPolicies: { call: ({ harbor, query }) => harbor.replicationPolicies.list(query()) },
    getReplicationPolicy: { call: ({ harbor, id }) => harbor.replicationPolicies.get(id('id')) },
    updateReplicationPolicy: {
      call: ({ harbor, id, body }) =>
        harbor.replicationPolicies.update({ ...body<ReplicationPolicy>(), id: id('id') }, {}),
      sends: spelled,
    },
    deleteReplicationPolicy: { call: ({ harbor, id }) => harbor.replicationPolicies.delete(id('id')) },
    startReplication: { call: ({ harbor, body }) => harbor.replications.start(body()) },
    stopReplication: { call: ({ harbor, id }) => harbor.replications.stop(id('id')), gives: stopped },
    getReplicationExecution: { call: ({ harbor, id }) => harbor.replications.get(id('id')) },
    listReplicationExecutions: {
      call: ({ harbor, query }) => {
        const { policy_id, ...others } = query<{ policy_id?: string }>()
        return harbor.replications.list({ ...others, policy: policy_id && Number(policy_id) })
      },
    },
    listReplicationTasks: { call: ({ harbor, id, query }) => harbor.replications.tasks(id('id'), query()) },
    getReplicationLog: { call: ({ harbor, id }) => harbor.replications.log(id('id'), id('task_id')) },
  },
  refused: {
    'createReplicationPolicy: 400: two registries': 'dest_registry',
    'createReplicationPolicy: 400: no registry': 'dest_registry',
    'createReplicationPolicy: 400: cron': 'trigger.trigger_settings.cron',
  },
  skipped: {
    'getReplicationLog: Accept: application/json: a JSON string that is labelled text/plain':
      'a log is asked for as a string',
  },
})

const policy = findExchange('replication.json', 'getReplicationPolicy', 'push')
const changed = findExchange('replication.json', 'updateReplicationPolicy', 'other filters')

describe('a policy that was read', () => {
  test('is written back with what changes, by the ids of its registries', async () => {
    const { harbor, asked } = scripted(policy, changed)
    await harbor.replicationPolicies.update(3, { enabled: false })
    const read = policy.response.body as ReplicationPolicy
    expect(asked[0]).toBe('GET /replication/policies/3')
    const body = JSON.parse(asked[1]?.replace('PUT /replication/policies/3 ', '') ?? '')
    expect(body).toMatchObject({
      name: read.name,
      filters: read.filters,
      enabled: false,
      src_registry: { id: 0 },
      dest_registry: { id: read.dest_registry.id },
    })
    expect(JSON.stringify(body)).not.toContain('*****')
  })

  test('compiles as the body of another', () => {
    const { harbor } = scripted()
    const copy = (read: ReplicationPolicy) => harbor.replicationPolicies.create({ ...read, name: 'copy' })
    expect(copy).toBeTypeOf('function')
  })
})

const base = { name: 'to-second', dest_registry: { id: 3 } } as const

test.each<[string, object]>([
  ['one of the two words', { deletion: false }],
  ['the other', { replicate_deletion: false }],
])('stops to delete by %s, of a policy that was read', async (_, change) => {
  const read = { id: 7, name: 'a', deletion: true, replicate_deletion: true } as ReplicationPolicy
  const { harbor, asked } = scripted({ body: read }, { body: null })
  await harbor.replicationPolicies.update(7, { ...read, ...change })
  expect(asked[1]).toContain('"deletion":false,"replicate_deletion":false')
})

test('takes either word for deletion, and sends both', async () => {
  for (const word of [{ deletion: true }, { replicate_deletion: true }]) {
    const { harbor, asked } = scripted({
      body: {},
      headers: { location: '/api/v2.0/replication/policies/9' },
    })
    await harbor.replicationPolicies.create({ ...base, ...word }).catch(() => {})
    expect(asked[0]).toContain('"deletion":true,"replicate_deletion":true')
  }
  const { harbor, asked } = scripted()
  const both = harbor.replicationPolicies.create({ ...base, deletion: true, replicate_deletion: false })
  await expect(both).rejects.toMatchObject({ argument: 'replicate_deletion' })
  expect(asked).toEqual([])
})

describe('the builders', () => {
  test('make what Harbor takes', () => {
    expect([
      replicationFilter.name('demo/**'),
      replicationFilter.tag('dev-*', 'excludes'),
      replicationFilter.label(['released']),
      replicationFilter.resource('image'),
      replicationTrigger.manual(),
      replicationTrigger.scheduled('0 0 2 * * *'),
      replicationTrigger.eventBased(),
    ]).toEqual([
      { type: 'name', value: 'demo/**' },
      { type: 'tag', value: 'dev-*', decoration: 'excludes' },
      { type: 'label', value: ['released'], decoration: 'matches' },
      { type: 'resource', value: 'image' },
      { type: 'manual' },
      { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } },
      { type: 'event_based' },
    ])
  })

  test.each([
    ['five fields', '0 2 * * *', /seconds are missing/],
    ['seconds', '30 0 2 * * *', /begins with '30'/],
    ['a word with a space in it', '0 0 2 * * * *', /has 7 fields/],
    ['nothing', '', /has no fields/],
    ['odd signs', '0 0 2 * * $', /'\$'/],
  ])('refuse a schedule with %s, and say how to write it', (_what, cron, message) => {
    expect(() => replicationTrigger.scheduled(cron)).toThrow(message)
    expect(() => replicationTrigger.scheduled(cron)).toThrow(/'0 0 2 \* \* \*'/)
  })

  test('take several patterns', () => {
    const several = { type: 'name', value: '{demo/**,web/**}' }
    expect(replicationFilter.name('demo/**', 'web/**')).toEqual(several)
    expect(replicationFilter.name(['demo/**', 'web/**'])).toEqual(several)
    expect(replicationFilter.tag(['v*', 'w*'])).toMatchObject({ value: '{v*,w*}', decoration: 'matches' })
  })

  test('refuse a filter of nothing', () => {
    expect(() => replicationFilter.label([])).toThrow(InvalidArgumentError)
    expect(() => replicationFilter.name('')).toThrow(InvalidArgumentError)
    expect(() => replicationFilter.name()).toThrow(InvalidArgumentError)
    expect(() => replicationFilter.tag([])).toThrow(InvalidArgumentError)
  })

  test('say how several patterns of tags are given', () => {
    expect(() => replicationFilter.tag('v*', 'w*' as 'matches')).toThrow(/^decoration: .* are a list/)
  })
})

const at = (note: string) => findExchange('replication.json', 'getReplicationExecution', note)
const run = at('push, over time, step 1: execution').response.body as ReplicationExecution
const look = (seen: Partial<ReplicationExecution>): Answer => ({ body: { ...run, ...seen } })
const tasks = (...statuses: ReplicationTask['status'][]): Answer => ({
  body: statuses.map((status, index) => ({ id: index + 1, execution_id: run.id, status })),
  headers: { 'x-total-count': String(statuses.length) },
})
const wait = { interval: 1 }

describe('waiting for a replication', () => {
  test('ends with its tasks, while the execution still lags behind', async () => {
    const all = { total: 2, in_progress: 0, succeed: 2 }
    const { harbor, asked } = scripted(
      look({ total: 0 }),
      look({ total: 2, in_progress: 2 }),
      look(all),
      tasks('Succeed', 'Succeed'),
    )
    const progress: JobProgress[] = []
    const done = await harbor.replications.wait(run.id, {
      ...wait,
      onProgress: (seen) => void progress.push(seen),
    })
    expect(done).toEqual({ ...run, ...all, status: 'Succeed' })
    expect(progress.map(({ done, total }) => [done, total])).toEqual([
      [0, 0],
      [0, 2],
      [2, 2],
    ])
    expect(asked).toHaveLength(4)
  })

  test('does not believe a count that has just changed, nor one that its tasks contradict', async () => {
    const { harbor, asked } = scripted(
      look({ total: 1, in_progress: 0 }),
      look({ total: 2, in_progress: 0 }),
      look({ total: 2, in_progress: 0 }),
      tasks('Succeed', 'InProgress'),
      look({ total: 2, in_progress: 0 }),
      tasks('Succeed', 'Succeed'),
    )
    expect((await harbor.replications.wait(run.id, wait)).status).toBe('Succeed')
    expect(asked).toHaveLength(6)
  })

  test('is over with what had nothing to copy', async () => {
    const nothing = at('push: the filters match nothing')
    const { harbor } = scripted(nothing)
    expect((await harbor.replications.wait(run.id, wait)).total).toBe(0)
  })

  test('is a HarborJobError with the tasks that failed and the ends of their logs', async () => {
    const { harbor, asked } = scripted(at('failed'), tasks('Succeed', 'Failed'), {
      body: `${'x'.repeat(5000)}\nno route to host\n`,
      headers: { 'content-type': 'text/plain' },
    })
    const error: unknown = await harbor.replications.wait(34, wait).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(HarborJobError)
    expect(error).toMatchObject({ jobStatus: 'Failed', tasks: [{ id: 2, status: 'Failed' }] })
    const [task] = (error as HarborJobError).tasks
    expect(task?.log).toHaveLength(2000)
    expect((error as HarborJobError).message).toMatch(/replication 34 ended as Failed.*no route to host/)
    expect(asked.at(-1)).toBe('GET /replication/executions/34/tasks/2/log')
  })

  test('is a HarborJobError where somebody stopped it', async () => {
    const { harbor } = scripted(at('the stopped one'), tasks('Stopped'), { body: [] })
    await expect(harbor.replications.wait(38, wait)).rejects.toMatchObject({
      name: 'HarborJobError',
      jobStatus: 'Stopped',
    })
  })

  test('ends with the time or the signal of the whole', async () => {
    const looks = Array.from({ length: 50 }, () => look({ total: 1, in_progress: 1 }))
    const late = scripted(...looks).harbor.replications.wait(run.id, { interval: 20, totalTimeout: 50 })
    await expect(late).rejects.toThrow(HarborTimeoutError)
    const controller = new AbortController()
    const aborted = scripted(...looks).harbor.replications.wait(run.id, {
      interval: 10_000,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    })
    await expect(aborted).rejects.toThrow('enough')
  })

  test.each([
    ['execution', undefined, {}],
    ['interval', 3, { interval: 0 }],
    ['onProgress', 3, { onProgress: 'bar' }],
  ])('refuses a bad %s without a request', async (argument, execution, options) => {
    const { harbor, asked } = scripted()
    // @ts-expect-error what the types forbid
    const waiting = harbor.replications.wait(execution, options)
    await expect(waiting).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })
})

test('lists the executions of a policy by its name', async () => {
  const named = findExchange('replication.json', 'listReplicationPolicies', 'by name')
  const listed = findExchange('replication.json', 'listReplicationExecutions', 'by policy, status, trigger')
  const { harbor, asked } = scripted(named, listed)
  await harbor.replications.list({ policy: 'nightly' })
  expect(asked[1]).toMatch(/^GET \/replication\/executions\?.*policy_id=4/)
})
