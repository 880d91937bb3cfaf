import type { Area } from '../area'
import { oidcRoutes } from './routes'

export const oidc: Area = { routes: oidcRoutes }
