import type { Area } from '../area'
import { searchRoutes } from './routes'

export const search = { routes: searchRoutes } satisfies Area
