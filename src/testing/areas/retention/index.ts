import type { Area } from '../area'
import { projectDeleted } from '../projects/project'
import { deletePolicy } from './policies'
import { retentionPoliciesIn } from './retention-policy'
import { retentionRoutes } from './routes'

export const retention: Area = {
  tables: { retentionPolicies: retentionPoliciesIn },
  routes: retentionRoutes,
  start(state) {
    projectDeleted.subscribe(state, ({ id }) => {
      for (const policy of retentionPoliciesIn(state).where('project', id)) deletePolicy(state, policy)
    })
  },
}
