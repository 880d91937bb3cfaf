import type { Area } from '../area'
import { statisticRoutes } from './routes'

export const statistics = { routes: statisticRoutes } satisfies Area
