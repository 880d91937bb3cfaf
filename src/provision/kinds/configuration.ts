import * as z from 'zod/mini'
import type { ConfigurationsResponse, UpdateConfigurationBody } from '../../index'
import { withoutSecrets } from '../engine/difference'
import type { Setting } from '../engine/kind'

/**
 * Settings of the whole Harbor, by name. The passwords for LDAP and OIDC, which Harbor never shows, are not compared: they
 * are sent when any other setting changes, and when `rotate` says so.
 */
export type ConfigurationDescription = UpdateConfigurationBody

export const configurationSchema = z.record(
  z.string(),
  z.optional(z.union([z.string(), z.number(), z.boolean()])),
)

/** What Harbor takes and never shows. */
const hidden = ['ldap_search_password', 'oidc_client_secret']

/** Settings of the whole Harbor, but for `read_only: true`. */
export const configuration: Setting<ConfigurationDescription, ConfigurationsResponse> = {
  kind: 'configuration',
  name: '',
  hidden,
  read: ({ harbor }) => harbor.configuration.get(),
  describe: (current) => Object.fromEntries(entriesOf(current).map(([name, { value }]) => [name, value])),
  refuse: (wanted, current = undefined) => {
    const items = new Map(current && entriesOf(current))
    for (const [name, value] of Object.entries(wanted)) {
      const item = items.get(name)
      if (value === undefined || hidden.includes(name) || item?.value === value) continue
      if (item === undefined) return { member: name, problem: 'is no setting of this Harbor.' }
      if (!item.editable) {
        const shown = withoutSecrets(item.value, name)
        return { member: name, problem: `cannot be changed here: it is '${shown}'.` }
      }
    }
    return undefined
  },
  due: (_current, rotate, wanted) =>
    hidden
      .filter((name) => rotate && name in wanted)
      .map((path) => ({ path, before: '(hidden)', after: '(secret)' })),
  update: ({ harbor }, _current, wanted, changes) => {
    const names = [...changes.map(({ path }) => path), ...hidden]
    return harbor.configuration.update(
      Object.fromEntries(Object.entries(wanted).filter(([name]) => names.includes(name))),
    )
  },
}

/**
 * What `exportState` writes: what can be changed, without the one secret that Harbor shows. The client's own
 * `configurationValues` would bring the whole client into the bundle.
 */
export function exportConfiguration(current: ConfigurationsResponse): ConfigurationDescription {
  const { uaa_client_secret: _, ...items } = current
  const editable = Object.entries(items).filter(([, { editable }]) => editable)
  return Object.fromEntries(editable.map(([name, { value }]) => [name, value]))
}

/** Nothing else can be changed once it is in force. */
export const readOnly: Setting<ConfigurationDescription, ConfigurationsResponse> = {
  ...configuration,
  isLast: true,
}

function entriesOf(current: ConfigurationsResponse): [string, { value: unknown; editable: boolean }][] {
  // `scan_all_policy` is an empty object.
  return Object.entries(current).filter(([, item]) => 'value' in item)
}
