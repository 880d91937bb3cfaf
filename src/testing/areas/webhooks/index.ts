import type { Area } from '../area'
import { webhookRoutes } from './routes'

/** The policies of a project stay when it goes. */
export const webhooks: Area = { routes: webhookRoutes }
