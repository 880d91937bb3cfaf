import { badRequest, conflict, done, json } from '../answers'
import { optionalBody } from '../body'
import { requireProjectByNameOrId } from '../project-lookup'
import { type Route, route } from '../router'

const metadataBody = optionalBody('metadata', { dictionary: 'string' })

const booleans = [
  'public',
  'enable_content_trust',
  'enable_content_trust_cosign',
  'prevent_vul',
  'auto_scan',
  'auto_sbom_generation',
  'reuse_sys_cve_allowlist',
]
const severities = ['none', 'negligible', 'low', 'medium', 'high', 'critical']

export const projectMetadataRoutes: readonly Route[] = [
  route('GET', '/projects/{project_name_or_id}/metadatas', {}, (call) =>
    json(requireProjectByNameOrId(call, 'read', 'metadata').metadata),
  ),

  route('POST', '/projects/{project_name_or_id}/metadatas', { body: metadataBody }, (call) => {
    const project = requireProjectByNameOrId(call, 'create', 'metadata')
    const [key, value] = onePair(call.body ?? {})
    if (project.metadata[key] !== undefined) {
      throw conflict(`metadata ${key} already exists for project ${project.id}`)
    }
    project.metadata[key] = value
    return done()
  }),

  route('GET', '/projects/{project_name_or_id}/metadatas/{meta_name}', {}, (call) => {
    const { metadata } = requireProjectByNameOrId(call, 'read', 'metadata')
    const value = metadata[call.params.meta_name]
    return json(value === undefined ? {} : { [call.params.meta_name]: value })
  }),

  // A key that is not set stays unset, and the answer does not say so (recordings: project-metadata.json).
  route('PUT', '/projects/{project_name_or_id}/metadatas/{meta_name}', { body: metadataBody }, (call) => {
    const project = requireProjectByNameOrId(call, 'update', 'metadata')
    const name = call.params.meta_name
    const [key, value] = onePair({ [name]: call.body?.[name] ?? '' })
    if (project.metadata[key] !== undefined) project.metadata[key] = value
    return done()
  }),

  route('DELETE', '/projects/{project_name_or_id}/metadatas/{meta_name}', {}, (call) => {
    const project = requireProjectByNameOrId(call, 'delete', 'metadata')
    delete project.metadata[call.params.meta_name]
    return done()
  }),
]

function onePair(metadata: Readonly<Record<string, string>>): [key: string, value: string] {
  const [pair, ...more] = Object.entries(metadata)
  if (!pair || more.length > 0) throw badRequest('only allow one key/value pair')
  const [key, value] = pair
  if (booleans.includes(key)) {
    if (!/^(1|t|true|0|f|false)$/i.test(value)) throw badRequest(`invalid value: ${value}`)
    return [key, String(/^[1t]/i.test(value))]
  }
  if (key !== 'severity') throw badRequest(`invalid key: ${key}`)
  if (!severities.includes(value.toLowerCase())) throw badRequest(`invalid value: ${value}`)
  return [key, value.toLowerCase()]
}
