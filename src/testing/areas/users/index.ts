import type { Area } from '../area'
import { currentUserRoutes } from './current-user-routes'
import { oidcUsersIn } from './oidc-user'
import { userRoutes } from './routes'
import { usersIn } from './user'

export const users: Area = {
  tables: { users: usersIn, oidcUsers: oidcUsersIn },
  routes: [...currentUserRoutes, ...userRoutes],
}
