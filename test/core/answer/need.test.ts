import { describe, expect, test } from 'vitest'
import { describeNeed } from '../../../src/core/answer/need'
import { operations } from '../../generated/operation-table'

describe('what an operation takes', () => {
  test.each([
    ['deleteArtifact', 'maintainer, or as a robot artifact:delete'],
    ['getArtifact', 'limited guest (nothing where the project is public), or as a robot artifact:read'],
    ['scanArtifact', 'maintainer, or as a robot scan:create or sbom:create'],
    ['deleteProject', 'project admin, or as a robot project:delete'],
    ['CreateLabel', 'maintainer in a project, system administrator outside, or as a robot label:create'],
    ['startReplication', 'system administrator, or as a robot replication:create'],
    ['listProjectMetadatas', 'system administrator, or as a robot metadata:list'],
    ['updateConfigurations', 'system administrator; no robot can do it'],
    ['getUser', 'the user it is about, system administrator, or as a robot user:read'],
    ['createProject', 'any user, unless only administrators may make projects, or as a robot project:create'],
    ['exportScanData', 'developer; no robot can do it'],
    ['searchUsers', 'any user or robot'],
    ['getCurrentUserInfo', 'any user; no robot can do it'],
    ['listAuditLogs', 'any user, or as a robot audit-log:list'],
    ['getPing', 'none'],
  ] as const)('of %s is said in words', (id, words) => {
    expect(describeNeed(operations[id].need)).toBe(words)
  })

  test.each([
    ['deleteArtifact', true],
    ['listProjects', false],
    ['startReplication', false],
  ] as const)('of %s may be that there is a project: %s', (id, expected) => {
    expect(operations[id].ofProject).toBe(expected)
  })
})
