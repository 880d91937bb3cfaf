import { executionsIn, tasksIn } from '../../engine/jobs'
import type { Area } from '../area'
import { systemRoutes } from './routes'

export const system = {
  tables: { executions: executionsIn, tasks: tasksIn },
  routes: systemRoutes,
} satisfies Area
