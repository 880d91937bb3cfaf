import type * as models from '../../../generated/models'
import { type Execution, type JobStatus, jobsIn, type Task, toSeconds } from '../engine/jobs'
import type { Columns } from '../http/columns'
import { view } from '../http/json'
import { never, type State } from '../state'

// Executions and tasks as webhooks and preheat policies show them.

export const executionColumns: Columns<Execution> = {
  columns: {
    id: 'number',
    vendor_type: 'string',
    vendor_id: 'number',
    status: 'string',
    status_message: 'string',
    trigger: 'string',
    start_time: 'time',
    update_time: 'time',
  },
  others: { end_time: { type: 'time', of: ({ end_time = never }) => end_time } },
  order: '-start_time',
}

export const taskColumns: Columns<Task> = {
  columns: {
    id: 'number',
    execution_id: 'number',
    job_id: 'string',
    status: 'string',
    status_message: 'string',
    run_count: 'number',
    creation_time: 'time',
    start_time: 'time',
    update_time: 'time',
  },
  others: { end_time: { type: 'time', of: ({ end_time = never }) => end_time } },
  order: '-start_time,-id',
}

export function viewExecution(state: State, execution: Execution): models.Execution {
  return view<models.Execution>({
    end_time: toSeconds(execution.end_time ?? never),
    extra_attrs: execution.extra_attrs,
    id: execution.id,
    metrics: viewMetrics(state, execution),
    start_time: toSeconds(execution.start_time),
    status: execution.status,
    status_message: execution.status_message || undefined,
    trigger: execution.trigger,
    vendor_id: execution.vendor_id,
    vendor_type: execution.vendor_type,
  })
}

/** What there is none of is left out. */
function viewMetrics(state: State, execution: Execution): models.Metrics {
  const tasks = jobsIn(state).tasksOf(execution)
  const count = (status: JobStatus) => tasks.filter((task) => task.status === status).length || undefined
  return view<models.Metrics>({
    error_task_count: count('Error'),
    pending_task_count: count('Pending'),
    running_task_count: count('Running'),
    stopped_task_count: count('Stopped'),
    success_task_count: count('Success'),
    task_count: tasks.length || undefined,
  })
}

export function viewTask(task: Task): models.Task {
  return view<models.Task>({
    creation_time: toSeconds(task.creation_time),
    end_time: toSeconds(task.end_time ?? never),
    execution_id: task.execution_id,
    extra_attrs: Object.keys(task.extra_attrs).length > 0 ? task.extra_attrs : undefined,
    id: task.id,
    run_count: task.run_count || undefined,
    start_time: toSeconds(task.start_time),
    status: task.status,
    status_message: task.status_message || undefined,
    update_time: toSeconds(task.update_time),
  })
}
