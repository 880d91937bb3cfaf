import * as z from 'zod/mini'
import type { Harbor, ReplicationFilter, ReplicationPolicy, ReplicationTrigger } from '../../index'
import { sorted } from '../engine/compare'
import type { Kind } from '../engine/kind'
import { cron } from './cron'

/** A replication policy, told from others by its `name`. One of `src_registry` and `dest_registry` names the other side. */
export interface ReplicationPolicyDescription {
  name: string
  description?: string | undefined
  /** The name of the registry endpoint that it fetches from. */
  src_registry?: string | undefined
  /** The name of the registry endpoint that it sends to. */
  dest_registry?: string | undefined
  dest_namespace?: string | undefined
  /** How many first parts of the name `dest_namespace` stands for. */
  dest_namespace_replace_count?: number | undefined
  /** All of them, as `replicationFilter` makes them, in any order. */
  filters?: readonly ReplicationFilter[] | undefined
  /** As `replicationTrigger` makes it. */
  trigger?: ReplicationTrigger | undefined
  /** Whether what is deleted at the source is deleted at the destination too. @default false */
  deletion?: boolean | undefined
  /** Whether what is there under the same name is replaced. @default false */
  override?: boolean | undefined
  /** @default true for a new one */
  enabled?: boolean | undefined
  /** Kilobytes a second for each copy; 0 for no limit. */
  speed?: number | undefined
  copy_by_chunk?: boolean | undefined
  /** Since Harbor 2.14. */
  single_active_replication?: boolean | undefined
}

const flag = z.optional(z.boolean())
const text = z.optional(z.string())

export const replicationPolicySchema = z
  .strictObject({
    name: z.string().check(z.minLength(1)),
    description: text,
    src_registry: z.optional(z.string().check(z.minLength(1))),
    dest_registry: z.optional(z.string().check(z.minLength(1))),
    dest_namespace: text,
    dest_namespace_replace_count: z.optional(z.int()),
    filters: z.optional(
      z.array(
        z.strictObject({
          type: z.enum(['name', 'tag', 'label', 'resource']),
          value: z.union([z.string(), z.array(z.string())]),
          decoration: z.optional(z.enum(['matches', 'excludes'])),
        }),
      ),
    ),
    trigger: z.optional(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.enum(['manual', 'event_based']) }),
        z.strictObject({ type: z.literal('scheduled'), trigger_settings: z.strictObject({ cron }) }),
      ]),
    ),
    deletion: flag,
    override: flag,
    enabled: flag,
    speed: z.optional(z.int().check(z.minimum(0))),
    copy_by_chunk: flag,
    single_active_replication: flag,
  })
  .check(
    z.refine(
      ({ src_registry, dest_registry }) => (src_registry === undefined) !== (dest_registry === undefined),
      { path: ['dest_registry'], error: 'or `src_registry` must name the other side, and only one of them' },
    ),
  )

/** Replication policies. */
export const replicationPolicies: Kind<ReplicationPolicyDescription, ReplicationPolicy> = {
  kind: 'replicationPolicies',
  list: ({ harbor }) => harbor.replicationPolicies.list().all(),
  keyOf: ({ name }) => name,
  describe: (policy) => {
    const { src_registry, dest_registry, description = '', dest_namespace = '' } = policy
    const { dest_namespace_replace_count, speed, copy_by_chunk, single_active_replication = false } = policy
    const { deletion = false, override = false, enabled = false } = policy
    return {
      name: policy.name,
      description,
      ...(src_registry.id !== 0 && { src_registry: src_registry.name }),
      ...(dest_registry.id !== 0 && { dest_registry: dest_registry.name }),
      ...{ dest_namespace, dest_namespace_replace_count, filters: filtersOf(policy.filters) },
      ...{ trigger: triggerOf(policy.trigger), deletion, override, enabled },
      ...{ speed: Math.max(speed, 0), copy_by_chunk, single_active_replication },
    }
  },
  complete: ({ filters, trigger, ...policy }) => ({
    ...policy,
    filters: filters && filtersOf(filters),
    trigger: trigger && triggerOf(trigger),
  }),
  create: async ({ harbor }, { src_registry, dest_registry, enabled = true, ...policy }) =>
    harbor.replicationPolicies.create({
      ...policy,
      enabled,
      ...(await sidesOf(harbor, { src_registry, dest_registry })),
    }),
  update: async ({ harbor }, { id }, { src_registry, dest_registry, ...policy }) =>
    harbor.replicationPolicies.update(id, {
      ...policy,
      ...(await sidesOf(harbor, { src_registry, dest_registry })),
    }),
  delete: ({ harbor }, { id }) => harbor.replicationPolicies.delete(id),
}

interface Sides {
  src_registry: { id: number }
  dest_registry: { id: number }
}

/** The id 0 is this Harbor itself. */
async function sidesOf(
  harbor: Harbor,
  { src_registry, dest_registry }: Pick<ReplicationPolicyDescription, 'src_registry' | 'dest_registry'>,
): Promise<Sides> {
  const idOf = async (name: string | undefined) =>
    name === undefined ? 0 : (await harbor.registries.get(name)).id
  return { src_registry: { id: await idOf(src_registry) }, dest_registry: { id: await idOf(dest_registry) } }
}

function filtersOf(filters: readonly ReplicationFilter[] | null): ReplicationFilter[] {
  return sorted(
    (filters ?? []).map(({ decoration, ...filter }) => ({ ...filter, ...(decoration && { decoration }) })),
  )
}

/** By hand, where nothing else is said. */
function triggerOf(trigger: ReplicationTrigger = { type: 'manual' }): ReplicationTrigger {
  const { type, trigger_settings } = trigger
  return type === 'scheduled' ? { type, trigger_settings: { cron: trigger_settings?.cron } } : { type }
}
