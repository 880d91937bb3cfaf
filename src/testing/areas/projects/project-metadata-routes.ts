import { badRequest, conflict, done, json } from '../../http/answers'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'
import { type Project, projectsIn } from './project'
import { requireProjectByNameOrId } from './project-lookup'
import { metadataNames, readMetadata } from './project-metadata'

export const projectMetadataRoutes: readonly Route[] = [
  on('listProjectMetadatas', (call) =>
    json({ ...requireProjectByNameOrId(call, 'list', 'metadata').metadata }),
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
  if (!metadataNames.includes(key)) throw badRequest(`invalid key: ${key}`)
  const kept = readMetadata(key, value)
  if (kept === undefined) throw badRequest(`invalid value: ${value}`)
  return [key, kept]
}
