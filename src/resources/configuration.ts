import type { ConfigurationsResponse, InternalConfigurationsResponse } from '../../generated/models'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'
import { requireBody } from './body'
import { plain, type UpdateConfigurationBody } from './configuration-values'

/** Configuration: the settings of the whole Harbor. */
export class Configuration extends Resource {
  /**
   * Gets all settings, each with its `value` and whether it is `editable`. No setting is editable if the server's
   * environment sets them (`CONFIG_OVERWRITE_JSON`); `auth_mode` is not editable if there are users. The passwords for
   * LDAP and OIDC are not among them, but the secret for UAA is: keep it out of logs.
   *
   * Permission: system administrator; no robot can do it.
   *
   * @example
   * const { read_only } = await harbor.configuration.get()
   * if (read_only.value) console.log('nobody can push')
   */
  get(options?: CallOptions): Call<ConfigurationsResponse> {
    return this.call('getConfigurations', options)
  }

  /**
   * Changes settings. Those that are not given stay as they are. Harbor ignores names that it does not know. The
   * changes apply at once. What `get` gives can be given back, with changes.
   *
   * Permission: system administrator; no robot can do it.
   *
   * @throws {@link BadRequestError} a value is out of range, or `auth_mode` cannot be changed any more
   * @throws {@link ForbiddenError} the settings come from the server's environment (`CONFIG_OVERWRITE_JSON`)
   *
   * @example
   * await harbor.configuration.update({ project_creation_restriction: 'adminonly' })
   */
  update(body: UpdateConfigurationBody, options?: CallOptions): Call<undefined> {
    return this.call('updateConfigurations', options, () => ({ body: plain(requireBody(body)) }))
  }

  /**
   * Gets all settings, also those of the server, **with passwords**. It is for Harbor's own components, which have a
   * secret for it. All others are refused.
   *
   * Permission: another part of Harbor; no robot can do it.
   *
   * @throws {@link UnauthorizedError} for every user and robot
   */
  internal(options?: CallOptions): Call<InternalConfigurationsResponse> {
    return this.call('getInternalconfig', options)
  }
}
