import { expectTypeOf, test } from 'vitest'
import type { Harbor, RobotGrant } from '../../src/index'
import { access } from '../../src/index'

declare const harbor: Harbor

test('what a robot may do is known to the compiler, without as const', () => {
  const permissions = [access.project('demo').can('repository', 'pull', 'push').can('tag', 'list')]
  void harbor.robots.create({ name: 'ci', level: 'project', duration: 30, permissions })
  const system = [access.system().can('robot', 'list'), access.project('*').can('artifact', 'read')]
  void harbor.robots.create({ name: 'ci', level: 'system', duration: 30, permissions: system })
  expectTypeOf(access.system().can('catalog', 'read')).toExtend<RobotGrant>()
  // @ts-expect-error no such resource in a project
  access.project('demo').can('registry', 'read')
  // @ts-expect-error no such action on it
  access.project('demo').can('repository', 'pull', 'write')
  // @ts-expect-error no such resource outside of projects
  access.system().can('repository', 'pull')
  // @ts-expect-error no action
  access.project('demo').can('repository')
  // @ts-expect-error nothing that it may do yet
  void harbor.robots.update('robot$ci', { permissions: [access.project('demo')] })
})

test('what Harbor ignores when a robot is made does not compile', () => {
  const permissions = [access.project('demo').can('repository', 'pull')]
  const base = { name: 'ci', level: 'project' as const, duration: 30, permissions }
  // @ts-expect-error the secret is Harbor's, until it is set
  void harbor.robots.create({ ...base, secret: 'Chosen12345' })
  // @ts-expect-error it can be disabled when it is there
  void harbor.robots.create({ ...base, disable: true })
})
