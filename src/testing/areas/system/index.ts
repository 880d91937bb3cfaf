import { executionsIn, tasksIn } from '../../engine/jobs'
import { schedulesIn } from '../../engine/schedules'
import type { Area } from '../area'
import { systemRoutes } from './routes'

export const system: Area = {
  tables: { executions: executionsIn, tasks: tasksIn, schedules: schedulesIn },
  routes: systemRoutes,
}
