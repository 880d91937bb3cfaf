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
   * Permission: project admin in a project, system administrator outside; no robot can do it. An admin of any project
   * will do.
   */
  list(options?: CallOptions): Call<Permissions> {
    return this.call('getPermissions', options)
  }
}
