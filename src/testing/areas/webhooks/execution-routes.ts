import type { WebhookJob, WebhookLastTrigger } from '../../../../generated/models'
import { type Execution, executionsIn, tasksIn } from '../../engine/jobs'
import { json, notFound, text } from '../../http/answers'
import { view } from '../../http/json'
import { answerList } from '../../http/list'
import { type Call, on, type Route } from '../../http/route'
import { never, type State } from '../../state'
import { rowsFrom } from '../../table'
import { executionColumns, taskColumns, viewExecution, viewTask } from '../execution-views'
import { requireProjectId } from '../projects/project-lookup'
import { executionsOf } from './deliveries'
import { type PolicyParams, requirePolicy } from './policy-lookup'
import { readEvent } from './webhook-policies'
import { type WebhookPolicy, webhookPoliciesIn } from './webhook-policy'

export const webhookExecutionRoutes: readonly Route[] = [
  on('LastTrigger', (call) => {
    const { state } = call
    const projectId = requireProjectId(call, 'read', 'notification-policy')
    const policies = webhookPoliciesIn(state)
      .where('project', projectId)
      .sort((a, b) => a.id - b.id)
    return json(policies.flatMap((policy) => viewTriggers(state, policy)))
  }),

  on('ListWebhookJobs', (call) => {
    const { state, query } = call
    const projectId = requireProjectId(call, 'list', 'notification-policy')
    const id = query.int('policy_id') ?? 0
    const policy = webhookPoliciesIn(state).get(id)
    if (policy?.project_id !== projectId) throw notFound(`notificationPolicy ${id} not found`)
    const statuses = query.all('status')
    return answerList(call, executionColumns, {
      rows: rowsFrom(() => executionsOf(state, policy)),
      only: statuses.length > 0 ? [({ status }) => statuses.includes(status)] : [],
      view: (execution) => viewJob(execution),
    })
  }),

  on('ListExecutionsOfWebhookPolicy', (call) => {
    const policy = requirePolicy(call, 'read')
    return answerList(call, executionColumns, {
      rows: rowsFrom(() => executionsOf(call.state, policy)),
      view: (execution) => viewExecution(call.state, execution),
    })
  }),

  on('ListTasksOfWebhookExecution', (call) => {
    const execution = requireExecution(call)
    return answerList(call, taskColumns, {
      rows: tasksIn(call.state).rows('execution', execution.id),
      view: viewTask,
    })
  }),

  on('GetLogsOfWebhookTask', (call) => {
    const execution = requireExecution(call)
    const { task_id } = call.params
    const task = tasksIn(call.state).get(task_id)
    if (!task) throw notFound(`task ${task_id} not found`)
    if (task.execution_id === execution.id) return text(task.log, 'text/plain')
    throw notFound(`resource not found: task ${task_id} not found in execution ${execution.id}`)
  }),
]

function requireExecution(call: Call<PolicyParams & { readonly execution_id: number }, unknown>): Execution {
  const policy = requirePolicy(call, 'read')
  const id = call.params.execution_id
  const execution = executionsIn(call.state).get(id)
  if (!execution) throw notFound(`execution ${id} not found`)
  if (executionsOf(call.state, policy).includes(execution)) return execution
  throw notFound(`resource not found: execution ${id} not found in policy ${policy.id}`)
}

/** For each event type of a policy when it was last met, delivered or not. */
function viewTriggers(state: State, policy: WebhookPolicy): WebhookLastTrigger[] {
  const executions = executionsOf(state, policy)
  return policy.event_types.map((event_type) => {
    const starts = executions
      .filter(({ extra_attrs }) => extra_attrs.event_type === event_type)
      .map(({ start_time }) => start_time)
    return view<WebhookLastTrigger>({
      creation_time: never,
      enabled: policy.enabled || undefined,
      event_type,
      last_trigger_time: starts.sort().at(-1) ?? never,
      policy_name: policy.name,
    })
  })
}

/** An execution, as it was called before there were executions. */
function viewJob({
  id,
  vendor_type,
  vendor_id,
  status,
  extra_attrs,
  start_time,
  update_time,
}: Execution): WebhookJob {
  return {
    creation_time: start_time,
    event_type: readEvent(extra_attrs.event_type),
    id,
    job_detail: String(extra_attrs.payload),
    notify_type: vendor_type === 'SLACK' ? 'slack' : 'http',
    policy_id: vendor_id,
    status,
    update_time,
  }
}
