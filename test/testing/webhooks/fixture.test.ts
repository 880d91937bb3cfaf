import { describe, expect, test } from 'vitest'
import { InvalidArgumentError } from '../../../src'
import { webhookFixture } from '../../../src/testing'
import {
  deletedArtifacts,
  imageReference,
  parseWebhook,
  replicatedArtifacts,
  scanSummary,
  type WebhookEventType,
  webhookSchemas,
} from '../../../src/webhooks'
import { eventOf } from '../../webhooks/event-of'
import { bodyOf, recorded } from '../../webhooks/recorded'

const types = Object.keys(webhookSchemas) as WebhookEventType[]
const cloudEventTypes = types.filter((type) => !type.endsWith('CHART'))

/** The path of every member, once: `event_data.resources.*.tag`. */
function pathsOf(value: unknown): string[] {
  const walk = (at: unknown, path: string): string[] => {
    if (typeof at !== 'object' || at === null) return [path]
    const name = (key: string) => (Array.isArray(at) ? '*' : key)
    return Object.entries(at).flatMap(([key, member]) =>
      walk(member, path === '' ? key : `${path}.${name(key)}`),
    )
  }
  return [...new Set(walk(value, ''))]
}

/** What all recorded events of a type have in common. */
function commonPaths(type: WebhookEventType): string[] {
  const bodies = recorded('Default').filter(({ event }) => event === type)
  const paths = bodies.map(({ request }) => new Set(pathsOf(JSON.parse(request.body))))
  const [first = new Set<string>(), ...others] = paths
  return [...first].filter((path) => others.every((other) => other.has(path)))
}

describe('webhookFixture', () => {
  test.each(types)('%s is an event in the Default format', (type) => {
    expect(parseWebhook(webhookFixture(type, {}, 'Default'))).toMatchObject({
      known: true,
      type,
      operator: 'admin',
    })
  })

  test.each(cloudEventTypes)(
    '%s is the same event in the CloudEvents format, which is the default',
    (type) => {
      const { cloudEvent, ...event } = parseWebhook(webhookFixture(type))
      const { cloudEvent: none, ...expected } = parseWebhook(webhookFixture(type, {}, 'Default'))
      expect(event).toEqual(expected)
      expect([none, cloudEvent?.id]).toEqual([undefined, expect.stringMatching(/^[0-9a-f-]{36}$/)])
    },
  )

  test.each(cloudEventTypes)('%s has what every recorded one has', (type) => {
    const paths = pathsOf(JSON.parse(webhookFixture(type, {}, 'Default')))
    expect(paths).toEqual(expect.arrayContaining(commonPaths(type)))
  })

  test('has the members of a recorded push in their order, in both formats', () => {
    for (const format of ['Default', 'CloudEvents'] as const) {
      const fixture = JSON.parse(webhookFixture('PUSH_ARTIFACT', {}, format))
      expect(pathsOf(fixture)).toEqual(pathsOf(JSON.parse(bodyOf('push-artifact.image-tag', format))))
    }
  })

  test.each(cloudEventTypes)('%s can be read by every reader', (type) => {
    const event = parseWebhook(webhookFixture(type))
    if (!event.known) throw new Error(event.type)
    if (event.type === 'REPLICATION') {
      expect(replicatedArtifacts(event)).toMatchObject([
        { direction: 'push', repository: 'demo/app', reference: 'v1', source: { namespace: 'demo' } },
      ])
    }
    if (event.type === 'TAG_RETENTION')
      expect(deletedArtifacts(event)).toMatchObject([{ repository: 'demo/app', tag: 'v1' }])
    if (event.type === 'PULL_ARTIFACT' || event.type === 'SCANNING_FAILED') {
      expect(imageReference(event).pinned).toMatch(/^harbor\.example\.com\/demo\/app@sha256:[0-9a-f]{64}$/)
    }
    if (event.type === 'SCANNING_COMPLETED') expect(scanSummary(event)?.vulnerabilities?.total).toBe(2)
    if (event.type === 'SCANNING_STOPPED') expect(scanSummary(event)?.vulnerabilities).toBeUndefined()
  })

  test('overrides a member and lets those that have to agree follow', () => {
    const body = webhookFixture('PUSH_ARTIFACT', {
      operator: 'robot$demo+ci',
      event_data: { repository: { repo_full_name: 'shop/team/api' }, resources: [{ tag: 'v2' }] },
    })
    const event = eventOf('PUSH_ARTIFACT', body)
    expect(event).toMatchObject({
      operator: 'robot$demo+ci',
      event_data: {
        resources: [{ tag: 'v2', resource_url: 'harbor.example.com/shop/team/api:v2' }],
        repository: {
          name: 'team/api',
          namespace: 'shop',
          repo_full_name: 'shop/team/api',
          repo_type: 'private',
        },
      },
    })
    expect(imageReference(event)).toMatchObject({ host: 'harbor.example.com', tag: 'v2' })
  })

  test('takes a member away, and gives an untagged image its digest', () => {
    const untagged = { event_data: { resources: [{ tag: undefined }] } }
    const scan = JSON.parse(webhookFixture('SCANNING_COMPLETED', untagged, 'Default'))
    expect(scan.event_data.resources[0]).not.toHaveProperty('tag')
    const digest = `sha256:${'a'.repeat(64)}`
    const push = webhookFixture('PUSH_ARTIFACT', { event_data: { resources: [{ digest, tag: digest }] } })
    expect(JSON.parse(push).data.resources).toEqual([
      { digest, tag: digest, resource_url: `harbor.example.com/demo/app@${digest}` },
    ])
  })

  test('completes each item of a list', () => {
    const body = webhookFixture('REPLICATION', {
      event_data: { replication: { successful_artifact: [{ references: ['v1', 'v2'] }] } },
    })
    expect(replicatedArtifacts(eventOf('REPLICATION', body)).map(({ reference }) => reference)).toEqual([
      'v1',
      'v2',
    ])
    const two = webhookFixture('UPLOAD_CHART', { event_data: { resources: [{ tag: '1' }, { tag: '2' }] } })
    expect(eventOf('UPLOAD_CHART', two).event_data.resources).toHaveLength(2)
  })

  test('overrides the envelope of a CloudEvent, and only there', () => {
    const cloudEvent = {
      id: 'f4b7dca0-6b25-4c0c-9f1b-2f2f5d5b0a11',
      source: '/projects/9/webhook/policies/9',
    }
    expect(JSON.parse(webhookFixture('QUOTA_EXCEED', { cloudEvent }))).toMatchObject(cloudEvent)
    expect(JSON.parse(webhookFixture('QUOTA_EXCEED', { cloudEvent }, 'Default'))).not.toHaveProperty(
      'cloudEvent',
    )
  })

  test('escapes as Go does', () => {
    const body = webhookFixture('PUSH_ARTIFACT', { operator: '<dev>&ops\u2028' })
    expect(body).toContain('\\u003cdev\\u003e\\u0026ops\\u2028')
    expect(parseWebhook(body).operator).toBe('<dev>&ops\u2028')
  })

  test('refuses a CloudEvent about a chart', () => {
    expect(() => webhookFixture('UPLOAD_CHART', {}, 'CloudEvents')).toThrow(
      expect.objectContaining({ name: 'InvalidArgumentError', argument: 'format' }),
    )
  })
})

test('refuses a type and a format that Harbor does not have', () => {
  const build = webhookFixture as (type: string, overrides?: object, format?: string) => string
  expect(() => build('PUSH_ARTEFACT')).toThrow(InvalidArgumentError)
  expect(() => build('PUSH_ARTEFACT')).toThrow(/Harbor sends no 'PUSH_ARTEFACT'/)
  expect(() => build('PUSH_ARTIFACT', {}, 'default')).toThrow(/'default' is none/)
})
