import { describe, expect, test } from 'vitest'
import {
  HarborJobError,
  InvalidArgumentError,
  immutable,
  NotFoundError,
  type RetentionExecution,
  type RetentionExecutionTask,
  type RetentionPolicy,
  type RetentionRule,
  replicationFilter,
  retain,
  retentionTrigger,
  type SetRetentionBody,
} from '../../src/index'
import { findExchange, type RecordedExchange, readTarget } from './recorded-exchange'
import { replay } from './replay'
import { type Answer, scripted } from './script'

const project = findExchange('project.json', 'getProject', 'by name')

/** A project by its id, without a policy or with one. */
function projectAnswer(project_id: unknown, retention_id?: string): RecordedExchange {
  const body = { ...Object(project.response.body), project_id, metadata: { public: 'false', retention_id } }
  return { ...project, response: { ...project.response, body } }
}

const refOf = ({ request }: RecordedExchange): number => Object(request.body).scope.ref

/** The id of a policy and the rest of the path are all that is in it. */
const policyOf = ({ request }: RecordedExchange) => ({ id: Number(readTarget(request.target).segments[3]) })

/** Without what Harbor ignores. */
const spelled = (body: Readonly<Record<string, unknown>>) => {
  const { kind, settings } = Object(body.trigger)
  return { ...body, trigger: { kind, settings } }
}

replay('retention.json', {
  operations: {
    getRentenitionMetadata: { call: ({ harbor }) => harbor.retention.metadata() },
    createRetention: {
      before: (exchange) => [projectAnswer(refOf(exchange))],
      call: ({ harbor, exchange, body }) => harbor.retention.set(refOf(exchange), body<SetRetentionBody>()),
      sends: spelled,
    },
    getRetention: { call: ({ harbor, exchange }) => harbor.retention.get(policyOf(exchange)) },
    updateRetention: {
      call: ({ harbor, exchange, body }) =>
        harbor.retention.set({ ...body<RetentionPolicy>(), ...policyOf(exchange) }, body<RetentionPolicy>()),
      sends: spelled,
      gives: (exchange) => (exchange.response.status === 200 ? { value: policyOf(exchange) } : undefined),
    },
    deleteRetention: { call: ({ harbor, exchange }) => harbor.retention.delete(policyOf(exchange)) },
    triggerRetentionExecution: {
      call: ({ harbor, exchange, body }) => harbor.retention.start(policyOf(exchange), body()),
    },
    operateRetentionExecution: {
      call: ({ harbor, exchange, id }) => harbor.retention.stop(policyOf(exchange), id('eid')),
    },
    listRetentionExecutions: {
      call: ({ harbor, exchange, query }) => harbor.retention.executions(policyOf(exchange), query()),
    },
    listRetentionTasks: {
      call: ({ harbor, exchange, id, query }) =>
        harbor.retention.tasks(policyOf(exchange), id('eid'), query()),
    },
    getRetentionTaskLog: {
      call: ({ harbor, exchange, id }) => harbor.retention.log(policyOf(exchange), id('eid'), id('tid')),
    },
  },
  refused: {
    'createRetention: 400: cron': 'trigger.settings.cron',
    'createRetention: another one, that will be deleted': 'rules',
  },
  skipped: {
    'createRetention: 400: level': 'the scope is that of the project',
    'operateRetentionExecution: 400: another action': 'stopping is the only one',
  },
})

const read = findExchange('retention.json', 'getRetention', 'with a schedule: next_scheduled_time')
const made: Answer = { body: {}, headers: { location: '/api/v2.0/retentions/9' } }
const rules = [retain.mostRecentlyPulled(10).tags('**')]

describe('the policy of a project', () => {
  test('is found by the name of the project', async () => {
    const { harbor, asked } = scripted(projectAnswer(3, '2'), read)
    expect(await harbor.retention.get('demo')).toEqual(read.response.body)
    expect(asked).toEqual(['GET /projects/demo', 'GET /retentions/2'])
  })

  test('is undefined where there is none, and cannot be started', async () => {
    const { harbor, asked } = scripted(projectAnswer(3), projectAnswer(3))
    expect(await harbor.retention.get('demo')).toBeUndefined()
    const started = harbor.retention.start('demo')
    await expect(started).rejects.toThrow(NotFoundError)
    await expect(started).rejects.toThrow('GET /api/v2.0/projects/demo: the project has no retention policy')
    expect(asked).toHaveLength(2)
  })

  test('is made for a project without one, to be started by hand', async () => {
    const { harbor, asked } = scripted(projectAnswer(3), made)
    expect(await harbor.retention.set('demo', { rules })).toMatchObject({ id: 9 })
    expect(JSON.parse(asked[1]?.replace('POST /retentions ', '') ?? '')).toEqual({
      algorithm: 'or',
      rules,
      scope: { level: 'project', ref: 3 },
      trigger: { kind: 'Schedule', settings: { cron: '' } },
    })
  })

  // As of a proxy cache, which gets a policy and a schedule from Harbor.
  test('keeps its schedule where other rules are set', async () => {
    const { harbor, asked } = scripted(projectAnswer(3, '2'), read, { body: {} })
    expect(await harbor.retention.set('demo', { rules })).toEqual({ id: 2 })
    expect(JSON.parse(asked[2]?.replace('PUT /retentions/2 ', '') ?? '')).toEqual({
      algorithm: 'or',
      id: 2,
      rules,
      scope: { level: 'project', ref: 3 },
      trigger: { kind: 'Schedule', settings: { cron: '0 0 0 * * *' } },
    })
  })

  test('is written back by one request where it was read', async () => {
    const policy = read.response.body as RetentionPolicy
    for (const trigger of [undefined, policy.trigger]) {
      const { harbor, asked } = scripted({ body: {} })
      await harbor.retention.set(policy, { ...policy, trigger })
      expect(asked).toEqual([
        expect.stringContaining('"trigger":{"kind":"Schedule","settings":{"cron":"0 0 0'),
      ])
    }
  })

  test('that has a schedule given is not read', async () => {
    const { harbor, asked } = scripted(projectAnswer(3, '2'), { body: {} })
    await harbor.retention.set('demo', { rules, trigger: retentionTrigger.manual() })
    expect(asked).toHaveLength(2)
  })

  test('needs a rule', async () => {
    const { harbor, asked } = scripted()
    const none: SetRetentionBody['rules'] = []
    await expect(harbor.retention.set('demo', { rules: none })).rejects.toMatchObject({ argument: 'rules' })
    await expect(harbor.retention.set('demo', { rules: null })).rejects.toThrow(/retain\.mostRecentlyPulled/)
    expect(asked).toEqual([])
  })

  test('needs rules that are whole: with another one Harbor would delete everything', async () => {
    const { harbor, asked } = scripted()
    const begun: unknown = retain.mostRecentlyPulled(10)
    const set = harbor.retention.set('demo', { rules: [retain.always().tags('**'), begun as RetentionRule] })
    await expect(set).rejects.toMatchObject({ argument: 'rules[1]' })
    expect(asked).toEqual([])
  })

  test('does not take a misspelt dry run for none', async () => {
    const { harbor, asked } = scripted()
    const body = { dryRun: true } as object
    await expect(harbor.retention.start({ id: 2 }, body)).rejects.toThrow(
      /^dryRun: is no option here\. There are: dry_run/,
    )
    expect(asked).toEqual([])
  })

  test('is started for good unless it is a dry run', async () => {
    const { harbor, asked } = scripted(made)
    await harbor.retention.start({ id: 2 })
    expect(asked).toEqual(['POST /retentions/2/executions {"dry_run":false}'])
  })
})

describe('the builders', () => {
  test('make what Harbor takes', () => {
    expect(retain.mostRecentlyPulled(10).tags('**')).toEqual({
      action: 'retain',
      template: 'latestPulledN',
      params: { latestPulledN: 10 },
      scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
      tag_selectors: [
        { kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '{"untagged":true}' },
      ],
    })
    const templates = [
      retain.mostRecentlyPushed(1),
      retain.pushedWithin(2),
      retain.pulledWithin(3),
      retain.always(),
    ].map((draft) => draft.tags('v*'))
    expect(templates.map(({ params }) => params)).toEqual([
      { latestPushedK: 1 },
      { nDaysSinceLastPush: 2 },
      { nDaysSinceLastPull: 3 },
      {},
    ])
    expect(templates.at(-1)?.template).toBe('always')
    expect(retentionTrigger.scheduled('0 0 2 * * *')).toEqual({
      kind: 'Schedule',
      settings: { cron: '0 0 2 * * *' },
    })
  })

  test('choose repositories and tags by one pattern or several', () => {
    const chosen = retain.always().exceptRepositories(['web/**', 'api']).exceptTags(['v*', 'w*'])
    expect(chosen.scope_selectors).toEqual({
      repository: [{ kind: 'doublestar', decoration: 'repoExcludes', pattern: '{web/**,api}' }],
    })
    expect(chosen.tag_selectors[0]).toMatchObject({ decoration: 'excludes', pattern: '{v*,w*}' })
    const one = retain.always().repositories(['web/**']).tags('v*')
    expect(one.scope_selectors.repository?.[0]).toMatchObject({
      decoration: 'repoMatches',
      pattern: 'web/**',
    })
  })

  test('take several patterns one by one', () => {
    const listed = retain.always().repositories(['web/**', 'api']).tags(['v*', 'w*'])
    expect(retain.always().repositories('web/**', 'api').tags('v*', 'w*')).toEqual(listed)
    const options = { untagged: false }
    const excepted = retain.always().exceptRepositories(['a', 'b']).exceptTags(['v*', 'w*'], options)
    expect(retain.always().exceptRepositories('a', 'b').exceptTags('v*', 'w*', options)).toEqual(excepted)
    expect(immutable.tags('v*', 'w*')).toEqual(immutable.tags(['v*', 'w*']))
  })

  // `**` at the beginning of an alternative is as `*` in Harbor, so that `team/x/app` would not be kept.
  test('refuse a pattern that several would change', () => {
    const refused = expect.objectContaining({
      argument: 'patterns',
      message: expect.stringContaining("none begins with '**'"),
    })
    expect(() => retain.always().repositories('web/**', '**/app')).toThrow(refused)
    expect(() => replicationFilter.name('**/app', 'web/**')).toThrow(refused)
    expect(retain.always().repositories('**/app').tags('**', 'v*').tag_selectors[0]?.pattern).toBe('{**,v*}')
    const several = retain.always().repositories('web/**/app', 'api').tags('**')
    expect(several.scope_selectors?.repository?.[0]?.pattern).toBe('{web/**/app,api}')
  })

  // Harbor reads the same word the other way round where tags are excluded.
  test.each([
    ['tags', undefined, true],
    ['tags', false, false],
    ['exceptTags', undefined, false],
    ['exceptTags', false, true],
  ] as const)('%s with untagged %s says so', (end, untagged, extras) => {
    const { tag_selectors } = retain.always()[end]('v*', { untagged })
    expect(tag_selectors[0]?.extras).toBe(JSON.stringify({ untagged: extras }))
  })

  test.each([
    ['count', () => retain.mostRecentlyPulled(0)],
    ['days', () => retain.pushedWithin(1.5)],
    ['patterns', () => retain.always().tags('')],
    ['patterns', () => retain.always().repositories([])],
    ['patterns', () => retain.always().repositories()],
    ['patterns', () => retain.always().tags({ untagged: false })],
    ['patterns', () => retain.always().tags('v*', '')],
    ['cron', () => retentionTrigger.scheduled('0 2 * * *')],
    ['cron', () => retentionTrigger.scheduled('')],
  ])('refuse a bad %s', (argument, build) => {
    expect(build).toThrow(InvalidArgumentError)
    expect(build).toThrow(expect.objectContaining({ argument }))
  })
})

const [run] = findExchange('retention.json', 'listRetentionExecutions', 'page 1').response
  .body as RetentionExecution[]
const [task] = findExchange('retention.json', 'listRetentionTasks', 'tasks').response
  .body as RetentionExecutionTask[]
if (run === undefined || task === undefined) throw new Error('nothing was recorded')

const runs = (status: RetentionExecution['status']): Answer => ({ body: [{ ...run, status }] })
const tasks = (...statuses: RetentionExecutionTask['status'][]): Answer => ({
  body: statuses.map((status, index) => ({ ...task, id: index + 1, status })),
})

describe('waiting for a retention', () => {
  const wait = { interval: 1 }

  test('ends with its tasks, while the execution still lags behind', async () => {
    const { harbor, asked } = scripted(
      ...[projectAnswer(3, '2'), runs('Running'), tasks()],
      ...[runs('Running'), tasks('Running', 'Success')],
      ...[runs('Running'), tasks('Success', 'Success')],
    )
    const progress: unknown[] = []
    const done = await harbor.retention.wait('demo', run.id, {
      ...wait,
      onProgress: ({ done, total }) => void progress.push([done, total]),
    })
    expect(done).toMatchObject({ id: run.id, status: 'Success', dry_run: true })
    expect(done.tasks[1]).toMatchObject({ repository: 'many', total: 5, retained: 2 })
    expect(progress).toEqual([
      [0, 0],
      [1, 2],
      [2, 2],
    ])
    expect(asked).toHaveLength(7)
  })

  test('does not believe tasks whose number has just changed', async () => {
    const { harbor } = scripted(
      ...[runs('Running'), tasks('Success')],
      ...[runs('Running'), tasks('Success', 'Success')],
      ...[runs('Running'), tasks('Success', 'Success')],
    )
    expect((await harbor.retention.wait({ id: 2 }, run.id, wait)).tasks).toHaveLength(2)
  })

  test('is over with what has no repository', async () => {
    const { harbor } = scripted(runs('Success'), tasks())
    expect((await harbor.retention.wait({ id: 2 }, run.id, wait)).tasks).toEqual([])
  })

  test.each([
    ['Error', 'Stopped'],
    ['Stopped', 'Success'],
  ] as const)('is a HarborJobError where tasks ended as %s and %s', async (first, second) => {
    const log: Answer = findExchange('retention.json', 'getRetentionTaskLog', 'the log')
    const answers = [tasks(first, second), runs('Running'), tasks(first, second), log, log]
    const { harbor } = scripted(runs('Running'), ...answers)
    const error: unknown = await harbor.retention.wait({ id: 2 }, run.id, wait).catch((reason) => reason)
    expect(error).toBeInstanceOf(HarborJobError)
    expect(error).toMatchObject({
      jobStatus: first,
      tasks: [{ id: 1, status: first }, ...(first === 'Error' ? [{ id: 2 }] : [])],
    })
  })

  test('is a NotFoundError for an execution that the policy does not have', async () => {
    const { harbor } = scripted(runs('Running'))
    const waiting = harbor.retention.wait({ id: 2 }, 99999, wait)
    await expect(waiting).rejects.toThrow(
      'GET /api/v2.0/retentions/2/executions: there is no execution 99999',
    )
  })
})
