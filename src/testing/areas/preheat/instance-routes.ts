import type * as models from '../../../../generated/models'
import { requireSystem } from '../../access/access'
import {
  conflict,
  created,
  done,
  internalError,
  json,
  notFound,
  Panic,
  precondition,
  Refusal,
} from '../../http/answers'
import type { Columns } from '../../http/columns'
import { view } from '../../http/json'
import { answerList } from '../../http/list'
import { type BodyOf, on, type Route } from '../../http/route'
import type { State } from '../../state'
import { locationOf } from '../projects/project-lookup'
import { isName } from './names'
import { type PreheatInstance, preheatInstancesIn } from './preheat-instance'
import { preheatPoliciesIn } from './preheat-policy'
import { requireHealthy, vendors } from './vendors'

const columns: Columns<PreheatInstance> = {
  columns: {
    id: 'number',
    name: 'string',
    description: 'string',
    vendor: 'string',
    endpoint: 'string',
    auth_mode: 'string',
    enabled: 'boolean',
    is_default: 'boolean',
    insecure: 'boolean',
    setup_timestamp: 'number',
  },
  order: '',
}

export const preheatInstanceRoutes: readonly Route[] = [
  on('ListProviders', ({ actor }) => {
    requireSystem(actor, 'list', 'preheat-instance')
    return json([...vendors])
  }),

  on('ListInstances', (call) => {
    requireSystem(call.actor, 'list', 'preheat-instance')
    return answerList(call, columns, {
      rows: preheatInstancesIn(call.state).rows('every'),
      view: viewInstance,
    })
  }),

  // The health of an instance is not looked at before it is needed. An id that is given is taken.
  on('CreateInstance', (call) => {
    const { state, body } = call
    requireSystem(call.actor, 'create', 'preheat-instance')
    const given = readInstance(body)
    const instances = preheatInstancesIn(state)
    if (instances.find('endpoint', given.endpoint)) throw internalError()
    const { id: wanted = 0 } = body
    if (instances.find('name', given.name) || instances.get(wanted)) {
      throw conflict(`instance ${given.name} already exists`)
    }
    const setup_timestamp = Math.floor(state.clock.now() / 1000)
    instances.insert((id) => ({ ...given, id: wanted || id, setup_timestamp }))
    return created(locationOf(call, given.name))
  }),

  on('GetInstance', (call) => {
    requireSystem(call.actor, 'read', 'preheat-instance')
    return json(viewInstance(findInstance(call.state, call.params.preheat_instance_name)))
  }),

  // By the id in the body, whatever the path names, and with all that is not given there set to nothing.
  on('UpdateInstance', (call) => {
    const { state, body } = call
    requireSystem(call.actor, 'update', 'preheat-instance')
    const named = findInstance(state, call.params.preheat_instance_name)
    const given = readInstance(body)
    const instance = requireInstance(state, body.id ?? 0)
    if (!given.enabled) requireUnused(state, instance, 'disabled')
    if (given.vendor !== instance.vendor) throw internalError()
    const instances = preheatInstancesIn(state)
    const sameName = instances.find('name', given.name)
    if (sameName && sameName !== instance) throw internalError()
    if (given.is_default) {
      for (const other of instances.where('every', '')) {
        if (other !== instance) instances.update(other, { is_default: false })
      }
    }
    const keepsSecret = given.auth_info === undefined && (given.auth_mode || named.auth_mode) !== 'NONE'
    const auth_info = keepsSecret ? named.auth_info : given.auth_info
    instances.update(instance, { ...given, auth_info, setup_timestamp: body.setup_timestamp ?? 0 })
    return done()
  }),

  on('DeleteInstance', (call) => {
    const { state } = call
    requireSystem(call.actor, 'delete', 'preheat-instance')
    const instance = findInstance(state, call.params.preheat_instance_name)
    requireUnused(state, instance, 'deleted')
    preheatInstancesIn(state).delete(instance)
    return done()
  }),

  // With an id, nothing else of the body is looked at.
  on('PingInstances', async (call) => {
    const { state, body } = call
    requireSystem(call.actor, 'read', 'preheat-instance')
    const { id = 0, endpoint = '' } = body
    const known = id > 0 ? preheatInstancesIn(state).get(id) : undefined
    if (id > 0 && !known) return new Response(null, { status: 404 })
    if (!known && endpoint === '') {
      return new Response(null, { status: 400, headers: { 'content-type': 'application/json' } })
    }
    await orInternalError(requireHealthy(state, known ?? { ...readInstance(body), id, setup_timestamp: 0 }))
    return done()
  }),
]

/** What is no refusal of its own is a 500 without a word. */
export async function orInternalError<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw error instanceof Refusal || error instanceof Panic ? error : internalError()
  }
}

export function requireInstance(state: State, id: number): PreheatInstance {
  const instance = preheatInstancesIn(state).get(id)
  if (instance) return instance
  throw notFound(`instance ${id} not found`)
}

function findInstance(state: State, name: string): PreheatInstance {
  const instance = preheatInstancesIn(state).find('name', name)
  if (instance) return instance
  throw notFound(`instance ${name} not found`)
}

function requireUnused(state: State, { id, name }: PreheatInstance, what: 'deleted' | 'disabled'): void {
  if (preheatPoliciesIn(state).count('provider', id) === 0) return
  throw precondition(`Provider [${name}] cannot be ${what} as some preheat policies are using it`)
}

/** An unknown vendor or mode is taken. @throws {Refusal} 500: the name is none */
function readInstance(body: BodyOf<'CreateInstance'>): Omit<PreheatInstance, 'id' | 'setup_timestamp'> {
  const { name = '', description = '', vendor = '', endpoint = '', auth_mode = '', auth_info = {} } = body
  if (!isName(name)) throw internalError()
  return {
    ...{ name, description, vendor, endpoint, auth_mode },
    auth_info: Object.keys(auth_info).length > 0 ? auth_info : undefined,
    ...{
      enabled: body.enabled ?? false,
      is_default: body.default ?? false,
      insecure: body.insecure ?? false,
    },
  }
}

/** Without its credentials, and without what its health is: that is asked for by a ping. */
function viewInstance(instance: PreheatInstance): models.PreheatInstance {
  const shown = view<Partial<models.PreheatInstance>>({
    auth_mode: instance.auth_mode || undefined,
    default: instance.is_default,
    description: instance.description || undefined,
    enabled: instance.enabled,
    endpoint: instance.endpoint || undefined,
    id: instance.id,
    insecure: instance.insecure,
    name: instance.name,
    setup_timestamp: instance.setup_timestamp || undefined,
    status: 'Unknown',
    vendor: instance.vendor || undefined,
  })
  // One that was given less shows less.
  return shown as models.PreheatInstance
}
