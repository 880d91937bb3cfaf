import type { Area } from '../area'
import { projectMetadataRoutes } from './project-metadata-routes'
import { projectScannerRoutes } from './project-scanner-routes'
import { projectRoutes } from './routes'

export const projects: Area = {
  routes: [...projectRoutes, ...projectMetadataRoutes, ...projectScannerRoutes],
}
