import type { Area } from '../area'
import { configurationRoutes } from './routes'

export const configuration = { routes: configurationRoutes } satisfies Area
