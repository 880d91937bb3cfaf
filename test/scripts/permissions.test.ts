import { describe, expect, test } from 'vitest'
import { needs } from '../../scripts/needs'
import { toNeeds, toPermissions } from '../../scripts/permissions'
import type { Swagger } from '../../scripts/swagger'
import { description } from './description'

describe('what an operation takes', () => {
  const written = toNeeds(withOperations(Object.keys(needs)))

  test.each([
    ['a role, and the pair of a robot', 'deleteArtifact', 'maintainer artifact:delete'],
    ['a role, or a public project', 'getArtifact', 'limitedGuest+ artifact:read'],
    ['one of two pairs, by the body', 'scanArtifact', 'maintainer scan:create sbom:create'],
    ['an administrator, and a pair of the system', 'startReplication', 'admin replication:create'],
    ['an administrator, and no robot', 'updateConfigurations', 'admin -'],
    ['a pair that no role has, in a project', 'listProjectMetadatas', 'admin project/metadata:list'],
    ['one or the other', 'CreateLabel', 'maintainer/admin label:create'],
    ['a pair that no robot can hold', 'RefreshSec', 'projectAdmin/admin -'],
    ['a user, whatever a robot may do', 'exportScanData', 'developer -'],
    ['the user it is about', 'getUser', 'self user:read'],
    ['whoever is logged in', 'searchUsers', 'user'],
    ['nothing', 'listProjects', 'anyone'],
    ['Harbor itself', 'getInternalconfig', 'service -'],
  ])('is %s', (_, id, expected) => {
    expect(written.get(id)).toBe(expected)
  })

  test('must be known of every operation, and of no other', () => {
    expect(() => toNeeds(withOperations([...Object.keys(needs), 'listNovelties']))).toThrow(
      'says nothing of listNovelties',
    )
    expect(() => toNeeds(withOperations(Object.keys(needs).slice(1)))).toThrow('which is gone')
  })

  test('is written as values and types for robots', () => {
    expect(toPermissions()).toContain("  'replication-adapter': 'list',\n")
    expect(toPermissions()).toContain("  'replication-adapter': 'list'\n")
    expect(toPermissions()).toContain("  'tag': 'create' | 'delete' | 'list'\n")
  })
})

function withOperations(ids: readonly string[]): Swagger {
  const paths = ids.map((id) => [`/${id}`, { get: { operationId: id, responses: {} } }])
  return description({ paths: Object.fromEntries(paths) })
}
