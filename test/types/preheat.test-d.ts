import { expectTypeOf, test } from 'vitest'
import type { Call, CreatedByName, Harbor } from '../../src/index'

declare const harbor: Harbor

test('an instance says how Harbor proves itself to it, and of which kind it is', () => {
  const kraken = { name: 'kraken', vendor: 'kraken', endpoint: 'https://kraken.example.com' } as const
  const made = harbor.preheatInstances.create({ ...kraken, auth_mode: 'NONE' })
  expectTypeOf(made).toEqualTypeOf<Call<CreatedByName>>()
  harbor.preheatInstances.create({ ...kraken, auth_mode: 'OAUTH', auth_info: { token: 'x' } })
  harbor.preheatInstances.ping({ id: 1 })
  harbor.preheatInstances.update('kraken', { enabled: false })
  // @ts-expect-error Harbor takes a kind that it does not know
  harbor.preheatInstances.create({ ...kraken, vendor: 'nope', auth_mode: 'NONE' })
  // @ts-expect-error credentials are missing
  harbor.preheatInstances.create({ ...kraken, auth_mode: 'BASIC' })
  harbor.preheatInstances.create({ ...kraken, auth_mode: 'BASIC', auth_info: { jane: 'secret' } })
  const auth_info = { username: 'a', password: 'b' }
  // @ts-expect-error Harbor would send 'username' or 'password' for the name of the user
  harbor.preheatInstances.create({ ...kraken, auth_mode: 'BASIC', auth_info })
  // @ts-expect-error credentials of another kind
  harbor.preheatInstances.update('kraken', { auth_mode: 'OAUTH', auth_info })
  // @ts-expect-error known by its name
  harbor.preheatInstances.get(1)
})

test('a policy has filters and a trigger that Harbor acts on', async () => {
  const heat = { name: 'heat', provider_id: 1, filters: [{ type: 'tag', value: 'v*' }] } as const
  harbor.preheatPolicies.create('demo', heat)
  // @ts-expect-error Harbor fails without filters
  harbor.preheatPolicies.create('demo', { name: 'heat', provider_id: 1 })
  // @ts-expect-error the settings of the project decide that
  harbor.preheatPolicies.create('demo', { ...heat, filters: [{ type: 'vulnerability', value: 3 }] })
  // @ts-expect-error a schedule without its time
  harbor.preheatPolicies.create('demo', { ...heat, trigger: { type: 'scheduled' } })
  // @ts-expect-error a name cannot be changed
  harbor.preheatPolicies.update('demo', 'heat', { name: 'heat-2' })
  harbor.preheatPolicies.update('demo', await harbor.preheatPolicies.get('demo', 'heat'), { enabled: true })
})
