import { describe, expect, test } from 'vitest'
import { type ConfigurationsResponse, configurationValues } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('configure.json', {
  operations: {
    getConfigurations: { call: ({ harbor }) => harbor.configuration.get() },
    updateConfigurations: { call: ({ harbor, body }) => harbor.configuration.update(body()) },
    getInternalconfig: { call: ({ harbor }) => harbor.configuration.internal() },
  },
})

const all = findExchange('configure.json', 'getConfigurations', 'all')
const updated = findExchange('configure.json', 'updateConfigurations', 'one setting')

describe('configurationValues', () => {
  test('gives what can be changed, as it is written', async () => {
    const { harbor } = scripted(all)
    const values = configurationValues(await harbor.configuration.get())
    expect(values).toMatchObject({ robot_name_prefix: 'robot$', read_only: false, ldap_scope: 2 })
    expect(Object.keys(values)).not.toContain('auth_mode')
    expect(Object.keys(values)).not.toContain('scan_all_policy')
    // Of those that can be changed, two are empty and may not be.
    expect(Object.keys(values)).not.toContain('ldap_url')
    expect(Object.keys(values)).not.toContain('ldap_base_dn')
    const editable = Object.values(all.response.body as ConfigurationsResponse).filter((one) => one.editable)
    expect(Object.keys(values)).toHaveLength(editable.length - 2)
  })

  test('can be sent back, with a change', async () => {
    const { harbor, asked } = scripted(updated)
    const some = { read_only: { value: false, editable: true }, auth_mode: { value: 'x', editable: false } }
    // @ts-expect-error Harbor gives them all
    const values = configurationValues(some)
    await harbor.configuration.update({ ...values, token_expiration: 60 })
    expect(asked).toEqual(['PUT /configurations {"read_only":false,"token_expiration":60}'])
  })
})
