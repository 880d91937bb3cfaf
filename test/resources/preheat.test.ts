import { describe, expect, test } from 'vitest'
import {
  type CreatePreheatPolicyBody,
  HarborJobError,
  HarborResponseError,
  type JobProgress,
  type ListPreheatExecutionsOptions,
  type ListPreheatInstancesOptions,
  type ListPreheatPoliciesOptions,
  type PreheatInstance,
  type PreheatPolicy,
  preheatFilters,
  preheatTrigger,
} from '../../src/index'
import { findExchange, type RecordedExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

/** Harbor names what was made at the end of `Location`. */
function givesName({ response: { status, headers } }: RecordedExchange): { value: unknown } | undefined {
  const { location } = headers
  return status === 201 ? { value: { name: String(location).split('/').at(-1), location } } : undefined
}

replay('preheat.json', {
  operations: {
    ListProviders: { call: ({ harbor }) => harbor.preheatInstances.providers() },
    ListInstances: {
      call: ({ harbor, query }) => harbor.preheatInstances.list(query<ListPreheatInstancesOptions>()),
    },
    GetInstance: { call: ({ harbor, path }) => harbor.preheatInstances.get(instanceIn(path)) },
    CreateInstance: {
      call: ({ harbor, body }) => harbor.preheatInstances.create(body()),
      gives: givesName,
    },
    UpdateInstance: {
      // An instance that was read before, and the change in it: so all that is sent is what was recorded.
      call: ({ harbor, body }) => harbor.preheatInstances.update(body<PreheatInstance>(), {}),
    },
    DeleteInstance: { call: ({ harbor, path }) => harbor.preheatInstances.delete(instanceIn(path)) },
    PingInstances: { call: ({ harbor, body }) => harbor.preheatInstances.ping(body()) },
    ListProvidersUnderProject: {
      call: ({ harbor, path }) => harbor.preheatPolicies.providers(projectIn(path)),
    },
    ListPolicies: {
      call: ({ harbor, path, query }) =>
        harbor.preheatPolicies.list(projectIn(path), query<ListPreheatPoliciesOptions>()),
    },
    GetPolicy: {
      call: ({ harbor, path }) => harbor.preheatPolicies.get(projectIn(path), policyIn(path)),
    },
    CreatePolicy: {
      call: ({ harbor, path, body }) => harbor.preheatPolicies.create(projectIn(path), body()),
      gives: givesName,
    },
    UpdatePolicy: {
      call: ({ harbor, path, body }) =>
        harbor.preheatPolicies.update(projectIn(path), body<PreheatPolicy>(), {}),
    },
    DeletePolicy: {
      call: ({ harbor, path }) => harbor.preheatPolicies.delete(projectIn(path), policyIn(path)),
    },
    ManualPreheat: {
      call: ({ harbor, path }) => harbor.preheatPolicies.start(projectIn(path), policyIn(path)),
      // Harbor looks at the path alone (goharbor/harbor `src/server/v2.0/handler/preheat.go`).
      sends: ({ name }) => ({ name, provider_id: 0 }),
    },
    StopExecution: {
      call: ({ harbor, path, id }) =>
        harbor.preheatPolicies.stop(projectIn(path), policyIn(path), id('execution_id')),
    },
    ListExecutions: {
      call: ({ harbor, path, query }) =>
        harbor.preheatPolicies.executions(
          projectIn(path),
          policyIn(path),
          query<ListPreheatExecutionsOptions>(),
        ),
    },
    GetExecution: {
      call: ({ harbor, path, id }) =>
        harbor.preheatPolicies.execution(projectIn(path), policyIn(path), id('execution_id')),
    },
    ListTasks: {
      call: ({ harbor, path, id, query }) =>
        harbor.preheatPolicies.tasks(projectIn(path), policyIn(path), id('execution_id'), query()),
    },
    GetPreheatLog: {
      call: ({ harbor, path, id }) =>
        harbor.preheatPolicies.log(projectIn(path), policyIn(path), id('execution_id'), id('task_id')),
    },
  },
  refused: {
    'PingInstances: 400: no endpoint': 'endpoint',
    'CreatePolicy: 500: no filters': 'filters',
  },
  skipped: {
    'ManualPreheat: 404': 'the body is of another policy than the path, which the client makes of one name',
  },
})

function instanceIn({ preheat_instance_name = '' }: Readonly<Record<string, string>>): string {
  return preheat_instance_name
}
function projectIn({ project_name = '' }: Readonly<Record<string, string>>): string {
  return project_name
}
function policyIn({ preheat_policy_name = '' }: Readonly<Record<string, string>>): string {
  return preheat_policy_name
}

const policy = findExchange('preheat.json', 'GetPolicy', 'one')
const instance = findExchange('preheat.json', 'GetInstance', 'one')
const made = findExchange('preheat.json', 'CreatePolicy', 'created; Location ends with its name')
const success = findExchange('preheat.json', 'DeletePolicy', 'deleted')
const read = policy.response.body as PreheatPolicy

describe('a policy', () => {
  const given: CreatePreheatPolicyBody = {
    name: 'heat',
    provider_id: 1,
    filters: [{ type: 'repository', value: 'alpine' }],
  }
  const filters = JSON.stringify(JSON.stringify(given.filters))

  test('has filters and trigger as JSON in strings, and runs when it is started unless it says otherwise', async () => {
    const { harbor, asked } = scripted(made)
    await harbor.preheatPolicies.create('demo', given)
    const trigger = JSON.stringify('{"type":"manual"}')
    expect(asked).toEqual([
      `POST /projects/demo/preheat/policies {"name":"heat","provider_id":1,"filters":${filters},"trigger":${trigger}}`,
    ])
  })

  test('can be read back as objects', () => {
    expect(preheatFilters(read)).toEqual([
      { type: 'repository', value: 'alpine' },
      { type: 'tag', value: '3.*' },
    ])
    expect(preheatTrigger(read)).toEqual({ type: 'manual', trigger_setting: { cron: '' } })
    expect([preheatFilters({}), preheatTrigger({})]).toEqual([[], { type: 'manual' }])
  })

  test('keeps what an update does not change', async () => {
    const { harbor, asked } = scripted(policy, success)
    await harbor.preheatPolicies.update('demo', 'heat', { enabled: false })
    expect(asked[1]).toBe(
      `PUT /projects/demo/preheat/policies/heat ${JSON.stringify({ ...withoutJson(read), enabled: false, filters: read.filters, trigger: read.trigger })}`,
    )
  })

  test('is of a project by its id for one GET more', async () => {
    const project = findExchange('project.json', 'getProject', 'by name')
    const { harbor, asked } = scripted(project, policy)
    await harbor.preheatPolicies.get(3, 'heat')
    expect(asked).toEqual(['GET /projects/3', 'GET /projects/demo/preheat/policies/heat'])
  })

  test.each<[string, object]>([
    [
      'trigger.trigger_setting.cron',
      { trigger: { type: 'scheduled', trigger_setting: { cron: '0 2 * * *' } } },
    ],
    ['trigger.trigger_setting.cron', { trigger: { type: 'scheduled' } }],
    ['filters', { filters: undefined }],
    ['provider_id', { provider_id: 'kraken' }],
    ['name', { name: '' }],
  ])('is refused by its %s: %o', async (argument, wrong) => {
    const { harbor, asked } = scripted()
    const call = harbor.preheatPolicies.create('demo', { ...given, ...wrong })
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })

  test('that was made without a Location is an error that says so', async () => {
    const { harbor } = scripted({ body: '' })
    const call = harbor.preheatPolicies.create('demo', given)
    await expect(call).rejects.toBeInstanceOf(HarborResponseError)
    await expect(call).rejects.toThrow('the answer has no Location')
  })
})

test('an instance keeps what an update does not change, its id above all', async () => {
  const { harbor, asked } = scripted(instance, success)
  await harbor.preheatInstances.update('kraken', { enabled: false })
  const changed = { ...(instance.response.body as object), enabled: false }
  expect(asked[1]).toBe(`PUT /p2p/preheat/instances/kraken ${JSON.stringify(changed)}`)
})

describe('waiting for a preheat', () => {
  const wait = { interval: 1 }
  const run = findExchange('preheat.json', 'GetExecution', 'one').response.body as object
  const look = (status: string, metrics?: object) => ({ body: { ...run, status, metrics } })

  test('ends with its tasks, while the execution still lags behind', async () => {
    const { harbor, asked } = scripted(
      look('Running'),
      look('Running', { task_count: 2, running_task_count: 1, success_task_count: 1 }),
      look('Running', { task_count: 2, success_task_count: 2 }),
    )
    const progress: JobProgress[] = []
    const done = await harbor.preheatPolicies.wait('demo', 'heat', 87, {
      ...wait,
      onProgress: (seen) => void progress.push(seen),
    })
    expect(done.status).toBe('Success')
    expect(progress.map(({ done, total }) => [done, total])).toEqual([
      [0, 0],
      [1, 2],
      [2, 2],
    ])
    expect(asked).toHaveLength(3)
  })

  test('does not believe a count that has just changed', async () => {
    const { harbor, asked } = scripted(
      look('Running', { task_count: 1, success_task_count: 1 }),
      look('Running', { task_count: 2, success_task_count: 2 }),
      look('Running', { task_count: 2, success_task_count: 2 }),
    )
    await harbor.preheatPolicies.wait('demo', 'heat', 87, wait)
    expect(asked).toHaveLength(3)
  })

  test('is over with what found no image', async () => {
    const { harbor } = scripted(look('Success'))
    expect((await harbor.preheatPolicies.wait('demo', 'heat', 87, wait)).metrics).toBeUndefined()
  })

  test('is a HarborJobError with the tasks that failed and the ends of their logs', async () => {
    const failing = { task_count: 2, error_task_count: 1, success_task_count: 1 }
    const { harbor, asked } = scripted(
      look('Running', failing),
      look('Running', failing),
      {
        body: [
          { id: 1, status: 'Success' },
          { id: 2, status: 'Error' },
        ],
      },
      { body: 'no route to host\n', headers: { 'content-type': 'text/plain' } },
    )
    const error: unknown = await harbor.preheatPolicies
      .wait('demo', 'heat', 87, wait)
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(HarborJobError)
    expect(error).toMatchObject({ jobStatus: 'Error', tasks: [{ id: 2, status: 'Error' }] })
    expect(asked.at(-1)).toBe('GET /projects/demo/preheat/policies/heat/executions/87/tasks/2/logs')
  })

  test('is a HarborJobError where somebody stopped it', async () => {
    const { harbor } = scripted(look('Stopped'), { body: [] })
    await expect(harbor.preheatPolicies.wait('demo', 'heat', 87, wait)).rejects.toMatchObject({
      name: 'HarborJobError',
      jobStatus: 'Stopped',
    })
  })
})

function withoutJson({ filters: _, trigger: __, ...others }: PreheatPolicy): object {
  return others
}
