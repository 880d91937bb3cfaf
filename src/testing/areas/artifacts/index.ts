import type { Area } from '../area'
import { labelDeleted } from '../labels/label'
import { repositoryDeleting } from '../repositories/repository'
import { accessoryRoutes } from './accessory-routes'
import { additionRoutes } from './addition-routes'
import { removeLabelEverywhere } from './artifact-labels'
import { deleteArtifactsOf } from './delete-artifact'
import { artifactLabelRoutes } from './label-routes'
import { artifactRoutes } from './routes'
import { tagRoutes } from './tag-routes'

export const artifacts: Area = {
  routes: [...artifactRoutes, ...tagRoutes, ...artifactLabelRoutes, ...accessoryRoutes, ...additionRoutes],
  start(state) {
    repositoryDeleting.subscribe(state, (repository) => deleteArtifactsOf(state, repository))
    labelDeleted.subscribe(state, ({ id }) => removeLabelEverywhere(state, id))
  },
}
