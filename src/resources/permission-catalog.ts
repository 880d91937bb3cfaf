import type { Permissions } from '../../generated/models'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'

/** Permissions: what a robot can be allowed to do. What the caller may do is `users.currentPermissions`. */
export class PermissionCatalog extends Resource {
  /**
   * Lists every pair of resource and action that a robot can be given, in a `project` and in the `system`. `system` is
   * `null` for whoever is no system administrator.
   *
   * Permission: system administrator, or project admin of any project.
   */
  list(options?: CallOptions): Call<Permissions> {
    return this.call('getPermissions', options)
  }
}
