import type { Area } from '../area'
import { repositoryRoutes } from './routes'

export const repositories: Area = { routes: repositoryRoutes }
