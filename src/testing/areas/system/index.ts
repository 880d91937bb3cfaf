import type { Area } from '../area'
import { systemRoutes } from './routes'

export const system: Area = { routes: systemRoutes }
