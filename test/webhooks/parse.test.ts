import { describe, expect, test } from 'vitest'
import { parseWebhook, type WebhookEvent, webhookSchemas } from '../../src/webhooks'
import { caught } from './caught'
import { bodyOf, deliveries, recorded } from './recorded'
import { withMembers } from './with-members'

describe('parseWebhook on every recorded delivery', () => {
  test('there are as many of each format, and all ten types', () => {
    const [first, ...others] = (['Default', 'CloudEvents', 'slack'] as const).map(recorded)
    expect(first?.length).toBeGreaterThan(0)
    for (const other of others) expect(other).toHaveLength(first?.length ?? 0)
    expect(new Set(deliveries.map(({ event }) => event)).size).toBe(10)
  })

  test.each(recorded('Default'))('$name in the Default format loses no member', ({ event, request }) => {
    const { known, ...rest } = parseWebhook(request.body)
    expect(known).toBe(true)
    expect(rest.type).toBe(event)
    // The text itself, the order of the members included; Go escapes three characters more.
    expect(JSON.stringify(rest)).toBe(unescapeGo(request.body))
  })

  test.each(recorded('CloudEvents'))(
    '$name in the CloudEvents format loses no member',
    ({ name, event, request }) => {
      const parsed = parseWebhook(request.body)
      expect(parsed.type).toBe(event)
      expect(JSON.stringify(parsed.cloudEvent)).toBe(unescapeGo(request.body))
      const { cloudEvent, ...normalised } = parsed
      const { cloudEvent: none, ...asDefault } = parseWebhook(bodyOf(name))
      expect(none).toBeUndefined()
      expect(normalised).toEqual(asDefault)
    },
  )

  test.each(recorded('slack'))(
    '$name as a Slack message is an error that names the target type',
    ({ request }) => {
      const error = caught(() => parseWebhook(request.body))
      expect(error.code).toBe('slack-format')
      expect(error.message).toContain("'http'")
    },
  )

  test.each(recorded('Default'))('$name fits the exported schema of its type', async ({ event, request }) => {
    const payload: unknown = JSON.parse(request.body)
    const schema = webhookSchemas[event as keyof typeof webhookSchemas]
    expect(await schema['~standard'].validate(payload)).toEqual({ value: payload })
  })

  test('a switch over the type narrows to each event, and the compiler knows when one is missing', () => {
    const about = (event: WebhookEvent): string => {
      switch (event.type) {
        case 'PUSH_ARTIFACT':
        case 'PULL_ARTIFACT':
        case 'DELETE_ARTIFACT':
          return event.event_data.resources.map(({ resource_url }) => resource_url).join()
        case 'SCANNING_COMPLETED':
        case 'SCANNING_FAILED':
        case 'SCANNING_STOPPED':
          return `${event.event_data.scan?.scan_type} of ${event.event_data.repository.repo_full_name}`
        case 'QUOTA_EXCEED':
        case 'QUOTA_WARNING':
          return event.event_data.custom_attributes.Details
        case 'REPLICATION':
          return `${event.event_data.replication.execution_id} ${event.event_data.replication.job_status}`
        case 'TAG_RETENTION':
          return event.event_data.retention.deleted_artifact.map(({ name_tag }) => name_tag).join()
        case 'UPLOAD_CHART':
        case 'DOWNLOAD_CHART':
        case 'DELETE_CHART':
          return event.event_data.resources.map(({ tag }) => tag).join()
        default:
          return event satisfies never
      }
    }
    for (const { request } of [...recorded('Default'), ...recorded('CloudEvents')]) {
      const event = parseWebhook(request.body)
      expect(event.known && about(event)).toMatch(/^(?!.*undefined).+/)
    }
  })
})

describe('parseWebhook', () => {
  const push = bodyOf('push-artifact.image-tag')
  const cloudPush = bodyOf('push-artifact.image-tag', 'CloudEvents')

  test('reads an event of an older Harbor', () => {
    const body =
      '{"type":"PUSH_ARTIFACT","occur_at":1655810585,"operator":"admin","event_data":{"resources":[{"digest":"sha256:706446e9c6667c0880d5da3f39c09a6c7d2114f5a5d6b74a2fafd24ae30d2078","tag":"1.14","resource_url":"192.168.4.207/base-images/nginx:1.14"}],"repository":{"date_created":1655352035,"name":"nginx","namespace":"base-images","repo_full_name":"base-images/nginx","repo_type":"private"}}}'
    expect(parseWebhook(body)).toMatchObject({ known: true, ...JSON.parse(body) })
  })

  test.each([
    [
      'an untagged scan of Harbor before 2.11, with an empty tag and no kind of scan',
      'scanning-completed.by-digest-untagged',
      { 'event_data.resources.0.tag': '', 'event_data.scan': undefined },
    ],
    [
      'a scan without an overview',
      'scanning-completed.clean',
      { 'event_data.resources.0.scan_overview': undefined },
    ],
    [
      'an SBOM whose scanner did not name itself',
      'scanning-completed.sbom',
      { 'event_data.resources.0.sbom_overview.scanner': null },
    ],
    [
      'a quota warning for a manifest put by its digest',
      'quota-warning.near-limit',
      { 'event_data.resources.0.tag': undefined },
    ],
    [
      'a push into a repository that is gone',
      'push-artifact.image-tag',
      { 'event_data.repository.date_created': undefined },
    ],
    [
      'a replication of an older Harbor, from a registry without credentials and namespaces',
      'replication.pull-success-2',
      {
        'event_data.replication.authentication_type': undefined,
        'event_data.replication.description': undefined,
        'event_data.replication.policy_creator': undefined,
        'event_data.replication.execution_id': undefined,
        'event_data.replication.task_id': undefined,
        'event_data.replication.src_resource.namespace': undefined,
        'event_data.replication.successful_artifact.0.references': undefined,
      },
    ],
    [
      'a retention whose rules have been removed since',
      'tag-retention.run',
      { 'event_data.retention.retention_rule': undefined },
    ],
    [
      'a retention whose rule has neither parameters nor selectors',
      'tag-retention.run',
      {
        'event_data.retention.retention_rule': [{ template: 'always' }],
        'event_data.retention.deleted_artifact.0.references': undefined,
      },
    ],
  ])('reads %s', (_what, name, members) => {
    const body = withMembers(bodyOf(name), members)
    expect(parseWebhook(body)).toEqual({ ...JSON.parse(body), known: true, cloudEvent: undefined })
  })

  // goharbor/harbor v2.7.0, src/controller/event/handler/webhook/chart/chart.go
  test.each(['UPLOAD_CHART', 'DOWNLOAD_CHART', 'DELETE_CHART'])('reads %s', (type) => {
    const payload = {
      type,
      occur_at: 1655810585,
      operator: 'admin',
      event_data: {
        resources: [
          { tag: '1.0.0', resource_url: 'https://harbor.example.com/chartrepo/demo/charts/shop-1.0.0.tgz' },
        ],
        repository: { name: 'shop', namespace: 'demo', repo_full_name: 'demo/shop', repo_type: 'private' },
      },
    }
    expect(parseWebhook(JSON.stringify(payload))).toEqual({ ...payload, known: true, cloudEvent: undefined })
  })

  test.each([
    ['a text', push],
    ['bytes', new TextEncoder().encode(push)],
    ['a buffer', new TextEncoder().encode(push).buffer],
    ['a part of a buffer', Buffer.from(`..${push}`).subarray(2)],
    ['bytes with a byte order mark', Buffer.from(`\uFEFF${push}`)],
    ['an object', JSON.parse(push)],
  ])('takes %s', (_what, body) => {
    expect(parseWebhook(body)).toEqual(parseWebhook(push))
  })

  test('does not change an object that it is given', () => {
    const body = JSON.parse(push)
    parseWebhook(body)
    expect(body).toEqual(JSON.parse(push))
  })

  test('keeps members that it does not know, however deep', () => {
    const body = withMembers(push, {
      shard: 7,
      'event_data.resources.0.media_type': 'text/plain',
      'event_data.repository.labels': [{ name: 'a' }],
    })
    expect(parseWebhook(body)).toMatchObject(JSON.parse(body))
  })

  test.each([
    ['known', { known: false }],
    ['cloudEvent', { cloudEvent: null }],
  ])('a member of the body named %s does not take the place of ours', (_name, member) => {
    expect(parseWebhook({ ...JSON.parse(push), ...member })).toEqual(parseWebhook(push))
  })

  test('gives an unknown type in the Default format as unknown', () => {
    const body = {
      type: 'TAG_CREATED',
      occur_at: 1,
      operator: 'admin',
      event_data: { tag: 'v1' },
      extra: true,
    }
    expect(parseWebhook(body)).toEqual({ ...body, known: false, cloudEvent: undefined })
  })

  test('gives an unknown type in the CloudEvents format as unknown', () => {
    const body = { ...JSON.parse(cloudPush), type: 'harbor.tag.created' }
    expect(parseWebhook(body)).toEqual({
      known: false,
      type: 'harbor.tag.created',
      occur_at: 1795465031,
      operator: 'admin',
      event_data: body.data,
      cloudEvent: body,
    })
  })

  test.each([
    [{ type: 'TAG_CREATED' }],
    [{ type: 'TAG_CREATED', occur_at: 'now', operator: 7, event_data: null }],
    [{ type: 'toString', specversion: 1, time: 'never', operator: null }],
    [{ type: '__proto__' }],
  ])('finds nothing wrong with the unknown event %j', (body) => {
    expect(parseWebhook(body)).toMatchObject({
      known: false,
      type: body.type,
      occur_at: undefined,
      operator: undefined,
    })
  })

  test.each([
    ['event_data', undefined, 'is missing'],
    ['occur_at', '1795465031', 'is string, not number'],
    ['operator', null, 'is null, not string'],
    ['event_data.resources', {}, 'is object, not array'],
    ['event_data.resources[0].digest', undefined, 'is missing'],
    ['event_data.repository', [], 'is array, not object'],
    ['type', 7, 'is 7, not string'],
  ])('a broken body names the member: %s as %j', (path, value, problem) => {
    const error = caught(() => parseWebhook(withMembers(push, { [dotted(path)]: value })))
    expect(error).toMatchObject({ code: 'invalid-payload', path, outcome: 'not-sent' })
    expect(error.message).toBe(`${path} ${problem}.`)
  })

  test('a name of a member is not repeated in all its length', () => {
    const name = 'a'.repeat(1_000_000)
    const overview = { [name]: null }
    const body = withMembers(bodyOf('scanning-completed.auto-scan'), {
      'event_data.resources.0.scan_overview': overview,
    })
    const { message, path } = caught(() => parseWebhook(body))
    expect(message.length).toBeLessThan(200)
    expect(path).toMatch(/^event_data\.resources\[0\]\.scan_overview\["a{64}"\]$/)
  })

  test('a number that is too large for one is a broken member', () => {
    const body = push.replace(/"occur_at":\d+/, '"occur_at":1e999')
    expect(caught(() => parseWebhook(body)).message).toBe('occur_at is Infinity, not number.')
  })

  test('a schema names the member at fault as other schemas do', async () => {
    const payload = JSON.parse(withMembers(push, { 'event_data.resources.0.digest': 7 }))
    const { issues } = await webhookSchemas.PUSH_ARTIFACT['~standard'].validate(payload)
    expect(issues).toMatchObject([{ path: ['event_data', 'resources', 0, 'digest'] }])
    const other = await webhookSchemas.PULL_ARTIFACT['~standard'].validate(JSON.parse(push))
    expect(other.issues).toMatchObject([{ path: ['type'] }])
  })

  test('a member whose name is no word is written in brackets', () => {
    const type = 'application/vnd.security.vulnerability.report; version=1.1'
    const body = withMembers(bodyOf('scanning-completed.vulnerabilities'), {
      'event_data.resources.0.scan_overview': { [type]: {} },
    })
    expect(caught(() => parseWebhook(body)).path).toBe(
      `event_data.resources[0].scan_overview["${type}"].report_id`,
    )
  })

  test.each([
    ['id', undefined],
    ['time', 'yesterday'],
    ['time', 1795465031],
    ['requestid', 5],
    ['data', undefined],
    ['data.resources[0].tag', undefined],
  ])('a broken CloudEvent names the member as it spells it: %s as %j', (path, value) => {
    const error = caught(() => parseWebhook(withMembers(cloudPush, { [dotted(path)]: value })))
    expect(error).toMatchObject({
      code: 'invalid-payload',
      path,
      message: expect.stringContaining(`${path} is `),
    })
  })

  test.each([
    ['no JSON', '{"type":', 'invalid-json'],
    ['nothing', '', 'invalid-json'],
    ['a form', 'type=PUSH_ARTIFACT', 'invalid-json'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'invalid-json'],
    ['an array', '[]', 'invalid-payload'],
    ['null', 'null', 'invalid-payload'],
    ['a number', '7', 'invalid-payload'],
    ['an object without a type', '{}', 'invalid-payload'],
    ['a Slack message that is valid JSON', '{"blocks":[]}', 'slack-format'],
    ['a Slack message with other spaces', ' { "blocks" : [', 'slack-format'],
  ])('%s is an error', (_what, body, code) => {
    expect(caught(() => parseWebhook(body)).code).toBe(code)
  })
})

/** `a[0].b` as `a.0.b`. */
function dotted(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1')
}

/** `<`, `>` and `&` are the three that Go escapes beyond the need of JSON. */
function unescapeGo(body: string): string {
  return body.replace(/\\u00(3c|3e|26)/g, (escaped) => JSON.parse(`"${escaped}"`))
}
