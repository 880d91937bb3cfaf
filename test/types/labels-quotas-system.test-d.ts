import { expectTypeOf, test } from 'vitest'
import type { Call, Created, Harbor, Label, OverallHealthStatus, Pager, Quota } from '../../src/index'

declare const harbor: Harbor

test('a label is global or of a project', () => {
  expectTypeOf(harbor.labels.list()).toEqualTypeOf<Pager<Label>>()
  harbor.labels.list({ scope: 'g', name: 'a' })
  harbor.labels.list({ project: 'demo', q: { name: 'a' } })
  expectTypeOf(harbor.labels.create({ name: 'a', project: 3 })).toEqualTypeOf<Call<Created>>()
  harbor.labels.get(4)
  harbor.labels.get('approved')
  harbor.labels.delete({ name: 'approved', project: 'demo' })
  // @ts-expect-error a label has a name
  harbor.labels.create({ color: '#48960C' })
  // @ts-expect-error no such scope
  harbor.labels.list({ scope: 'x' })
  // @ts-expect-error of which project
  harbor.labels.get({ name: 'approved' })
  // @ts-expect-error a label stays where it is
  harbor.labels.update('approved', { project: 'other' })
})

test('a quota is that of a project, or one by its own id', () => {
  expectTypeOf(harbor.quotas.get('demo')).toEqualTypeOf<Call<Quota>>()
  harbor.quotas.update(6, { hard: { storage: -1 } })
  // @ts-expect-error bytes are a number
  harbor.quotas.update('demo', { hard: { storage: '10 GiB' } })
})

test('metadata is written in words, key by key', async () => {
  harbor.projectMetadata.set('demo', 'prevent_vul', 'true')
  expectTypeOf(await harbor.projectMetadata.get('demo', 'public')).toExtend<string | undefined>()
  // @ts-expect-error a string, also where it means a boolean
  harbor.projectMetadata.set('demo', 'prevent_vul', true)
  // @ts-expect-error Harbor's own
  harbor.projectMetadata.set('demo', 'retention_id', '1')
  // @ts-expect-error no such key
  harbor.projectMetadata.get('demo', 'colour')
})

test('the system tells of itself', () => {
  expectTypeOf(harbor.system.health()).toEqualTypeOf<Call<OverallHealthStatus>>()
  expectTypeOf(harbor.system.ping()).toEqualTypeOf<Call<string>>()
  expectTypeOf(harbor.system.certificate()).toEqualTypeOf<Call<string>>()
  // @ts-expect-error no such parameter
  harbor.system.info({ with_storage: true })
})
