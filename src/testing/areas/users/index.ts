import type { Area } from '../area'
import { currentUserRoutes } from './current-user-routes'
import { userRoutes } from './routes'

export const users: Area = { routes: [...currentUserRoutes, ...userRoutes] }
