import type { Route } from '../router'
import { accessoryRoutes } from './accessories'
import { additionRoutes } from './additions'
import { artifactLabelRoutes } from './artifact-labels'
import { artifactRoutes } from './artifacts'
import { currentUserRoutes } from './current-user'
import { labelRoutes } from './labels'
import { memberRoutes } from './members'
import { projectMetadataRoutes } from './project-metadata'
import { projectScannerRoutes } from './project-scanner'
import { projectRoutes } from './projects'
import { quotaRoutes } from './quotas'
import { repositoryRoutes } from './repositories'
import { robotRoutes } from './robots'
import { systemRoutes } from './system'
import { tagRoutes } from './tags'
import { userRoutes } from './users'
import { webhookRoutes } from './webhooks'

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
