import type * as models from '../../../../generated/models'
import { type Execution, type JobStatus, type Task, toSeconds } from '../../engine/jobs'
import { schedulerIn } from '../../engine/schedules'
import type { Selector } from '../../engine/selectors'
import { view } from '../../http/json'
import { never, type State } from '../../state'
import { type RetentionPolicy, type RetentionRule, vendor_type } from './retention-policy'

export function viewPolicy(state: State, policy: RetentionPolicy): models.RetentionPolicy {
  const schedule = schedulerIn(state).find({ vendor_type, vendor_id: policy.id })
  const next = schedule && schedulerIn(state).nextTime(schedule)
  return {
    algorithm: 'or',
    id: policy.id,
    rules: policy.rules.map(viewRule),
    scope: { level: 'project', ref: policy.project_id },
    trigger: {
      kind: 'Schedule',
      settings: { cron: policy.cron, ...(next !== undefined && { next_scheduled_time: next }) },
    },
  }
}

/** The number of a rule is its place. */
function viewRule(rule: RetentionRule, index: number): models.RetentionRule {
  const scopes = Object.entries(rule.scope_selectors).map(([key, list]) => [key, list.map(viewSelector)])
  return view<models.RetentionRule>({
    action: 'retain',
    disabled: rule.disabled || undefined,
    id: index || undefined,
    params: Object.keys(rule.params).length > 0 ? rule.params : undefined,
    priority: rule.priority || undefined,
    scope_selectors: scopes.length > 0 ? Object.fromEntries(scopes) : undefined,
    tag_selectors: rule.tag_selectors?.map(viewSelector) ?? null,
    template: templateOf(rule),
  })
}

const templates = [
  'latestPushedK',
  'latestPulledN',
  'nDaysSinceLastPush',
  'nDaysSinceLastPull',
  'latestActiveK',
  'lastXDays',
  'always',
] as const

/** It is shown as it was given, which may be a word that Harbor does not know. */
function templateOf({ template }: RetentionRule): models.RetentionRule['template'] {
  return templates.find((one) => one === template) ?? (template as models.RetentionRule['template'])
}

function viewSelector({ extras, ...selector }: Selector): models.RetentionSelector {
  return { ...selector, ...(extras !== '' && { extras }) }
}

export function viewRetentionExecution(execution: Execution): models.RetentionExecution {
  return view<models.RetentionExecution>({
    dry_run: execution.extra_attrs.dry_run === true || undefined,
    end_time: toSeconds(execution.end_time ?? never),
    id: execution.id,
    policy_id: execution.vendor_id,
    start_time: execution.start_time,
    status: execution.status,
    trigger: execution.trigger,
  })
}

const codes: Readonly<Record<JobStatus, number>> = {
  Pending: 0,
  Running: 2,
  Success: 3,
  Error: 3,
  Stopped: 3,
}

export function viewRetentionTask(task: Task): models.RetentionExecutionTask {
  const { repository, total, retained } = task.extra_attrs
  return {
    end_time: toSeconds(task.end_time ?? never),
    execution_id: task.execution_id,
    id: task.id,
    job_id: task.job_id,
    repository: String(repository),
    retained: Number(retained),
    start_time: toSeconds(task.start_time),
    status: task.status,
    status_code: codes[task.status],
    total: Number(total),
  }
}
