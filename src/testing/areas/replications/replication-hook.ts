import type { ReplicationEventData, ReplicationResource } from '../../../webhooks'
import type { Execution, Task } from '../../engine/jobs'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import { projectsIn } from '../projects/project'
import { registriesIn } from '../registries/registry'
import { notify } from '../webhooks/deliveries'
import type { ReplicationPolicy } from './replication-policy'

interface Told {
  readonly execution: Execution
  readonly task: Task
  readonly cause: Cause
}

const told = ['Running', 'Success', 'Error'] as const

/** Each attempt of a task tells the policies of the local project that it begins, and how it ends. Stopping tells nothing. */
export function tellOfTask(state: State, policy: ReplicationPolicy, { execution, task, cause }: Told): void {
  const status = told.find((one) => one === task.status)
  const isPull = policy.dest_registry_id === 0
  const [source, destination] = [
    split(task.extra_attrs.source_resource),
    split(task.extra_attrs.destination_resource),
  ]
  const local = isPull ? destination : source
  const project = projectsIn(state).find('name', local.namespace)
  if (!project || status === undefined) return
  const sides = sidesOf(state, policy, source.namespace, destination.namespace)
  const artifact = {
    ...{ type: 'artifact', status, name_tag: local.title },
    references: String(task.extra_attrs.references).split(','),
  }
  const replication: ReplicationEventData['replication'] = {
    harbor_hostname: new URL(state.url).hostname,
    job_status: status,
    ...(policy.description !== '' && { description: policy.description }),
    artifact_type: 'artifact',
    authentication_type: sides.authentication,
    ...(policy.override && { override_mode: true }),
    trigger_type: execution.trigger,
    policy_creator: policy.creator,
    execution_timestamp: Math.floor(Date.parse(execution.start_time) / 1000),
    src_resource: sides.source,
    dest_resource: sides.destination,
    ...(status === 'Success' && { successful_artifact: [artifact] }),
    ...(status === 'Error' && { failed_artifact: [artifact] }),
    execution_id: execution.id,
    task_id: task.id,
  }
  notify(state, {
    project_id: project.id,
    type: 'REPLICATION',
    event_data: { replication },
    cause,
  })
}

interface Sides {
  readonly source: ReplicationResource
  readonly destination: ReplicationResource
  readonly authentication: string
}

/** Harbor gives the remote side the namespace of the source, whichever it is: where it pushes, both are exchanged. */
function sidesOf(state: State, policy: ReplicationPolicy, source: string, destination: string): Sides {
  const isPull = policy.dest_registry_id === 0
  const registry = registriesIn(state).get(policy.src_registry_id || policy.dest_registry_id)
  const remote = {
    ...{ registry_name: registry?.name ?? '', registry_type: registry?.type ?? '' },
    ...{ endpoint: registry?.url ?? '', namespace: source },
  }
  const local = { registry_type: 'harbor', endpoint: state.url, namespace: destination }
  const authentication = registry?.credential_type ?? ''
  return isPull
    ? { source: remote, destination: local, authentication }
    : { source: local, destination: remote, authentication }
}

function split(resource: unknown): { namespace: string; title: string } {
  const [namespace = '', ...rest] = String(resource).split('/')
  return { namespace, title: rest.join('/') }
}
