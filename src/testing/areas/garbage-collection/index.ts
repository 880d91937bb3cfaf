import type { Area } from '../area'
import { artifactDeleting } from '../artifacts/artifact'
import { trashIn, trashOf } from './collect'
import { garbageCollectionRoutes } from './routes'

export const garbageCollection: Area = {
  routes: garbageCollectionRoutes,
  start(state) {
    artifactDeleting.subscribe(state, (artifact) => {
      const [digest, trash] = trashOf(artifact)
      trashIn(state).set(digest, trash)
    })
  },
}
