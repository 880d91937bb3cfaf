import { type Execution, executionsIn, isOver, jobsIn, type TaskPlan } from '../../engine/jobs'
import { precondition } from '../../http/answers'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import { registriesIn } from '../registries/registry'
import { LocalSide } from './local-side'
import { RemoteSide } from './remote-side'
import { tellOfTask } from './replication-hook'
import { type ReplicationPolicy, vendorOf } from './replication-policy'
import { destinationOf, filterResource, type Resource, referencesOf, titleOf } from './resource'
import type { Side } from './side'
import { copyResource, deleteResource } from './transfer'

export interface Started {
  readonly by: 'MANUAL' | 'SCHEDULE' | 'EVENT'
  readonly cause: Cause
  /** What the event was about, and how it went; without it, everything is looked through. */
  readonly event?: { readonly resource: Resource; readonly gone?: 'tag' | 'artifact' }
}

/** Harbor's pauses. An execution ends half a minute after its tasks at most. */
const pauses = { find: 1000, start: 3000, run: 1000, lag: 24_000 }

/** Milliseconds before each further attempt. */
const retries = [60_000, 120_000]

/** @throws {Refusal} 412: the policy is disabled */
export function startReplication(state: State, policy: ReplicationPolicy, started: Started): Execution {
  if (!policy.enabled) throw precondition(`the policy ${policy.id} is disabled`)
  const isBusy = policy.single_active_replication && runningOf(state, policy).length > 0
  return jobsIn(state).start({
    ...vendorOf(policy),
    trigger: started.by,
    extra_attrs: { operator: started.cause.operator },
    status_message: 'no resources need to be replicated',
    pauses,
    async tasks() {
      if (isBusy) throw new Error('Execution skipped: active replication still in progress.')
      return findTasks(state, policy, started)
    },
    onChange(execution, task) {
      if (task) tellOfTask(state, policy, { execution, task, cause: started.cause })
    },
  })
}

function runningOf(state: State, policy: ReplicationPolicy): Execution[] {
  const { vendor_type, vendor_id } = vendorOf(policy)
  return executionsIn(state)
    .where('vendor', `${vendor_type} ${vendor_id}`)
    .filter(({ status }) => !isOver(status))
}

/** One for each repository. */
async function findTasks(state: State, policy: ReplicationPolicy, { event }: Started): Promise<TaskPlan[]> {
  const [from, to] = [sideOf(state, policy.src_registry_id), sideOf(state, policy.dest_registry_id)]
  const resources = event ? [event.resource] : await from.find(policy.filters)
  const pairs = resources.map((source) => [source, renamed(source, policy)] as const)
  if (!event?.gone) for (const [, destination] of pairs) await to.makeProject(destination)
  return pairs.map(([source, destination]) =>
    taskFor(state, policy, { from, to, source, destination, gone: event?.gone }),
  )
}

/** The half of an event that a policy is about. */
export function chosenBy(policy: ReplicationPolicy, resource: Resource): Resource | undefined {
  return filterResource(resource, policy.filters)
}

interface Planned {
  readonly from: Side
  readonly to: Side
  readonly source: Resource
  readonly destination: Resource
  readonly gone: 'tag' | 'artifact' | undefined
}

function taskFor(state: State, policy: ReplicationPolicy, { gone, ...ends }: Planned): TaskPlan {
  const { from, to, source, destination } = ends
  const operation = gone === 'tag' ? 'tag deletion' : gone === 'artifact' ? 'deletion' : 'copy'
  return {
    retries,
    extra_attrs: {
      ...{ operation, resource_type: 'artifact' },
      ...{ source_resource: titleOf(source), destination_resource: titleOf(destination) },
      references: referencesOf(destination).join(','),
    },
    async run(task) {
      const log = (level: string, line: number, text: string) =>
        jobsIn(state).log(task, `[${level}] [${file}:${line}]: ${text}`)
      log('INFO', 140, `client for source registry [type: harbor, URL: ${from.url}, insecure: true] created`)
      log(
        'INFO',
        150,
        `client for destination registry [type: harbor, URL: ${to.url}, insecure: true] created`,
      )
      const isStopped = () => task.status === 'Stopped'
      const transfer = { ...ends, override: policy.override, speed: policy.speed, isStopped, log }
      await (gone ? deleteResource(transfer, gone) : copyResource(transfer))
    },
  }
}

const file = '/harbor/src/controller/replication/transfer/image/transfer.go'

function renamed(source: Resource, policy: ReplicationPolicy): Resource {
  const { dest_namespace, dest_namespace_replace_count } = policy
  return {
    ...source,
    repository: destinationOf(source.repository, dest_namespace, dest_namespace_replace_count),
  }
}

/** A registry stays while a policy names it. */
function sideOf(state: State, registryId: number): Side {
  const registry = registriesIn(state).get(registryId)
  return registry ? new RemoteSide(registry, state.send) : new LocalSide(state)
}
