import { executionsIn, tasksIn } from '../../engine/jobs'
import type { Area } from '../area'
import { systemRoutes } from './routes'

export const system: Area = {
  tables: { executions: executionsIn, tasks: tasksIn },
  routes: systemRoutes,
}
