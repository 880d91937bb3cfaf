import type { Area } from '../area'
import { iconRoutes } from './routes'

export const icons = { routes: iconRoutes } satisfies Area
