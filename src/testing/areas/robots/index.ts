import type { Area } from '../area'
import { projectDeleted } from '../projects/project'
import { robotsIn } from './robot'
import { robotRoutes } from './routes'

export const robots: Area = {
  tables: { robots: robotsIn },
  routes: robotRoutes,
  start(state) {
    projectDeleted.subscribe(state, ({ id }) => robotsIn(state).deleteWhere('project', id))
  },
}
