import { precondition } from '../../http/answers'
import type { Area } from '../area'
import { registryDeleting } from '../registries/registry'
import { projectsIn } from './project'
import { projectMetadataRoutes } from './project-metadata-routes'
import { projectRoutes } from './routes'

export const projects: Area = {
  tables: { projects: projectsIn },
  routes: [...projectRoutes, ...projectMetadataRoutes],
  start(state) {
    registryDeleting.subscribe(state, ({ id }) => {
      if (projectsIn(state).count('registry', id) === 0) return
      throw precondition(`the registry ${id} is referenced by proxy cache project, cannot delete it`)
    })
  },
}
