import type * as models from '../../../../generated/models'
import { requireSystem } from '../../access/access'
import { type Execution, executionsIn, type JobStatus, jobsIn, type Task, tasksIn } from '../../engine/jobs'
import { created, json, text } from '../../http/answers'
import { causeOf } from '../../http/cause'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { on, type Route } from '../../http/route'
import { never, type State } from '../../state'
import { executionColumns, taskColumns } from '../execution-views'
import { locationOf } from '../projects/project-lookup'
import { requireExecution, requireTask } from './execution-lookup'
import { requirePolicy } from './policy-routes'
import { startReplication } from './run'

// Replication has words of its own for what every job has, from before there were jobs.

const statuses = {
  Pending: 'Pending',
  Running: 'InProgress',
  Success: 'Succeed',
  Error: 'Failed',
  Stopped: 'Stopped',
} as const satisfies Record<JobStatus, string>

const triggers: Readonly<Record<string, models.ReplicationExecution['trigger']>> = {
  MANUAL: 'manual',
  SCHEDULE: 'scheduled',
  EVENT: 'event_based',
}

const tasksInOrder: Columns<Task> = { ...taskColumns, order: '-start_time,-id' }

export const replicationExecutionRoutes: readonly Route[] = [
  on('startReplication', (call) => {
    const { state } = call
    requireSystem(call.actor, 'create', 'replication')
    const policy = requirePolicy(state, call.body.policy_id ?? 0)
    const { id } = startReplication(state, policy, { by: 'MANUAL', cause: causeOf(call) })
    return created(locationOf(call, id))
  }),

  // Whether it has ended or not. Harbor's handler forgets to answer, which comes out as this.
  on('stopReplication', (call) => {
    requireSystem(call.actor, 'create', 'replication')
    jobsIn(call.state).stop(requireExecution(call.state, call.params.id))
    return new Response('null\n', { headers: { 'content-type': 'application/json' } })
  }),

  on('listReplicationExecutions', (call) => {
    const { state, query } = call
    requireSystem(call.actor, 'list', 'replication')
    const [policy, status, trigger] = [query.int('policy_id'), query.text('status'), query.text('trigger')]
    return answerList(call, executionColumns, {
      rows: executionsIn(state).rows('type', 'REPLICATION'),
      only: [
        ({ vendor_id }) => policy === undefined || vendor_id === policy,
        (execution) => !status || statuses[execution.status] === status,
        (execution) => !trigger || triggers[execution.trigger] === trigger,
      ],
      view: (execution) => viewExecution(state, execution),
    })
  }),

  on('getReplicationExecution', (call) => {
    requireSystem(call.actor, 'read', 'replication')
    return json(viewExecution(call.state, requireExecution(call.state, call.params.id)))
  }),

  on('listReplicationTasks', (call) => {
    const { state, query } = call
    requireSystem(call.actor, 'list', 'replication')
    const execution = requireExecution(state, call.params.id)
    const [status, type] = [query.text('status'), query.text('resource_type')]
    return answerList(call, tasksInOrder, {
      rows: tasksIn(state).rows('execution', execution.id),
      only: [
        (task) => !status || statuses[task.status] === status,
        ({ extra_attrs }) => !type || extra_attrs.resource_type === type,
      ],
      view: viewTask,
    })
  }),

  on('getReplicationLog', (call) => {
    requireSystem(call.actor, 'read', 'replication')
    const execution = requireExecution(call.state, call.params.id)
    const { log } = requireTask(call.state, execution, call.params.task_id)
    // Whoever asks for JSON gets JSON under the same name (test/recordings/api/replication.json, "Accept: application/json").
    return text(call.format === 'application/json' ? `${JSON.stringify(log)}\n` : log, 'text/plain')
  }),
]

function viewExecution(state: State, execution: Execution): models.ReplicationExecution {
  const tasks = jobsIn(state).tasksOf(execution)
  const count = (...of: JobStatus[]) => tasks.filter(({ status }) => of.includes(status)).length
  const { status } = execution
  return {
    end_time: execution.end_time ?? never,
    failed: count('Error'),
    id: execution.id,
    in_progress: count('Pending', 'Running'),
    policy_id: execution.vendor_id,
    start_time: execution.start_time,
    status: status === 'Pending' ? 'InProgress' : statuses[status],
    status_text: execution.status_message,
    stopped: count('Stopped'),
    succeed: count('Success'),
    total: tasks.length,
    trigger: triggers[execution.trigger] ?? 'manual',
  }
}

function viewTask(task: Task): models.ReplicationTask {
  const { extra_attrs } = task
  return {
    dst_resource: String(extra_attrs.destination_resource),
    end_time: task.end_time ?? never,
    execution_id: task.execution_id,
    id: task.id,
    job_id: task.job_id,
    operation: extra_attrs.operation === 'copy' ? 'copy' : 'deletion',
    resource_type: String(extra_attrs.resource_type),
    src_resource: String(extra_attrs.source_resource),
    start_time: task.status === 'Pending' ? never : task.start_time,
    status: statuses[task.status],
  }
}
