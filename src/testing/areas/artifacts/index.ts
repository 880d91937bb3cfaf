import type { Area } from '../area'
import { labelDeleted } from '../labels/label'
import { repositoryDeleting } from '../repositories/repository'
import { accessoriesIn } from './accessory'
import { accessoryRoutes } from './accessory-routes'
import { additionRoutes } from './addition-routes'
import { artifactsIn } from './artifact'
import { removeLabelEverywhere } from './artifact-labels'
import { deleteArtifactsOf } from './delete-artifact'
import { artifactLabelRoutes } from './label-routes'
import { artifactRoutes } from './routes'
import { tagsIn } from './tag'
import { tagRoutes } from './tag-routes'

export const artifacts: Area = {
  tables: { artifacts: artifactsIn, tags: tagsIn, accessories: accessoriesIn },
  routes: [...artifactRoutes, ...tagRoutes, ...artifactLabelRoutes, ...accessoryRoutes, ...additionRoutes],
  start(state) {
    repositoryDeleting.subscribe(state, ({ repository, cause }) =>
      deleteArtifactsOf(state, repository, cause),
    )
    labelDeleted.subscribe(state, ({ id }) => removeLabelEverywhere(state, id))
  },
}
