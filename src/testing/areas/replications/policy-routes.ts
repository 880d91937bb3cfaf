import { actorName, requireSystem } from '../../access/access'
import { isOver, jobsIn } from '../../engine/jobs'
import { schedulerIn } from '../../engine/schedules'
import { conflict, created, done, json, notFound, precondition } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { fuzzy } from '../../http/q'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'
import { locationOf } from '../projects/project-lookup'
import { requireRegistry } from '../registries/routes'
import { executionsOf } from './execution-lookup'
import { readPolicy } from './policy-body'
import { viewPolicy } from './policy-view'
import { type ReplicationPolicy, replicationPoliciesIn, vendorOf } from './replication-policy'
import { startReplication } from './run'

const columns: Columns<ReplicationPolicy> = {
  columns: {
    id: 'number',
    name: 'string',
    description: 'string',
    creator: 'string',
    src_registry_id: 'number',
    dest_registry_id: 'number',
    dest_namespace: 'string',
    override: 'boolean',
    enabled: 'boolean',
    replicate_deletion: 'boolean',
    creation_time: 'time',
    update_time: 'time',
  },
  order: '-creation_time',
}

export const replicationPolicyRoutes: readonly Route[] = [
  on('createReplicationPolicy', (call) => {
    const { state } = call
    requireSystem(call.actor, 'create', 'replication-policy')
    const given = readPolicy(call.body)
    requireRegistry(state, given.src_registry_id || given.dest_registry_id)
    requireFreeName(state, given.name)
    const now = state.now()
    const policy = replicationPoliciesIn(state).insert((id) => ({
      ...{ id, ...given, creator: actorName(call.actor), creation_time: now, update_time: now },
    }))
    schedule(state, policy)
    return created(locationOf(call, policy.id))
  }),

  on('listReplicationPolicies', (call) => {
    requireSystem(call.actor, 'list', 'replication-policy')
    return answerList(call, columns, {
      rows: replicationPoliciesIn(call.state).rows(),
      keywords: { name: fuzzy(call.query.text('name')) },
      view: (policy) => viewPolicy(call.state, policy),
    })
  }),

  on('getReplicationPolicy', (call) => {
    requireSystem(call.actor, 'read', 'replication-policy')
    return json(viewPolicy(call.state, requirePolicy(call.state, call.params.id)))
  }),

  on('updateReplicationPolicy', (call) => {
    const { state } = call
    requireSystem(call.actor, 'update', 'replication-policy')
    const given = readPolicy(call.body)
    requireRegistry(state, given.src_registry_id || given.dest_registry_id)
    const policy = requirePolicy(state, call.params.id)
    if (given.name !== policy.name) requireFreeName(state, given.name)
    replicationPoliciesIn(state).update(policy, { ...given, update_time: state.now() })
    schedule(state, policy)
    return done()
  }),

  // With its executions.
  on('deleteReplicationPolicy', (call) => {
    const { state } = call
    requireSystem(call.actor, 'delete', 'replication-policy')
    const policy = requirePolicy(state, call.params.id)
    const executions = executionsOf(state, policy)
    if (executions.some(({ status }) => !isOver(status))) {
      throw precondition("contains executions that aren't in final status, stop the execution first")
    }
    schedulerIn(state).remove(vendorOf(policy))
    for (const execution of executions) jobsIn(state).delete(execution)
    replicationPoliciesIn(state).delete(policy)
    return done()
  }),
]

export function requirePolicy(state: State, id: number): ReplicationPolicy {
  const policy = replicationPoliciesIn(state).get(id)
  if (!policy) throw notFound(`replication policy ${id} not found`)
  return policy
}

function requireFreeName(state: State, name: string): void {
  if (replicationPoliciesIn(state).find('name', name))
    throw conflict(`replication policy ${name} already exists`)
}

/** In place of what was scheduled for it before. */
function schedule(state: State, policy: ReplicationPolicy): void {
  const { cron } = policy.trigger?.settings ?? {}
  if (!policy.enabled || policy.trigger?.type !== 'scheduled' || cron === undefined) {
    schedulerIn(state).remove(vendorOf(policy))
    return
  }
  schedulerIn(state).set({ ...vendorOf(policy), cron_type: '', cron, extra_attrs: {} }, () => {
    const cause = { operator: '', origin: state.url, requestId: state.newId() }
    startReplication(state, policy, { by: 'SCHEDULE', cause })
  })
}
