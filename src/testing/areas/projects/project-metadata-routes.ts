import { badRequest, conflict, done, json } from '../../http/answers'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'
import { type Project, projectsIn } from './project'
import { requireProjectByNameOrId } from './project-lookup'

const booleans = [
  'public',
  'enable_content_trust',
  'enable_content_trust_cosign',
  'prevent_vul',
  'auto_scan',
  'auto_sbom_generation',
  'reuse_sys_cve_allowlist',
  'proxy_cache_local_on_not_found',
]
const yes = ['1', 't', 'T', 'TRUE', 'true', 'True']
const no = ['0', 'f', 'F', 'FALSE', 'false', 'False']
const severities = ['none', 'low', 'medium', 'high', 'critical']

export const projectMetadataRoutes: readonly Route[] = [
  on('listProjectMetadatas', (call) =>
    json({ ...requireProjectByNameOrId(call, 'read', 'metadata').metadata }),
  ),

  on('addProjectMetadatas', (call) => {
    const project = requireProjectByNameOrId(call, 'create', 'metadata')
    const [key, value] = onePair(call.body ?? {})
    if (project.metadata[key] !== undefined) {
      throw conflict(`metadata ${key} already exists for project ${project.id}`)
    }
    setMetadata(call.state, project, { [key]: value })
    return done()
  }),

  on('getProjectMetadata', (call) => {
    const { metadata } = requireProjectByNameOrId(call, 'read', 'metadata')
    const value = metadata[call.params.meta_name]
    return json(value === undefined ? {} : { [call.params.meta_name]: value })
  }),

  // A key that is not set stays unset, and the answer does not say so (test/recordings/api/project-metadata.json).
  on('updateProjectMetadata', (call) => {
    const project = requireProjectByNameOrId(call, 'update', 'metadata')
    const name = call.params.meta_name
    const [key, value] = onePair({ [name]: call.body?.[name] ?? '' })
    if (project.metadata[key] !== undefined) setMetadata(call.state, project, { [key]: value })
    return done()
  }),

  on('deleteProjectMetadata', (call) => {
    const project = requireProjectByNameOrId(call, 'delete', 'metadata')
    const { [call.params.meta_name]: _gone, ...metadata } = project.metadata
    projectsIn(call.state).update(project, { metadata })
    return done()
  }),
]

function setMetadata(state: State, project: Project, pair: Readonly<Record<string, string>>): void {
  projectsIn(state).update(project, { metadata: { ...project.metadata, ...pair } })
}

function onePair(metadata: Readonly<Record<string, string>>): [key: string, value: string] {
  const [pair, ...more] = Object.entries(metadata)
  if (!pair || more.length > 0) throw badRequest('only allow one key/value pair')
  const [key, value] = pair
  const read = booleans.includes(key) ? readBoolean : readers[key]
  if (!read) throw badRequest(`invalid key: ${key}`)
  const kept = read(value)
  if (kept === undefined) throw badRequest(`invalid value: ${value}`)
  return [key, kept]
}

/** What Harbor makes of a value; `undefined` where it refuses it. */
type Reader = (value: string) => string | undefined

const readers: Readonly<Record<string, Reader>> = {
  severity: readSeverity,
  proxy_speed_kb: readInt32,
  max_upstream_conn(value) {
    const kept = readInt32(value)
    if (kept === undefined || kept === '-1' || Number(kept) > 0) return kept
    throw badRequest(`invalid value for max_upstream_conn: ${kept}`)
  },
}

function readBoolean(value: string): string | undefined {
  if (yes.includes(value)) return 'true'
  return no.includes(value) ? 'false' : undefined
}

/** CVSS 3.0 has no `negligible`: Harbor takes it for `none` (goharbor/harbor `src/pkg/scan/vuln/severity.go`). */
function readSeverity(value: string): string | undefined {
  const severity = value.toLowerCase()
  if (severity === 'negligible') return 'none'
  return severities.includes(severity) ? severity : undefined
}

function readInt32(value: string): string | undefined {
  const number = Number(value)
  return /^[+-]?\d+$/.test(value) && number === (number | 0) ? String(number) : undefined
}
