import { describe, expect, test } from 'vitest'
import { deletedArtifacts } from '../../../src/webhooks'
import { eventOf } from '../event-of'
import { bodyOf } from '../recorded'

describe('deletedArtifacts', () => {
  test('gives the tags and digests that a retention names, with the project', () => {
    expect(deletedArtifacts(eventOf('TAG_RETENTION', bodyOf('tag-retention.run')))).toEqual([
      {
        repository: 'acme-web/ret',
        tag: undefined,
        digest: 'sha256:063eb8fa6bb8c9494684bb317ecae552e9e16f504039bc5a733494416540476c',
      },
      { repository: 'acme-web/ret', tag: 'r-3', digest: undefined },
      { repository: 'acme-web/ret', tag: 'r-2', digest: undefined },
    ])
  })

  test('gives the one artifact of a deletion', () => {
    const [deleted, ...others] = deletedArtifacts(
      eventOf('DELETE_ARTIFACT', bodyOf('delete-artifact.by-robot')),
    )
    expect(deleted).toMatchObject({ repository: 'acme-web/victims', tag: 'urobot' })
    expect(deleted?.digest).toMatch(/^sha256:/)
    expect(others).toEqual([])
  })

  test('knows that the tag of an untagged artifact is its digest', () => {
    const [deleted] = deletedArtifacts(eventOf('DELETE_ARTIFACT', bodyOf('delete-artifact.untagged')))
    expect(deleted).toMatchObject({ tag: undefined, digest: expect.stringMatching(/^sha256:17e12d/) })
  })
})
