import type { Area } from '../area'
import { currentUserRoutes } from './current-user-routes'
import { userRoutes } from './routes'
import { usersIn } from './user'

export const users = {
  tables: { users: usersIn },
  routes: [...currentUserRoutes, ...userRoutes],
} satisfies Area
