import type { Area } from '../area'
import { systemRoutes } from './routes'

export const system = { routes: systemRoutes } satisfies Area
