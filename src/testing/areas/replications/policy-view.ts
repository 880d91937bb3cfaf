import type * as models from '../../../../generated/models'
import { view, withoutUndefined } from '../../http/json'
import type { State } from '../../state'
import { registriesIn } from '../registries/registry'
import { viewLocal, viewRegistry } from '../registries/registry-view'
import type { ReplicationPolicy } from './replication-policy'

export function viewPolicy(state: State, policy: ReplicationPolicy): models.ReplicationPolicy {
  return view<models.ReplicationPolicy>({
    copy_by_chunk: policy.copy_by_chunk,
    creation_time: policy.creation_time,
    deletion: policy.replicate_deletion || undefined,
    description: policy.description || undefined,
    dest_namespace: policy.dest_namespace || undefined,
    dest_namespace_replace_count: policy.dest_namespace_replace_count,
    dest_registry: viewSide(state, policy.dest_registry_id),
    enabled: policy.enabled || undefined,
    filters: policy.filters.length > 0 ? [...policy.filters] : null,
    id: policy.id,
    name: policy.name,
    override: policy.override || undefined,
    replicate_deletion: policy.replicate_deletion || undefined,
    single_active_replication: policy.single_active_replication,
    speed: policy.speed,
    src_registry: viewSide(state, policy.src_registry_id),
    trigger: policy.trigger && viewTrigger(policy.trigger),
    update_time: policy.update_time,
  })
}

function viewTrigger({
  type,
  settings,
}: NonNullable<ReplicationPolicy['trigger']>): models.ReplicationTrigger {
  return withoutUndefined({ trigger_settings: settings, type })
}

/** A registry cannot go while a policy names it. */
function viewSide(state: State, id: number): models.Registry {
  const registry = registriesIn(state).get(id)
  return registry ? viewRegistry(registry) : viewLocal(state)
}
