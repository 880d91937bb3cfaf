import type { Area } from '../area'
import { labelRoutes } from './routes'

/** The labels of a project stay when it goes. */
export const labels: Area = { routes: labelRoutes }
