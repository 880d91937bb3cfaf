import type { Area } from '../area'
import { projectCreated, projectDeleted } from '../projects/project'
import { cachePolicy } from './cache-policy'
import { addPolicy, deletePolicy } from './policies'
import { retentionPoliciesIn } from './retention-policy'
import { retentionRoutes } from './routes'

export const retention: Area = {
  tables: { retentionPolicies: retentionPoliciesIn },
  routes: retentionRoutes,
  start(state) {
    projectCreated.subscribe(state, ({ project }) => {
      if (project.registry_id === 0) return
      const cause = { operator: 'harbor-jobservice', origin: state.url, requestId: state.newId() }
      addPolicy(state, project, cachePolicy, cause)
    })
    projectDeleted.subscribe(state, ({ id }) => {
      for (const policy of retentionPoliciesIn(state).where('project', id)) deletePolicy(state, policy)
    })
  },
}
