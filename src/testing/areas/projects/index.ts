import type { Area } from '../area'
import { projectsIn } from './project'
import { projectMetadataRoutes } from './project-metadata-routes'
import { projectRoutes } from './routes'

export const projects: Area = {
  tables: { projects: projectsIn },
  routes: [...projectRoutes, ...projectMetadataRoutes],
}
