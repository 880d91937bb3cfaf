import type {
  ListInstancesQuery,
  PreheatInstance,
  PreheatInstanceInput,
  PreheatProvider,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import { type Call, isThere } from '../core/call/call'
import { type CreatedByName, createdByName } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { requireBody, requireTexts, withoutId } from './body'
import { withChanges } from './changes'

export type ListPreheatInstancesOptions = CallOptions & Listed<ListInstancesQuery, 'ListInstances'>

/** The credentials with which Harbor calls an instance. */
export type PreheatAuth =
  | { auth_mode: 'NONE'; auth_info?: undefined }
  /**
   * The password by the user's name: `{ jane: 'secret' }`. Of `username` and `password`, as Harbor's own pages send them, Harbor
   * would take one, and its name for the user's (Harbor `src/pkg/p2p/preheat/provider/auth/basic_handler.go`).
   */
  | { auth_mode: 'BASIC'; auth_info: Record<string, string> & { username?: never; password?: never } }
  | { auth_mode: 'OAUTH'; auth_info: { token: string } }
  /** A header of any name. */
  | { auth_mode: 'CUSTOM'; auth_info: Record<string, string> }

interface PreheatInstanceMembers {
  /** Lower-case letters and digits, with single `.`, `_` or `-` between them. */
  name: string
  /** The `id` of one of the `providers`. */
  vendor: 'dragonfly' | 'kraken'
  /** The URL of the instance. No two have the same. */
  endpoint: string
  description?: string | undefined
  /** Whether policies can use it. @default false */
  enabled?: boolean | undefined
  /** Whether it is the default instance. @default false */
  default?: boolean | undefined
  /** Whether Harbor accepts any certificate. @default false */
  insecure?: boolean | undefined
}

export type CreatePreheatInstanceBody = PreheatInstanceMembers & PreheatAuth

/** The members to change. All others stay as they are. It may also be an instance as it was read, with changes. */
export type UpdatePreheatInstanceBody =
  | (Partial<Omit<PreheatInstanceMembers, 'name'>> &
      (PreheatAuth | { auth_mode?: undefined; auth_info?: undefined }))
  | PreheatInstance

/**
 * Preheat instances: peer-to-peer networks to which Harbor sends images before they are pulled. They are known by their
 * names.
 */
export class PreheatInstances extends Resource {
  /**
   * Lists the kinds of instances that Harbor supports.
   *
   * Permission: system administrator, or as a robot `preheat-instance:list`.
   */
  providers(options?: CallOptions): Call<PreheatProvider[]> {
    return this.call('ListProviders', options)
  }

  /**
   * Lists the instances, newest first unless `sort` says otherwise. Before Harbor 2.15, `auth_info` is **in plain
   * text**: keep it out of logs.
   *
   * Permission: system administrator, or as a robot `preheat-instance:list`.
   */
  list(options?: ListPreheatInstancesOptions): Pager<PreheatInstance> {
    return this.listOf('ListInstances', options)
  }

  /**
   * Gets an instance.
   *
   * Permission: system administrator, or as a robot `preheat-instance:read`.
   */
  get(instance: string, options?: CallOptions): Call<PreheatInstance> {
    return this.call('GetInstance', options, () => ({ path: { preheat_instance_name: instance } }))
  }

  /**
   * Tells whether there is an instance.
   *
   * Permission: as for `get`.
   */
  async exists(instance: string, options?: CallOptions): Promise<boolean> {
    return isThere(this.get(instance, options))
  }

  /**
   * Creates an instance. Harbor does not check that it answers; `ping` does.
   *
   * Permission: system administrator, or as a robot `preheat-instance:create`.
   *
   * @throws {@link ServerError} another instance has the endpoint or the name; this is a 500
   *
   * @example
   * await harbor.preheatInstances.create({
   *   name: 'kraken', vendor: 'kraken', endpoint: 'https://kraken.example.com', auth_mode: 'NONE', enabled: true,
   * })
   */
  create(body: CreatePreheatInstanceBody, options?: CallOptions): Call<CreatedByName> {
    return this.call(
      'CreateInstance',
      options,
      () => ({ body: withoutId(requireTexts(body, 'name', 'vendor', 'endpoint')) }),
      (done, request) => createdByName(done, request, body.name),
    )
  }

  /**
   * Changes an instance. Harbor replaces it as a whole, so this reads it and sends it back with the changes: one GET
   * and one PUT. What somebody else changes in between is lost. For an instance that was read before it sends only the
   * PUT. The credentials stay unless others are given.
   *
   * Permission: system administrator, or as a robot `preheat-instance:update`.
   *
   * @example
   * await harbor.preheatInstances.update('kraken', { enabled: false })
   */
  update(
    instance: string | PreheatInstance,
    body: UpdatePreheatInstanceBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.call('UpdateInstance', options, async (own) => {
      requireBody(body)
      const current = isRead(instance) ? instance : await this.get(instance, own)
      return { path: { preheat_instance_name: current.name }, body: withChanges(current, body) }
    })
  }

  /**
   * Deletes an instance.
   *
   * Permission: system administrator, or as a robot `preheat-instance:delete`.
   *
   * @throws {@link PreconditionFailedError} a preheat policy uses it
   */
  delete(instance: string, options?: CallOptions): Call<undefined> {
    return this.call('DeleteInstance', options, () => ({ path: { preheat_instance_name: instance } }))
  }

  /**
   * Checks that an instance answers. It may be one that Harbor has, by its id, or one that is not created yet.
   *
   * Permission: system administrator, or as a robot `preheat-instance:read`.
   *
   * @throws {@link ServerError} it does not answer; this is a 500
   * @throws {@link NotFoundError} there is none with that id
   */
  ping(body: { id: number } | CreatePreheatInstanceBody, options?: CallOptions): Call<undefined> {
    return this.call('PingInstances', options, () => {
      const known: PreheatInstanceInput = requireBody(body)
      return { body: known.id === undefined ? requireTexts(known, 'endpoint') : known }
    })
  }
}

function isRead(instance: string | PreheatInstance): instance is PreheatInstance {
  return typeof instance === 'object' && instance !== null && instance.name !== undefined
}
