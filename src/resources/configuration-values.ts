import type { Configurations, ConfigurationsResponse } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'

/** Values of settings, by name. */
export type ConfigurationValues = {
  [Name in keyof Configurations]?: Exclude<Configurations[Name], null | undefined> | undefined
}

/** The settings to change, by name; the others stay. What was read may be among them, of which only what is `editable` counts. */
export type UpdateConfigurationBody = {
  [Name in keyof Configurations]?:
    | ConfigurationValues[Name]
    | ConfigurationsResponse[Name & keyof ConfigurationsResponse]
}

/** Empty they are as good as not set, and refused (goharbor/harbor `src/lib/config/metadata/metadatalist.go`). */
const neverEmpty = /^ldap_(?:base_dn|uid|url)$/

/**
 * Gets the settings that can be changed, as `harbor.configuration.update` takes them: to store them, or to set them in
 * another Harbor. Passwords are not among them, since Harbor does not show them.
 *
 * @example
 * const values = configurationValues(await harbor.configuration.get())
 */
export function configurationValues(configuration: ConfigurationsResponse): ConfigurationValues {
  const settings = Object.values(requireBody(configuration, 'configuration'))
  if (settings.length === 0 || !settings.every((setting) => typeof setting === 'object' && setting)) {
    throw new InvalidArgumentError('configuration', 'must be what `harbor.configuration.get` gives.')
  }
  return plain(configuration)
}

/** Settings without those that cannot be changed, as far as they are as they were read. */
export function plain(settings: UpdateConfigurationBody): ConfigurationValues {
  const given = Object.entries(settings).flatMap(([name, setting]) => {
    if (typeof setting !== 'object' || setting === null) return [[name, setting]]
    const { editable, value } = setting
    return editable && (value !== '' || !neverEmpty.test(name)) ? [[name, value]] : []
  })
  return Object.fromEntries(given)
}
