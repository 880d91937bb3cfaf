import { expect, test } from 'vitest'
import { access, InvalidArgumentError } from '../../src/index'

test('makes what Harbor takes, and nothing else', () => {
  const grant = access.project('demo').can('repository', 'pull', 'push').can('tag', 'list')
  const wire = {
    kind: 'project',
    namespace: 'demo',
    access: [
      { resource: 'repository', action: 'pull' },
      { resource: 'repository', action: 'push' },
      { resource: 'tag', action: 'list' },
    ],
  }
  expect(JSON.parse(JSON.stringify(grant))).toEqual(wire)
  expect({ ...grant }).toEqual(wire)
  expect(JSON.stringify(access.system().can('catalog', 'read'))).toBe(
    '{"kind":"system","namespace":"/","access":[{"resource":"catalog","action":"read"}]}',
  )
})

test('adds to a grant without changing it', () => {
  const pull = access.project('demo').can('repository', 'pull')
  pull.can('repository', 'push')
  expect(pull.access).toEqual([{ resource: 'repository', action: 'pull' }])
})

test('refuses what is no name of a project, and nothing to do', () => {
  expect(() => access.project('')).toThrow(InvalidArgumentError)
  expect(() => Reflect.apply(access.project, access, [7])).toThrow(/name of a project/)
  const { can } = access.project('demo')
  expect(() => Reflect.apply(can, undefined, ['repository'])).toThrow(/at least one/)
})
