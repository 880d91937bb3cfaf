import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import {
  type CreateWebhookPolicyBody,
  Harbor,
  HarborError,
  NotFoundError,
  type UpdateWebhookPolicyBody,
  type WebhookPolicy,
} from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('webhook.json', {
  operations: {
    GetSupportedEventTypes: { call: ({ harbor, project }) => harbor.webhookPolicies.events(project) },
    CreateWebhookPolicyOfProject: {
      call: ({ harbor, project, body }) => harbor.webhookPolicies.create(project, body()),
    },
    ListWebhookPoliciesOfProject: {
      call: ({ harbor, project, query }) => harbor.webhookPolicies.list(project, query()),
    },
    GetWebhookPolicyOfProject: {
      call: ({ harbor, project, id }) => harbor.webhookPolicies.get(project, id('webhook_policy_id')),
    },
    UpdateWebhookPolicyOfProject: {
      call: ({ harbor, project, id, body }) => {
        const { targets, ...rest } = body<WebhookPolicy & UpdateWebhookPolicyBody>()
        const read = { ...rest, id: id('webhook_policy_id'), description: 'as before', targets: [] }
        return harbor.webhookPolicies.update(project, read, { targets, description: rest.description })
      },
    },
    DeleteWebhookPolicyOfProject: {
      call: ({ harbor, project, id }) => harbor.webhookPolicies.delete(project, id('webhook_policy_id')),
    },
    LastTrigger: { call: ({ harbor, project }) => harbor.webhookPolicies.lastTriggers(project) },
    ListExecutionsOfWebhookPolicy: {
      call: ({ harbor, project, id, query }) =>
        harbor.webhookPolicies.executions(project, id('webhook_policy_id'), query()),
    },
    ListTasksOfWebhookExecution: {
      call: ({ harbor, project, id, query }) =>
        harbor.webhookPolicies.tasks(project, id('webhook_policy_id'), id('execution_id'), query()),
      adds: { sort: 'id' },
    },
    GetLogsOfWebhookTask: {
      call: ({ harbor, project, id }) =>
        harbor.webhookPolicies.log(project, id('webhook_policy_id'), id('execution_id'), id('task_id')),
    },
  },
  refused: {
    'CreateWebhookPolicyOfProject: 400: no target': 'targets',
    'CreateWebhookPolicyOfProject: 400: no event type': 'event_types',
  },
})

replay('webhookjob.json', {
  operations: {
    ListWebhookJobs: {
      call: ({ harbor, project, query }) => {
        const { policy_id, ...options } = query<{ policy_id?: string }>()
        return harbor.webhookPolicies.jobs(project, Number(policy_id), options)
      },
    },
  },
  refused: { 'ListWebhookJobs: 422: no policy_id': 'policy' },
})

const recording = 'webhook.json'
const all = findExchange(recording, 'ListWebhookPoliciesOfProject', 'all')
const one = findExchange(recording, 'GetWebhookPolicyOfProject', 'auth_header is returned as it is')
const policy = one.response.body as WebhookPolicy
const success = findExchange(recording, 'DeleteWebhookPolicyOfProject', 'deleted')
const list = 'GET /projects/demo/webhook/policies?sort=-id&page_size=100'

describe('a policy by name', () => {
  test('costs one list', async () => {
    const { harbor, asked } = scripted(all, one)
    expect(await harbor.webhookPolicies.get('demo', 'ci-hook')).toEqual(policy)
    expect(asked).toEqual([list, 'GET /projects/demo/webhook/policies/1'])
  })

  test('is looked up by all that takes one', async () => {
    const { harbor, asked } = scripted(all, success, all, { body: [] }, all, { body: [] }, all, { body: [] })
    const { webhookPolicies } = harbor
    await webhookPolicies.delete('demo', 'second')
    await webhookPolicies.executions('demo', 'second')
    await webhookPolicies.tasks('demo', 'second', 45)
    await webhookPolicies.jobs('demo', 'second', { status: ['Running', 'Pending'] })
    const page = 'sort=-id&page_size=100'
    expect(asked.filter((request) => request !== list)).toEqual([
      'DELETE /projects/demo/webhook/policies/2',
      `GET /projects/demo/webhook/policies/2/executions?${page}`,
      'GET /projects/demo/webhook/policies/2/executions/45/tasks?sort=id&page=1&page_size=100',
      `GET /projects/demo/webhook/jobs?status=Running,Pending&policy_id=2&${page}`,
    ])
  })

  test('finds the log of a task', async () => {
    const log = findExchange(recording, 'GetLogsOfWebhookTask', 'the log')
    const { harbor, asked } = scripted(all, log)
    expect(await harbor.webhookPolicies.log('demo', 'second', 45, 66)).toBe(log.response.body)
    expect(asked[1]).toBe('GET /projects/demo/webhook/policies/2/executions/45/tasks/66/log')
  })

  test('of digits is a name', async () => {
    const { harbor } = scripted(all)
    await expect(harbor.webhookPolicies.delete('demo', '2')).rejects.toBeInstanceOf(NotFoundError)
  })

  test('exists or does not, for one list', async () => {
    const { harbor, asked } = scripted(all, all)
    expect(await harbor.webhookPolicies.exists('demo', 'ci-hook')).toBe(true)
    expect(await harbor.webhookPolicies.exists('demo', 'ci')).toBe(false)
    expect(asked).toEqual([list, list])
  })
})

test('a policy by id exists or does not', async () => {
  const missing = findExchange(recording, 'GetWebhookPolicyOfProject', '404')
  expect(await scripted(one).harbor.webhookPolicies.exists('demo', 1)).toBe(true)
  expect(await scripted(missing).harbor.webhookPolicies.exists('demo', 99999)).toBe(false)
  const forbidden = findExchange(recording, 'ListWebhookPoliciesOfProject', '403')
  await expect(scripted(forbidden).harbor.webhookPolicies.exists('demo', 1)).rejects.toMatchObject({
    status: 403,
  })
})

describe('update', () => {
  const { name, description, enabled, event_types, targets, creation_time } = policy
  const whole = { name, description, enabled, event_types, targets, creation_time }

  test.each<[string, string | number, typeof all, string]>([
    ['by id', 1, one, 'GET /projects/demo/webhook/policies/1'],
    ['by name', 'ci-hook', all, list],
  ])('sends back the whole policy with the changes, %s', async (_, reference, read, question) => {
    const { harbor, asked } = scripted(read, success)
    await harbor.webhookPolicies.update('demo', reference, { enabled: false, description: undefined })
    expect(asked[0]).toBe(question)
    const put = /^PUT \/projects\/demo\/webhook\/policies\/1 (.*)$/.exec(asked[1] ?? '')?.[1]
    expect(JSON.parse(put ?? '')).toEqual({ ...whole, enabled: false })
  })

  test('does not read a policy that is given', async () => {
    const { harbor, asked } = scripted(success)
    await harbor.webhookPolicies.update('demo', policy, { name: 'other' })
    const body = JSON.stringify({ ...whole, name: 'other' })
    expect(asked).toEqual([`PUT /projects/demo/webhook/policies/1 ${body}`])
    expect(policy.name).toBe('ci-hook')
  })

  test.each<[string, unknown]>([
    ['event_types', { event_types: [] }],
    ['targets', { targets: [] }],
    ['name', { name: '' }],
    ['body', undefined],
  ])('refuses %s before it reads the policy: %o', async (argument, changes) => {
    const { harbor, asked } = scripted()
    const call = harbor.webhookPolicies.update('demo', 1, changes as UpdateWebhookPolicyBody)
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })
})

const secret = 'Bearer s3cr3t-of-the-hook'
const good: CreateWebhookPolicyBody = {
  name: 'hook',
  enabled: true,
  event_types: ['PUSH_ARTIFACT'],
  targets: [{ type: 'http', address: 'https://hooks.example.com', auth_header: secret }],
}

describe('create', () => {
  test.each<[string, object]>([
    ['name', { name: undefined }],
    ['name', { name: '' }],
    ['enabled', { enabled: undefined }],
    ['event_types', { event_types: undefined }],
    ['event_types', { event_types: 'PUSH_ARTIFACT' }],
    ['targets', { targets: undefined }],
    ['targets', { targets: good.targets[0] }],
  ])('refuses without a request a %s: %o', async (argument, wrong) => {
    const { harbor, asked } = scripted()
    const call = harbor.webhookPolicies.create('demo', { ...good, ...wrong } as CreateWebhookPolicyBody)
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })
})

describe('an auth_header', () => {
  const echo = JSON.stringify({ ...policy, targets: good.targets })
  const json = { 'content-type': 'application/json' }
  const answers: readonly [string, () => Response | Promise<Response>][] = [
    [
      'a page that repeats it',
      () => new Response(echo, { status: 502, headers: { 'content-type': 'text/html' } }),
    ],
    [
      'a text that repeats it',
      () => new Response(echo, { status: 400, headers: { 'content-type': 'text/plain' } }),
    ],
    ['JSON that is not an error of Harbor', () => new Response(echo, { status: 500, headers: json })],
    [
      'an error of Harbor that repeats it',
      () => Response.json({ errors: [{ code: 'BAD_REQUEST', message: echo }] }, { status: 400 }),
    ],
    ['no connection', () => Promise.reject(new TypeError('fetch failed'))],
  ]

  test.each(answers)('that is sent shows in no error and no line of a log after %s', async (_, answer) => {
    const { harbor, lines } = logging(answer)
    const { webhookPolicies } = harbor
    await expectNoSecret(webhookPolicies.create('demo', good))
    await expectNoSecret(webhookPolicies.update('demo', policy, { targets: good.targets }))
    expect(lines).toHaveLength(2)
    expect(inspect(lines, { depth: 9 })).not.toContain('s3cr3t')
  })

  test.each<[string, string, Record<string, string>]>([
    ['cut off', echo.slice(0, -9), json],
    ['labelled as a text', echo, { 'content-type': 'text/plain' }],
    ['labelled as a page', echo, { 'content-type': 'text/html' }],
  ])('that is read shows in no error where the answer is %s', async (_, body, headers) => {
    const { harbor, lines } = logging(() => new Response(body, { headers }))
    await expectNoSecret(harbor.webhookPolicies.get('demo', 1))
    await expectNoSecret(harbor.webhookPolicies.list('demo'))
    await expectNoSecret(harbor.webhookPolicies.list('demo').all())
    expect(inspect(lines, { depth: 9 })).not.toContain('s3cr3t')
  })
})

function logging(answer: () => Response | Promise<Response>): { harbor: Harbor; lines: unknown[] } {
  const lines: unknown[] = []
  const log = (...line: unknown[]) => void lines.push(line)
  const logger = { debug: log, warn: log }
  const fetch = async () => answer()
  return { harbor: new Harbor({ url: 'https://harbor.example.com', retry: 0, logger, fetch }), lines }
}

async function expectNoSecret(call: PromiseLike<unknown>): Promise<void> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(HarborError)
  expect(`${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)}`).not.toContain('s3cr3t')
}
