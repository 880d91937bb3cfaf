import type { Area } from '../area'
import { repositoriesIn } from './repository'
import { repositoryRoutes } from './routes'

export const repositories: Area = {
  tables: { repositories: repositoriesIn },
  routes: repositoryRoutes,
}
