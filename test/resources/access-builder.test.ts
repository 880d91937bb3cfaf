import { describe, expect, test } from 'vitest'
import { robotActions } from '../../scripts/roles'
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

describe('what Harbor does not know', () => {
  test.each<[string, 'project' | 'system', string[], string, RegExp]>([
    ['a resource', 'project', ['repositry', 'pull'], 'resource', /'repositry'.*accessory, artifact, .*sbom/],
    ['a resource of the other level', 'project', ['registry', 'list'], 'resource', /'registry'/],
    ['what every object has', 'system', ['constructor', 'read'], 'resource', /'constructor'/],
    [
      'an action',
      'project',
      ['repository', 'pull', 'pusch'],
      'actions',
      /delete, list, pull, push, .* for repository, not 'pusch'\.$/,
    ],
    [
      'an action of another resource',
      'system',
      ['catalog', 'list'],
      'actions',
      /at least one of read for catalog, not 'list'\.$/,
    ],
    ['a part of an action', 'project', ['repository', 'pu'], 'actions', /'pu'/],
    ['several in one string', 'project', ['artifact', 'list read'], 'actions', /'list read'/],
    ['a number', 'project', ['artifact', 7 as never], 'actions', /'7'/],
  ])('is refused: %s', (_, level, given, argument, message) => {
    const draft: object = level === 'project' ? access.project('demo') : access.system()
    const make = () => Reflect.apply(Reflect.get(draft, 'can'), draft, given)
    expect(make).toThrow(InvalidArgumentError)
    expect(make).toThrow(expect.objectContaining({ argument, message: expect.stringMatching(message) }))
  })

  test('and what it knows is not', () => {
    for (const [level, draft] of [
      ['project', access.project('demo')],
      ['system', access.system()],
    ] as const) {
      for (const [resource, actions] of Object.entries(robotActions[level])) {
        const grant = Reflect.apply(draft.can, draft, [resource, ...actions.split(' ')])
        expect(grant.access).toHaveLength(actions.split(' ').length)
      }
    }
  })
})

test('refuses what is no name of a project, and nothing to do', () => {
  expect(() => access.project('')).toThrow(InvalidArgumentError)
  expect(() => Reflect.apply(access.project, access, [7])).toThrow(/name of a project/)
  const { can } = access.project('demo')
  expect(() => Reflect.apply(can, undefined, ['repository'])).toThrow(/at least one/)
})
