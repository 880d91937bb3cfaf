import { conflict, done, notFound } from '../../http/answers'
import { type Call, type Route, route } from '../../http/router'
import type { Artifact } from '../../rows'
import { labelBody } from '../labels/routes'
import { requireProjectByName } from '../projects/project-lookup'
import { type ArtifactParams, repositoryName } from './artifact-lookup'
import { findArtifact } from './artifacts'

const base = '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels'

export const artifactLabelRoutes: readonly Route[] = [
  route('POST', base, { body: labelBody }, (call) => {
    const { state, body } = call
    const project = requireProjectByName(call, call.params.project_name, 'create', 'artifact-label')
    const id = body.id ?? 0
    const label = state.labels.get(id)
    if (!label || (label.scope === 'p' && label.project_id !== project.id))
      throw notFound(`label ${id} not found`)
    const artifact = artifactOf(call)
    if (artifact.labels.has(id)) throw conflict(`label ${id} is already added to the artifact ${artifact.id}`)
    artifact.labels.add(id)
    return done()
  }),

  route('DELETE', `${base}/{label_id:int64}`, {}, (call) => {
    requireProjectByName(call, call.params.project_name, 'delete', 'artifact-label')
    const artifact = artifactOf(call)
    const { label_id } = call.params
    if (!artifact.labels.delete(label_id)) {
      throw notFound(`reference with label ${label_id} and artifact ${artifact.id} not found`)
    }
    return done()
  }),
]

function artifactOf(call: Call<ArtifactParams, unknown>): Artifact {
  return findArtifact(call.state, repositoryName(call.params), call.params.reference)
}
