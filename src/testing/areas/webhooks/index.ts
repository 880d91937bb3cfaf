import type { Area } from '../area'
import { webhookRoutes } from './routes'
import { webhookPoliciesIn } from './webhook-policy'

/** The policies of a project stay when it goes. */
export const webhooks = {
  tables: { webhookPolicies: webhookPoliciesIn },
  routes: webhookRoutes,
} satisfies Area
