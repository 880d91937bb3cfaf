import type {
  ListReplicationPoliciesQuery,
  ReplicationFilter,
  ReplicationPolicy,
  ReplicationPolicyInput,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import type { Addressed } from '../core/call/named'
import { Resource } from '../core/call/resource'
import { findByName } from '../core/paging/find-by-name'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireTexts } from './body'
import { withChanges } from './changes'
import { checkCron } from './cron'

/** A replication policy by its id (`7`) or its name (`'to-second'`). */
export type ReplicationPolicyReference = string | number

export type ListReplicationPoliciesOptions = CallOptions &
  Listed<ListReplicationPoliciesQuery, 'listReplicationPolicies'>

/**
 * Exactly one of `src_registry` (to copy from it) and `dest_registry` (to copy to it), by its `id`. The other side is
 * this Harbor.
 */
export type CreateReplicationPolicyBody = Omit<
  ReplicationPolicyInput,
  'id' | 'creation_time' | 'update_time' | 'filters'
> & {
  /** As `replicationFilter` makes them, or as Harbor gives them. */
  filters?: readonly ReplicationFilter[] | null | undefined
}

/** The members to change. All others stay as they are. */
export type UpdateReplicationPolicyBody = Partial<CreateReplicationPolicyBody>

/**
 * Replication policies: what is copied to or from another registry, and when. A policy by its name costs one more GET.
 *
 * Permission: system administrator, or a system robot with the action on `replication-policy`.
 */
export class ReplicationPolicies extends Resource {
  /**
   * Lists the replication policies, newest first unless `sort` says otherwise.
   *
   * Permission: system administrator, or as a robot `replication-policy:list`.
   *
   * @param options `name`: a part of the name.
   */
  list(options?: ListReplicationPoliciesOptions): Pager<ReplicationPolicy> {
    return this.listOf('listReplicationPolicies', options)
  }

  /**
   * Gets a replication policy. The registry with the id 0 is this Harbor.
   *
   * Permission: system administrator, or as a robot `replication-policy:read`.
   */
  get(policy: ReplicationPolicyReference, options?: CallOptions): Call<ReplicationPolicy> {
    return this.callOn('getReplicationPolicy', namedReplicationPolicy, policy, options)
  }

  /**
   * Tells whether there is a replication policy.
   *
   * Permission: system administrator, or as a robot `replication-policy:list`.
   */
  async exists(policy: ReplicationPolicyReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('listReplicationPolicies', namedReplicationPolicy, policy, options)
  }

  /**
   * Makes a replication policy.
   *
   * Permission: system administrator, or as a robot `replication-policy:create`.
   *
   * @param body `enabled`: `false` by default. `deletion` (or `replicate_deletion`, Harbor's other name of it): also
   * deletes on the other side what is deleted here; this needs an event-based trigger. `speed`: KiB per second for each
   * task, 0 for no limit.
   *
   * @throws {@link ConflictError} there is a policy of that name
   * @throws {@link NotFoundError} there is no such registry endpoint
   * @throws {@link InvalidArgumentError} there is not exactly one registry, Harbor would refuse the schedule, or
   * `deletion` and `replicate_deletion` differ
   *
   * @example
   * await harbor.replicationPolicies.create({
   *   name: 'to-second',
   *   dest_registry: { id: 3 },
   *   filters: [replicationFilter.name('demo/**')],
   *   trigger: replicationTrigger.manual(),
   *   enabled: true,
   * })
   */
  create(body: CreateReplicationPolicyBody, options?: CallOptions): Call<Created> {
    return this.call(
      'createReplicationPolicy',
      options,
      () => {
        requireTexts(body, 'name')
        const { src_registry, dest_registry } = body
        if (isRemote(src_registry) === isRemote(dest_registry)) {
          throw new InvalidArgumentError(
            'dest_registry',
            'or `src_registry` must have the `id` of the other registry, and only one of them.',
          )
        }
        return { body: toWire(body) }
      },
      created,
    )
  }

  /**
   * Changes a replication policy. Harbor replaces it as a whole, so this reads the policy and sends it back with the
   * changes: one GET and one PUT. What somebody else changes in between is lost. For a policy that was read before it
   * sends only the PUT.
   *
   * Permission: system administrator, or as a robot `replication-policy:update`.
   *
   * @example
   * await harbor.replicationPolicies.update('to-second', { enabled: false })
   */
  update(
    policy: ReplicationPolicyReference | ReplicationPolicy,
    body: UpdateReplicationPolicyBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.call('updateReplicationPolicy', options, async (own) => {
      checkTrigger(requireBody(body))
      const {
        id,
        creation_time: _made,
        update_time: _changed,
        ...current
      } = await this.read(namedReplicationPolicy, policy, own)
      const { deletion, replicate_deletion, ...others } = body
      // What was read has both words for deletion; a change of one is a change of both.
      const isChanged = deletion !== undefined && deletion !== (current.deletion ?? false)
      const deletes = isChanged ? deletion : (replicate_deletion ?? deletion)
      const changes =
        deletes === undefined ? others : { ...others, deletion: deletes, replicate_deletion: deletes }
      return { path: { id }, body: toWire(withChanges(current, changes)) }
    })
  }

  /**
   * Deletes a replication policy with its executions.
   *
   * Permission: system administrator, or as a robot `replication-policy:delete`.
   */
  delete(policy: ReplicationPolicyReference, options?: CallOptions): Call<undefined> {
    return this.callOn('deleteReplicationPolicy', namedReplicationPolicy, policy, options)
  }
}

export const namedReplicationPolicy: Addressed<'getReplicationPolicy', ReplicationPolicy> = {
  argument: 'policy',
  idOf: ({ id }) => id,
  get: 'getReplicationPolicy',
  pathOf: (id) => ({ id }),
  find: (transport, name, own) => {
    const list = 'listReplicationPolicies'
    return findByName(transport, own, { thing: 'replication policy', name, list, query: { name } })
  },
}

/** Id 0 is this Harbor itself. */
function isRemote(registry: CreateReplicationPolicyBody['src_registry'] | null): boolean {
  return typeof registry?.id === 'number' && registry.id !== 0
}

function checkPolicy({ deletion, replicate_deletion, ...others }: UpdateReplicationPolicyBody): void {
  if (deletion !== undefined && replicate_deletion !== undefined && deletion !== replicate_deletion) {
    throw new InvalidArgumentError(
      'replicate_deletion',
      'is another than `deletion`, which means the same. Give one of them.',
    )
  }
  checkTrigger(others)
}

function checkTrigger({ trigger }: UpdateReplicationPolicyBody): void {
  const cron = trigger?.trigger_settings?.cron
  if (trigger?.type === 'scheduled') checkCron('trigger.trigger_settings.cron', cron)
}

/** Harbor reads `deletion` and gives back both; of a registry it needs the id. */
function toWire(body: CreateReplicationPolicyBody): ReplicationPolicyInput {
  checkPolicy(body)
  const { deletion, replicate_deletion, src_registry, dest_registry, filters, ...others } = body
  const deletes = deletion ?? replicate_deletion
  return {
    ...others,
    ...(src_registry && { src_registry: { id: src_registry.id } }),
    ...(dest_registry && { dest_registry: { id: dest_registry.id } }),
    ...(filters && { filters }),
    ...(deletes !== undefined && { deletion: deletes, replicate_deletion: deletes }),
  }
}
