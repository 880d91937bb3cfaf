import { describe, expect, test } from 'vitest'
import { imageReference } from '../../../src/webhooks'
import { caught } from '../caught'
import { eventOf } from '../event-of'
import { bodyOf, recorded } from '../recorded'
import { withMembers } from '../with-members'

const digest = 'sha256:f7286fff90e986d50476a2ae22a99f8a7ee1b7bd92f8b91fc2834ee47d447dc5'

describe('imageReference', () => {
  test('gives the parts of a pushed image, and pins it', () => {
    expect(imageReference(eventOf('PUSH_ARTIFACT', bodyOf('push-artifact.image-tag')))).toEqual({
      host: '127.0.0.1:28080',
      repository: 'acme-web/app',
      tag: '1.4.2',
      digest,
      pinned: `127.0.0.1:28080/acme-web/app@${digest}`,
    })
  })

  test('knows that the tag of an untagged push is its digest', () => {
    const image = imageReference(eventOf('PUSH_ARTIFACT', bodyOf('push-artifact.image-digest')))
    expect(image.tag).toBeUndefined()
    expect(image.pinned).toBe(`127.0.0.1:28080/acme-web/app@${image.digest}`)
  })

  test('knows that an untagged scan has no tag, or an empty one', () => {
    const body = bodyOf('scanning-completed.by-digest-untagged')
    for (const text of [body, withMembers(body, { 'event_data.resources.0.tag': '' })]) {
      const image = imageReference(eventOf('SCANNING_COMPLETED', text))
      expect(image.tag).toBeUndefined()
      expect(image.pinned).toBe(`127.0.0.1:28080/acme-web/scan-target@${image.digest}`)
    }
  })

  test('keeps the slashes of a nested repository', () => {
    const image = imageReference(eventOf('PULL_ARTIFACT', bodyOf('pull-artifact.nested-repository')))
    expect(image).toMatchObject({ host: '127.0.0.1:28080', repository: 'acme-web/team/backend/api' })
  })

  test('takes no part of the host for the repository', () => {
    const body = withMembers(bodyOf('push-artifact.image-tag'), {
      'event_data.resources.0.resource_url': 'demo/demo/app/demo/app:v1',
      'event_data.repository.repo_full_name': 'demo/app',
    })
    expect(imageReference(eventOf('PUSH_ARTIFACT', body)).pinned).toBe(`demo/demo/app/demo/app@${digest}`)
  })

  test('refuses an event without a resource', () => {
    const event = eventOf(
      'PUSH_ARTIFACT',
      withMembers(bodyOf('push-artifact.image-tag'), { 'event_data.resources': [] }),
    )
    expect(caught(() => imageReference(event))).toMatchObject({
      code: 'invalid-payload',
      path: 'event_data.resources[0]',
    })
  })

  test('refuses an address of another repository: what it pinned could not be pulled', () => {
    const url = { 'event_data.resources.0.resource_url': 'harbor.example.com/demo/other:v1' }
    const event = eventOf('PUSH_ARTIFACT', withMembers(bodyOf('push-artifact.image-tag'), url))
    expect(caught(() => imageReference(event))).toMatchObject({
      path: 'event_data.resources[0].resource_url',
      message: 'event_data.resources[0].resource_url is string, not an address of acme-web/app.',
    })
  })

  test.each(recorded('CloudEvents').filter(({ event }) => /ARTIFACT|SCANNING/.test(event)))(
    'pins $name to what its resource_url names',
    ({ event: type, request }) => {
      const image = imageReference(eventOf(type as ReadableType, request.body))
      const { resource_url } = JSON.parse(request.body).data.resources[0]
      expect([`${image.host}/${image.repository}:${image.tag}`, image.pinned]).toContain(resource_url)
      expect(image.pinned).toMatch(/^127\.0\.0\.1:28080\/acme-[a-z]+\/[^:@]+@sha256:[0-9a-f]{64}$/)
    },
  )
})

type ReadableType = Parameters<typeof imageReference>[0]['type']
