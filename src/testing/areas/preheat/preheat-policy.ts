import { executionsIn, jobsIn } from '../../engine/jobs'
import { schedulerIn } from '../../engine/schedules'
import type { State } from '../../state'
import { table } from '../../table'

/** Which images of a project are sent to an instance, and when. */
export interface PreheatPolicy {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly project_id: number
  /** Of the instance. */
  readonly provider_id: number
  /** JSON, as it was given. */
  readonly filters: string
  /** JSON, as it was given. */
  readonly trigger: string
  /** JSON, or ''. */
  readonly extra_attrs: string
  readonly enabled: boolean
  readonly creation_time: string
  readonly update_time: string
}

export const preheatPoliciesIn = table<PreheatPolicy, 'name' | 'project' | 'provider'>({
  name: ({ project_id, name }) => policyKey(project_id, name),
  project: ({ project_id }) => project_id,
  provider: ({ provider_id }) => provider_id,
})

/** Two projects may have policies of one name. */
export function policyKey(projectId: number, name: string): string {
  return `${projectId}:${name}`
}

/** What executions and schedules of a policy are kept under. */
export function vendorOf({ id }: Pick<PreheatPolicy, 'id'>): { vendor_type: string; vendor_id: number } {
  return { vendor_type, vendor_id: id }
}

export const vendor_type = 'P2P_PREHEAT'

/** With its executions. */
export function deletePolicy(state: State, policy: PreheatPolicy): void {
  schedulerIn(state).remove(vendorOf(policy))
  const executions = executionsIn(state).where('vendor', `${vendor_type} ${policy.id}`)
  for (const execution of executions) jobsIn(state).delete(execution)
  preheatPoliciesIn(state).delete(policy)
}
