import { type Execution, executionsIn, type Task, tasksIn } from '../../engine/jobs'
import { notFound } from '../../http/answers'
import type { State } from '../../state'
import { type ReplicationPolicy, vendorOf } from './replication-policy'

export function executionsOf(state: State, policy: ReplicationPolicy): Execution[] {
  const { vendor_type, vendor_id } = vendorOf(policy)
  return executionsIn(state).where('vendor', `${vendor_type} ${vendor_id}`)
}

export function requireExecution(state: State, id: number): Execution {
  const execution = executionsIn(state).get(id)
  if (execution?.vendor_type === 'REPLICATION') return execution
  throw notFound(`replication execution ${id} not found`)
}

export function requireTask(state: State, execution: Execution, id: number): Task {
  const task = tasksIn(state).get(id)
  if (task?.execution_id === execution.id) return task
  throw notFound(`replication task ${id} not found`)
}
