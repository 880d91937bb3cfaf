import type { Area } from '../area'
import { userGroupRoutes } from './routes'
import { userGroupsIn } from './user-group'

export const userGroups = { tables: { userGroups: userGroupsIn }, routes: userGroupRoutes } satisfies Area
