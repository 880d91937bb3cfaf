import type { Area } from '../area'
import { projectDeleted } from '../projects/project'
import { preheatExecutionRoutes } from './execution-routes'
import { preheatInstanceRoutes } from './instance-routes'
import { preheatPolicyRoutes } from './policy-routes'
import { preheatInstancesIn } from './preheat-instance'
import { deletePolicy, preheatPoliciesIn } from './preheat-policy'
import { followEvents } from './triggers'

export const preheat: Area = {
  tables: { preheatInstances: preheatInstancesIn, preheatPolicies: preheatPoliciesIn },
  routes: [...preheatInstanceRoutes, ...preheatPolicyRoutes, ...preheatExecutionRoutes],
  start(state) {
    followEvents(state)
    projectDeleted.subscribe(state, ({ id }) => {
      for (const policy of preheatPoliciesIn(state).where('project', id)) deletePolicy(state, policy)
    })
  },
}
