import type { Permissions } from '../../generated/models'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'

/** Permissions that a robot can be given. `users.currentPermissions` has those of the caller. */
export class PermissionCatalog extends Resource {
  /**
   * Lists every pair of resource and action that a robot can be given, in a `project` and in the `system`. `system` is
   * `null` unless the caller is a system administrator.
   *
   * Permission: project admin in a project, system administrator outside; no robot can do it. The admin of any one
   * project may ask.
   */
  list(options?: CallOptions): Call<Permissions> {
    return this.call('getPermissions', options)
  }
}
