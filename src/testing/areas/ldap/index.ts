import type { Area } from '../area'
import { ldapRoutes } from './routes'

export const ldap: Area = { routes: ldapRoutes }
