import type { Area } from '../area'
import { labelsIn } from './label'
import { labelRoutes } from './routes'

/** The labels of a project stay when it goes. */
export const labels: Area = { tables: { labels: labelsIn }, routes: labelRoutes }
