import type * as models from '../../../../generated/models'
import { view } from '../../http/json'
import type { State } from '../../state'
import { preheatInstancesIn } from './preheat-instance'
import type { PreheatPolicy } from './preheat-policy'

/** An instance stays while a policy names it. */
export function viewPolicy(state: State, policy: PreheatPolicy): models.PreheatPolicy {
  return view<models.PreheatPolicy>({
    creation_time: policy.creation_time,
    description: policy.description || undefined,
    enabled: policy.enabled,
    extra_attrs: policy.extra_attrs || undefined,
    filters: policy.filters,
    id: policy.id,
    name: policy.name,
    project_id: policy.project_id,
    provider_id: policy.provider_id,
    provider_name: preheatInstancesIn(state).get(policy.provider_id)?.name ?? '',
    trigger: policy.trigger,
    update_time: policy.update_time,
  })
}
