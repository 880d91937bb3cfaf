import { describe, expect, test } from 'vitest'
import { replicatedArtifacts } from '../../../src/webhooks'
import { eventOf } from '../event-of'
import { bodyOf } from '../recorded'
import { withMembers } from '../with-members'

const read = (body: string) => replicatedArtifacts(eventOf('REPLICATION', body))

const here = { registry: undefined, endpoint: 'http://127.0.0.1:28080' }
const there = { registry: 'dr-site', endpoint: 'http://127.0.0.1:18080' }

describe('replicatedArtifacts', () => {
  test('puts the swapped namespaces of a push back', () => {
    expect(read(bodyOf('replication.push-success-2'))).toEqual([
      {
        direction: 'push',
        succeeded: true,
        repository: 'acme-web/rep-src/deep/two',
        reference: '1.4.2',
        source: { ...here, namespace: 'acme-web' },
        destination: { ...there, namespace: 'replica-1' },
      },
    ])
  })

  test('leaves the namespaces of a pull where they are', () => {
    expect(read(bodyOf('replication.pull-success-2'))).toEqual([
      {
        direction: 'pull',
        succeeded: true,
        repository: 'acme-web-dst/rep-src/deep/two',
        reference: '1.4.2',
        source: { ...there, namespace: 'replica-1' },
        destination: { ...here, namespace: 'acme-web-dst' },
      },
    ])
  })

  test('gives one entry for each tag, and a digest where there is none', () => {
    const references = (name: string) => read(bodyOf(name)).map(({ reference }) => reference)
    expect(references('replication.push-several-8')).toEqual(['other', 'stable', '1.4.2'])
    expect(references('replication.stopped-4')).toEqual(['1.4.2', expect.stringMatching(/^sha256:/)])
  })

  test('tells what failed', () => {
    expect(read(bodyOf('replication.push-failed-2'))).toMatchObject([
      { repository: 'acme-web/rep-src-f1', reference: 'v2', succeeded: false },
      { repository: 'acme-web/rep-src-f1', reference: '1.4.2', succeeded: false },
    ])
  })

  test.each(['replication.push-success-1', 'replication.stopped-6'])('is empty for %s', (name) => {
    expect(read(bodyOf(name))).toEqual([])
  })

  test('names the repository alone where an older Harbor gives a display text', () => {
    const body = withMembers(bodyOf('replication.pull-success-2'), {
      'event_data.replication.successful_artifact.0.references': undefined,
    })
    expect(read(body)).toMatchObject([{ repository: 'acme-web-dst/rep-src/deep/two', reference: undefined }])
  })

  test('reads a pull from a registry without namespaces', () => {
    const body = withMembers(bodyOf('replication.pull-success-2'), {
      'event_data.replication.src_resource.namespace': undefined,
    })
    expect(read(body)).toMatchObject([
      { repository: 'acme-web-dst/rep-src/deep/two', source: { namespace: undefined } },
    ])
  })
})
