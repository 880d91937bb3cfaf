import type { Route } from '../http/route'
import { accessoryRoutes } from './artifacts/accessory-routes'
import { additionRoutes } from './artifacts/addition-routes'
import { artifactLabelRoutes } from './artifacts/label-routes'
import { artifactRoutes } from './artifacts/routes'
import { tagRoutes } from './artifacts/tag-routes'
import { labelRoutes } from './labels/routes'
import { memberRoutes } from './members/routes'
import { projectMetadataRoutes } from './projects/project-metadata-routes'
import { projectScannerRoutes } from './projects/project-scanner-routes'
import { projectRoutes } from './projects/routes'
import { quotaRoutes } from './quotas/routes'
import { repositoryRoutes } from './repositories/routes'
import { robotRoutes } from './robots/routes'
import { systemRoutes } from './system/routes'
import { currentUserRoutes } from './users/current-user-routes'
import { userRoutes } from './users/routes'
import { webhookRoutes } from './webhooks/routes'

/** The whole REST API of the fake: an area is a file, and a line here. */
export const routes: readonly Route[] = [
  ...projectRoutes,
  ...projectMetadataRoutes,
  ...projectScannerRoutes,
  ...memberRoutes,
  ...repositoryRoutes,
  ...artifactRoutes,
  ...tagRoutes,
  ...artifactLabelRoutes,
  ...accessoryRoutes,
  ...additionRoutes,
  ...robotRoutes,
  ...webhookRoutes,
  ...currentUserRoutes,
  ...userRoutes,
  ...quotaRoutes,
  ...labelRoutes,
  ...systemRoutes,
]
