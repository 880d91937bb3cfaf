import { jobsIn } from '../../engine/jobs'
import { schedulerIn } from '../../engine/schedules'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import { type Project, projectsIn } from '../projects/project'
import { type RetentionPolicy, retentionPoliciesIn, vendor_type } from './retention-policy'
import { startRetention } from './run'

type Given = Pick<RetentionPolicy, 'algorithm' | 'rules' | 'cron'>

/** A policy for a project that has none. The project's metadata say so. */
export function addPolicy(state: State, project: Project, given: Given, cause: Cause): RetentionPolicy {
  const policy = retentionPoliciesIn(state).insert((id) => ({ id, project_id: project.id, ...given }))
  const metadata = { ...project.metadata, retention_id: String(policy.id) }
  projectsIn(state).update(project, { metadata })
  schedule(state, policy, cause)
  return policy
}

export function changePolicy(state: State, policy: RetentionPolicy, given: Given, cause: Cause): void {
  retentionPoliciesIn(state).update(policy, given)
  schedule(state, policy, cause)
}

/** With its executions. */
export function deletePolicy(state: State, policy: RetentionPolicy): void {
  const jobs = jobsIn(state)
  for (const one of jobs.executions.where('vendor', `${vendor_type} ${policy.id}`)) jobs.delete(one)
  schedulerIn(state).remove({ vendor_type, vendor_id: policy.id })
  retentionPoliciesIn(state).delete(policy)
  const project = projectsIn(state).get(policy.project_id)
  if (!project) return
  const { retention_id: _, ...metadata } = project.metadata
  projectsIn(state).update(project, { metadata })
}

function schedule(state: State, policy: RetentionPolicy, { origin }: Cause): void {
  const vendor = { vendor_type, vendor_id: policy.id }
  schedulerIn(state).remove(vendor)
  const { cron } = policy
  if (cron === '') return
  schedulerIn(state).set({ ...vendor, cron_type: '', cron, extra_attrs: {} }, () => {
    const cause = { operator: 'harbor-jobservice', origin, requestId: state.newId() }
    startRetention(state, { policy, trigger: 'SCHEDULE', dryRun: false, cause })
  })
}
