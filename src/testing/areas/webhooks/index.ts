import type { Area } from '../area'
import { artifactDeleted, artifactPulled, artifactPushed } from '../artifacts/artifact-events'
import { quotaExceeded, quotaWarned } from '../quotas/quota-events'
import { scanEnded } from '../scanning/scan'
import { notify } from './deliveries'
import { artifactHook, quotaHook } from './event-payloads'
import { webhookExecutionRoutes } from './execution-routes'
import { webhookPolicyRoutes } from './policy-routes'
import { scanHook } from './scan-payload'
import { webhookPoliciesIn } from './webhook-policy'

/** The policies of a project stay when it goes. */
export const webhooks: Area = {
  tables: { webhookPolicies: webhookPoliciesIn },
  routes: [...webhookPolicyRoutes, ...webhookExecutionRoutes],
  start(state) {
    const artifactTopics = [
      ['PUSH_ARTIFACT', artifactPushed],
      ['PULL_ARTIFACT', artifactPulled],
      ['DELETE_ARTIFACT', artifactDeleted],
    ] as const
    for (const [type, topic] of artifactTopics) {
      topic.subscribe(state, (event) => {
        const hook = artifactHook(state, type, event)
        if (hook) notify(state, hook)
      })
    }
    scanEnded.subscribe(state, (event) => {
      const hook = scanHook(state, event)
      if (hook) notify(state, hook)
    })
    quotaExceeded.subscribe(state, (event) => notify(state, quotaHook('QUOTA_EXCEED', event)))
    quotaWarned.subscribe(state, (event) => notify(state, quotaHook('QUOTA_WARNING', event)))
  },
}
