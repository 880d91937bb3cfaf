import type { ReplicationFilter } from '../../../../generated/models'
import { parseCron } from '../../engine/cron'
import { badRequest, internalError } from '../../http/answers'
import type { BodyOf } from '../../http/route'
import { isRepositoryName } from '../projects/names'
import type { ReplicationPolicy, ReplicationTrigger } from './replication-policy'

type PolicyBody = BodyOf<'createReplicationPolicy'>
type Given = Omit<ReplicationPolicy, 'id' | 'creator' | 'creation_time' | 'update_time'>

/** `replicate_deletion` is not read; `deletion` is. */
export function readPolicy(body: PolicyBody): Given {
  const { name = '', description = '', dest_namespace = '', filters = [] } = body
  const single = body.single_active_replication ?? false
  // Not even Harbor says why.
  if (single && body.trigger?.type === 'event_based') throw internalError()
  if (name === '') throw badRequest('empty name')
  const [src_registry_id, dest_registry_id] = [body.src_registry?.id ?? 0, body.dest_registry?.id ?? 0]
  if ((src_registry_id === 0) === (dest_registry_id === 0)) {
    throw badRequest(
      "either src_registry or dest_registry should be empty and the other one shouldn't be empty",
    )
  }
  const read = filters.map(readFilter)
  if (dest_namespace !== '' && !isRepositoryName(dest_namespace)) {
    throw badRequest(`invalid destination namespace: ${dest_namespace}`)
  }
  const trigger = readTrigger(body.trigger)
  return {
    ...{ name, description, src_registry_id, dest_registry_id, dest_namespace, trigger, filters: read },
    dest_namespace_replace_count: body.dest_namespace_replace_count ?? -1,
    replicate_deletion: body.deletion ?? false,
    override: body.override ?? false,
    enabled: body.enabled ?? false,
    speed: Math.max(body.speed ?? 0, 0),
    copy_by_chunk: body.copy_by_chunk ?? false,
    single_active_replication: single,
  }
}

const filterTypes = ['name', 'tag', 'label', 'resource'] as const

function readFilter(filter: NonNullable<PolicyBody['filters']>[number]): ReplicationFilter {
  const { type: given, value = '', decoration } = filter
  const type = filterTypes.find((one) => one === given)
  if (type === undefined) throw badRequest('invalid filter type')
  const isList = typeof value !== 'string'
  if (type === 'label' && !isList) throw badRequest('the type of label filter value is not string slice')
  if (type !== 'label' && isList) throw badRequest('the type of filter value is not string')
  if (type === 'resource' && value !== 'image' && value !== 'artifact' && value !== '') {
    throw badRequest(`invalid resource filter: ${value}`)
  }
  const known = decorations.find((one) => one === decoration)
  if (known === undefined && decoration !== undefined && decoration !== '') {
    throw badRequest(`invalid filter decoration, it should be one of ${decorations.join(', ')}`)
  }
  return { type, value, ...(known && { decoration: known }) }
}

const decorations = ['matches', 'excludes'] as const
const triggerTypes = ['manual', 'scheduled', 'event_based'] as const

function readTrigger(trigger: PolicyBody['trigger']): ReplicationTrigger | undefined {
  if (trigger === undefined) return undefined
  const { type: given = '', trigger_settings: settings } = trigger
  const type = triggerTypes.find((one) => one === given)
  if (type === undefined) throw badRequest('invalid trigger type')
  const { cron } = settings ?? {}
  if (type === 'scheduled') requireCron(cron ?? '')
  return { type, settings: settings && (cron === undefined ? {} : { cron }) }
}

function requireCron(cron: string): void {
  if (cron === '') throw badRequest('the cron string cannot be empty when the trigger type is scheduled')
  const [seconds, minutes] = cron.split(' ')
  if (seconds !== '0' && parseCron(cron.replace(/^\S+/, '0'))) {
    throw badRequest('the 1st field (indicating Seconds of time) of the cron setting must be 0')
  }
  if (!parseCron(cron)) throw badRequest(`invalid cron string for scheduled trigger: ${cron}`)
  if (minutes !== '*') return
  throw badRequest('* is not allowed for the Minutes field of the cron setting of replication policy')
}
