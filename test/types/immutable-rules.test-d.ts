import { test } from 'vitest'
import { type Harbor, immutable } from '../../src/index'

declare const harbor: Harbor

test('an immutable rule chooses repositories and tags', async () => {
  harbor.immutableRules.create('demo', immutable.tags('v*'))
  // @ts-expect-error Harbor would take it, and it would keep nothing
  harbor.immutableRules.create('demo', {})
  // @ts-expect-error which tags?
  harbor.immutableRules.create('demo', immutable.repositories('web/**'))
  // @ts-expect-error artifacts without a tag are never immutable
  immutable.tags('v*', { untagged: true })
  harbor.immutableRules.update('demo', 3, { disabled: true })
  // @ts-expect-error no such member
  harbor.immutableRules.update('demo', 3, { enabled: false })
  for await (const rule of harbor.immutableRules.list('demo')) harbor.immutableRules.create('other', rule)
})
