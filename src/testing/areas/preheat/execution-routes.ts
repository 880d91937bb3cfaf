import { type Execution, executionsIn, jobsIn, tasksIn } from '../../engine/jobs'
import { done, internalError, json, notFound, text } from '../../http/answers'
import { answerList } from '../../http/list'
import { exact } from '../../http/q'
import { type Call, on, type Route } from '../../http/route'
import { executionColumns, taskColumns, viewExecution, viewTask } from '../execution-views'
import { requirePolicy } from './policy-routes'
import { preheatPoliciesIn, vendor_type } from './preheat-policy'

export const preheatExecutionRoutes: readonly Route[] = [
  on('ListExecutions', (call) => {
    const { state } = call
    const { id } = requirePolicy(call, 'list')
    return answerList(call, executionColumns, {
      rows: executionsIn(state).rows('vendor', `${vendor_type} ${id}`),
      keywords: { vendor_type: exact(vendor_type), vendor_id: exact(String(id)) },
      view: (execution) => viewExecution(state, execution),
    })
  }),

  on('GetExecution', (call) => json(viewExecution(call.state, requireExecution(call, 'read')))),

  on('StopExecution', (call) => {
    const execution = requireExecution(call, 'update')
    if (call.body.status !== 'Stopped') throw internalError()
    jobsIn(call.state).stop(execution)
    return done()
  }),

  on('ListTasks', (call) => {
    const { id } = requireExecution(call, 'list')
    return answerList(call, taskColumns, {
      rows: tasksIn(call.state).rows('execution', id),
      keywords: { execution_id: exact(String(id)) },
      view: viewTask,
    })
  }),

  on('GetPreheatLog', (call) => {
    const { id, vendor_id } = requireExecution(call, 'read')
    const { task_id } = call.params
    const task = tasksIn(call.state).get(task_id)
    if (!task) throw notFound(`task ${task_id} not found`)
    if (task.execution_id !== id) {
      const project = preheatPoliciesIn(call.state).get(vendor_id)?.project_id
      throw notFound(`resource not found: project id ${project}, task id ${task_id} not found`)
    }
    // In the type that is asked for.
    return call.format === 'application/json' ? json(task.log) : text(task.log, 'text/plain')
  }),
]

type OfExecution = Call<
  {
    readonly project_name: string
    readonly preheat_policy_name: string
    readonly execution_id: number
  },
  unknown
>

function requireExecution(call: OfExecution, action: string): Execution {
  const policy = requirePolicy(call, action)
  const { execution_id } = call.params
  const execution = executionsIn(call.state).get(execution_id)
  if (!execution) throw notFound(`execution ${execution_id} not found`)
  if (execution.vendor_type === vendor_type && execution.vendor_id === policy.id) return execution
  throw notFound(
    `resource not found: project id ${policy.project_id}, execution id ${execution_id} not found`,
  )
}
