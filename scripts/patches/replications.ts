import { alwaysPresent, holds, mustBeGiven, oneOf } from './members'
import type { Patch } from './patch'

const triggers = ['manual', 'scheduled', 'event_based'] as const
const text = { type: 'string' }

export const replications: readonly Patch[] = [
  alwaysPresent(
    'ReplicationPolicy',
    ['id', 'name', 'src_registry', 'dest_registry', 'dest_namespace_replace_count', 'speed', 'copy_by_chunk'],
    'replication.json: getReplicationPolicy; the registry that is not named is the local one (controller/replication). ' +
      'Not single_active_replication, which came with 2.14; not trigger, which a policy may be made without',
  ),
  mustBeGiven('ReplicationPolicy', ['name'], 'controller/replication/model/model.go: empty name'),
  alwaysPresent(
    'ReplicationTrigger',
    ['type'],
    'replication.json: createReplicationPolicy (400: no such trigger)',
  ),
  mustBeGiven(
    'ReplicationTrigger',
    ['type'],
    'replication.json: createReplicationPolicy (400: no such trigger)',
  ),
  oneOf(
    'ReplicationTrigger',
    ['type'],
    triggers,
    'replication.json: createReplicationPolicy (400: no such trigger)',
  ),
  alwaysPresent(
    'ReplicationFilter',
    ['type', 'value'],
    'replication.json: createReplicationPolicy (400: filter)',
  ),
  mustBeGiven(
    'ReplicationFilter',
    ['type', 'value'],
    'replication.json: createReplicationPolicy (400: filter)',
  ),
  oneOf(
    'ReplicationFilter',
    ['type'],
    ['name', 'tag', 'label', 'resource'],
    'replication.json: createReplicationPolicy (400: filter); pkg/reg/model/policy.go',
  ),
  oneOf('ReplicationFilter', ['decoration'], ['matches', 'excludes'], 'pkg/reg/model/policy.go'),
  holds(
    'ReplicationFilter',
    'value',
    { 'x-oneOf': [text, { type: 'array', items: text }], 'x-omitempty': false, 'x-asked-for': true },
    'a string, or strings for a label',
    'replication.json: createReplicationPolicy (push, manual, all filters); pkg/reg/model/policy.go: Validate',
  ),
  mustBeGiven(
    'StartReplicationExecution',
    ['policy_id'],
    'replication.json: startReplication (404: no such policy)',
  ),
  alwaysPresent(
    'ReplicationExecution',
    ['id', 'policy_id', 'status', 'trigger'],
    'replication.json: listReplicationExecutions; server/v2.0/handler/replication.go: convertExecution',
  ),
  oneOf(
    'ReplicationExecution',
    ['status'],
    ['InProgress', 'Succeed', 'Failed', 'Stopped'],
    'server/v2.0/handler/replication.go: convertExecution',
  ),
  oneOf(
    'ReplicationExecution',
    ['trigger'],
    triggers,
    'server/v2.0/handler/replication.go: convertExecution',
  ),
  alwaysPresent(
    'ReplicationTask',
    ['id', 'execution_id', 'status', 'operation', 'resource_type', 'src_resource', 'dst_resource'],
    'replication.json: listReplicationTasks; controller/replication/flow sets them all. Not job_id, which comes when it runs',
  ),
  oneOf(
    'ReplicationTask',
    ['status'],
    ['Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped'],
    'server/v2.0/handler/replication.go: convertTask',
  ),
  oneOf(
    'ReplicationTask',
    ['operation'],
    ['copy', 'deletion'],
    'controller/replication/flow: copy.go, deletion.go',
  ),
]
