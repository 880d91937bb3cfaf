import { precondition } from '../../http/answers'
import type { Area } from '../area'
import { registryDeleting } from '../registries/registry'
import { replicationExecutionRoutes } from './execution-routes'
import { replicationPolicyRoutes } from './policy-routes'
import { replicationPoliciesIn } from './replication-policy'
import { followEvents } from './triggers'

export const replications: Area = {
  tables: { replicationPolicies: replicationPoliciesIn },
  routes: [...replicationPolicyRoutes, ...replicationExecutionRoutes],
  start(state) {
    followEvents(state)
    registryDeleting.subscribe(state, ({ id }) => {
      if (replicationPoliciesIn(state).count('registry', id) === 0) return
      throw precondition(`the registry ${id} is referenced by replication policies, cannot delete it`)
    })
  },
}
