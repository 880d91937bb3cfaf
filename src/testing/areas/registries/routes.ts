import type { FilterStyle } from '../../../../generated/models'
import { requireSystem } from '../../access/access'
import { badRequest, conflict, created, done, json, notFound } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { fuzzy } from '../../http/q'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'
import { labelsIn } from '../labels/label'
import { locationOf } from '../projects/project-lookup'
import { readURL, registryTypes, requireHealthy } from './health'
import { providerInfos } from './provider-infos'
import { type Registry, registriesIn, registryDeleting } from './registry'
import { viewLocal, viewRegistry } from './registry-view'

const columns: Columns<Registry> = {
  columns: {
    id: 'number',
    name: 'string',
    description: 'string',
    type: 'string',
    url: 'string',
    creation_time: 'time',
    update_time: 'time',
  },
  others: { status: { type: 'string', of: ({ status }) => status } },
  order: 'id',
}

export const registryRoutes: readonly Route[] = [
  on('createRegistry', async (call) => {
    const { state, body } = call
    requireSystem(call.actor, 'create', 'registry')
    const {
      name = '',
      description = '',
      type = '',
      insecure = false,
      ca_certificate = '',
      credential = {},
    } = body
    const { type: credential_type = '', access_key = '', access_secret = '' } = credential
    const registry = {
      name,
      description,
      type,
      insecure,
      ca_certificate,
      credential_type,
      access_key,
      access_secret,
    }
    if (name === '') throw badRequest('name cannot be empty')
    const url = readURL(body.url ?? '')
    await requireHealthy(state, { ...registry, url })
    requireFreeName(state, name)
    const now = state.now()
    const times = { creation_time: now, update_time: now }
    const { id } = registriesIn(state).insert((id) => ({ ...registry, url, id, status: 'healthy', ...times }))
    return created(locationOf(call, id))
  }),

  on('listRegistries', (call) => {
    requireSystem(call.actor, 'list', 'registry')
    return answerList(call, columns, {
      rows: registriesIn(call.state).rows(),
      keywords: { name: fuzzy(call.query.text('name')) },
      view: viewRegistry,
    })
  }),

  on('getRegistry', (call) => {
    requireSystem(call.actor, 'read', 'registry')
    if (call.params.id === 0) return json(viewLocal(call.state))
    return json(viewRegistry(requireRegistry(call.state, call.params.id)))
  }),

  // What is not given stays as it is.
  on('updateRegistry', async (call) => {
    const { state, body } = call
    requireSystem(call.actor, 'update', 'registry')
    const registry = requireRegistry(state, call.params.id)
    const { name = registry.name } = body
    if (name !== registry.name) requireFreeName(state, name)
    const url = body.url === undefined ? registry.url : readURL(body.url)
    await requireHealthy(state, { ...registry, ...body, url })
    registriesIn(state).update(registry, {
      ...{ name, url, update_time: state.now() },
      description: body.description ?? registry.description,
      insecure: body.insecure ?? registry.insecure,
      ca_certificate: body.ca_certificate ?? registry.ca_certificate,
      credential_type: body.credential_type ?? registry.credential_type,
      access_key: body.access_key ?? registry.access_key,
      access_secret: body.access_secret ?? registry.access_secret,
    })
    return done()
  }),

  on('deleteRegistry', (call) => {
    const { state } = call
    requireSystem(call.actor, 'delete', 'registry')
    const registry = requireRegistry(state, call.params.id)
    registryDeleting.publish(state, registry)
    registriesIn(state).delete(registry)
    return done()
  }),

  on('pingRegistry', async (call) => {
    const { state, body } = call
    requireSystem(call.actor, 'read', 'registry')
    const { id } = body
    const known = id === undefined ? undefined : requireRegistry(state, id)
    const { type = known?.type ?? '', url = known?.url ?? '' } = body
    const { access_key = known?.access_key ?? '', access_secret = known?.access_secret ?? '' } = body
    if (body.url !== undefined) readURL(body.url)
    if (type === '' || url === '') throw badRequest('type or url cannot be empty')
    await requireHealthy(state, { type, url, access_key, access_secret })
    return done()
  }),

  // This Harbor itself is the registry 0.
  on('getRegistryInfo', (call) => {
    const { state, params } = call
    requireSystem(call.actor, 'read', 'registry')
    const isLocal = params.id === 0
    const { type } = isLocal ? { type: 'harbor' } : requireRegistry(state, params.id)
    const filters: FilterStyle[] = [
      { style: 'input', type: 'name', values: null },
      { style: 'input', type: 'tag', values: null },
    ]
    const labels = isLocal
      ? labelsIn(state)
          .where('scope', 0)
          .map(({ name }) => name)
      : []
    if (type === 'harbor') {
      filters.push({ style: 'list', type: 'label', values: labels.length > 0 ? labels : null })
      filters.push({ style: 'radio', type: 'resource', values: ['image', 'artifact'] })
    }
    return json({
      supported_copy_by_chunk: true,
      supported_resource_filters: filters,
      supported_triggers: ['manual', 'scheduled', ...(isLocal ? ['event_based'] : [])],
      type,
    })
  }),

  on('listRegistryProviderTypes', (call) => {
    requireSystem(call.actor, 'list', 'replication-adapter')
    return json([...registryTypes])
  }),

  on('listRegistryProviderInfos', (call) => {
    requireSystem(call.actor, 'list', 'replication-adapter')
    return json(providerInfos)
  }),
]

export function requireRegistry(state: State, id: number): Registry {
  const registry = registriesIn(state).get(id)
  if (!registry) throw notFound(`registry ${id} not found`)
  return registry
}

function requireFreeName(state: State, name: string): void {
  if (registriesIn(state).find('name', name)) throw conflict(`registry ${name} already exists`)
}
