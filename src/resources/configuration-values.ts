import type { ConfigurationsResponse } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import type { UpdateConfigurationBody } from './configuration'

/** Empty they are as good as not set, and refused (goharbor/harbor `src/lib/config/metadata/metadatalist.go`). */
const neverEmpty: ReadonlySet<string> = new Set(['ldap_base_dn', 'ldap_uid', 'ldap_url'])

/**
 * Gets the settings that can be changed, as `harbor.configuration.update` takes them: to store them, or to set them in
 * another Harbor. Passwords are not among them, since Harbor does not show them.
 *
 * @example
 * const values = configurationValues(await harbor.configuration.get())
 */
export function configurationValues(configuration: ConfigurationsResponse): UpdateConfigurationBody {
  const settings = Object.entries(requireBody(configuration, 'configuration'))
  if (settings.length === 0 || !settings.every(([, setting]) => typeof setting === 'object' && setting)) {
    throw new InvalidArgumentError('configuration', 'must be what `harbor.configuration.get` gives.')
  }
  const given = settings.filter(
    ([name, { editable, value }]) => editable && (value !== '' || !neverEmpty.has(name)),
  )
  return Object.fromEntries(given.map(([name, { value }]) => [name, value]))
}
