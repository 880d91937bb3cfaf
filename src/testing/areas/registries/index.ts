import type { Area } from '../area'
import { registriesIn } from './registry'
import { registryRoutes } from './routes'

export const registries: Area = {
  tables: { registries: registriesIn },
  routes: registryRoutes,
}
