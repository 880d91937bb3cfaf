import { expectTypeOf, test } from 'vitest'
import type { Harbor } from '../../src/index'

declare const harbor: Harbor

const permissions = [
  { kind: 'project' as const, namespace: 'demo', access: [{ resource: 'repository', action: 'pull' }] },
]

test('a new robot has its secret', async () => {
  const { secret, name, id } = await harbor.robots.create({
    name: 'ci',
    level: 'project',
    duration: 30,
    permissions,
  })
  expectTypeOf(secret).toEqualTypeOf<string>()
  expectTypeOf(name).toEqualTypeOf<string>()
  expectTypeOf(id).toEqualTypeOf<number>()
})

test('a body may be written as const', () => {
  const body = {
    name: 'ci',
    level: 'project',
    duration: 30,
    permissions: [
      { kind: 'project', namespace: 'demo', access: [{ resource: 'repository', action: 'pull' }] },
    ],
  } as const
  harbor.robots.create(body)
  harbor.robots.update('robot$demo+ci', { permissions: body.permissions })
})

test('what Harbor ignores when it makes a robot cannot be given', () => {
  // @ts-expect-error Harbor makes up the secret
  harbor.robots.create({ name: 'ci', level: 'system', duration: 30, permissions, secret: 'Chosen12345' })
  // @ts-expect-error a new robot is enabled
  harbor.robots.create({ name: 'ci', level: 'system', duration: 30, permissions, disable: true })
  // @ts-expect-error Harbor refuses a robot without a duration
  harbor.robots.create({ name: 'ci', level: 'system', permissions })
})

test('a secret is told where Harbor made it up', async () => {
  expectTypeOf((await harbor.robots.refreshSecret(34)).secret).toEqualTypeOf<string>()
  const chosen = await harbor.robots.refreshSecret('robot$ci', { secret: 'Chosen12345' })
  expectTypeOf(chosen.secret).toEqualTypeOf<string | undefined>()
})

test('name, level and secret of a robot cannot be changed', async () => {
  harbor.robots.update(await harbor.robots.get(34), { disable: true })
  // @ts-expect-error Harbor refuses another name
  harbor.robots.update(34, { name: 'other' })
  // @ts-expect-error refreshSecret does that
  harbor.robots.update(34, { secret: 'Chosen12345' })
})
