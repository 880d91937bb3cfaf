import type { ConfigurationsResponse } from '../../generated/models'
import type { UpdateConfigurationBody } from './configuration'

/**
 * The settings that can be changed, as `harbor.configuration.update` takes them: to keep them, or to give them to another
 * Harbor. Passwords are not among them, as Harbor does not show them.
 *
 * @example
 * const values = configurationValues(await harbor.configuration.get())
 */
export function configurationValues(configuration: ConfigurationsResponse): UpdateConfigurationBody {
  const editable = Object.entries(configuration).filter(([, { editable }]) => editable)
  return Object.fromEntries(editable.map(([name, { value }]) => [name, value]))
}
