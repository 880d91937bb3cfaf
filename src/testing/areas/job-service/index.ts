import { executionsIn, tasksIn } from '../../engine/jobs'
import { schedulesIn } from '../../engine/schedules'
import type { Area } from '../area'
import { scheduleHousekeeping } from './housekeeping'
import { startTimeIn } from './pool'
import { jobServiceRoutes } from './routes'

/** Shows and holds what the engine does for all other areas. */
export const jobService: Area = {
  tables: { executions: executionsIn, tasks: tasksIn, schedules: schedulesIn },
  routes: jobServiceRoutes,
  start(state) {
    startTimeIn(state)
    scheduleHousekeeping(state)
  },
}
