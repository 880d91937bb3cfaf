import type { Area } from '../area'
import { repositoriesIn } from './repository'
import { repositoryRoutes } from './routes'

export const repositories = {
  tables: { repositories: repositoriesIn },
  routes: repositoryRoutes,
} satisfies Area
