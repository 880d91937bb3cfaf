import type { Area } from '../area'
import { projectCreated, projectDeleted } from '../projects/project'
import { quotasIn } from './quota'
import { quotaRoutes } from './routes'

export const quotas: Area = {
  tables: { quotas: quotasIn },
  routes: quotaRoutes,
  start(state) {
    projectCreated.subscribe(state, ({ project: { id: project_id, creation_time }, storage_limit: hard }) => {
      quotasIn(state).insert((id) => ({
        ...{ id, project_id, hard, used: 0 },
        ...{ creation_time, update_time: creation_time },
      }))
    })
    projectDeleted.subscribe(state, ({ id }) => quotasIn(state).deleteWhere('project', id))
  },
}
