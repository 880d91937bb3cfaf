import { conflict, done, notFound } from '../../http/answers'
import { type Call, on, type Route } from '../../http/route'
import { labelsIn } from '../labels/label'
import { requireProjectByName } from '../projects/project-lookup'
import type { Artifact } from './artifact'
import { artifactLabeled } from './artifact-events'
import { addLabel, removeLabel } from './artifact-labels'
import { type ArtifactParams, repositoryName } from './artifact-lookup'
import { findArtifact } from './artifacts'

export const artifactLabelRoutes: readonly Route[] = [
  on('addLabel', (call) => {
    const { state, body } = call
    const project = requireProjectByName(call, call.params.project_name, 'create', 'artifact-label')
    const id = body.id ?? 0
    const label = labelsIn(state).get(id)
    if (!label) throw notFound(`label ${id} not found`)
    if (label.scope === 'p' && label.project_id !== project.id) {
      throw notFound(`project id ${project.id}, label ${id} not found`)
    }
    const artifact = artifactOf(call)
    if (artifact.labels.has(id)) throw conflict(`label ${id} is already added to the artifact ${artifact.id}`)
    addLabel(state, artifact, id)
    artifactLabeled.publish(state, artifact)
    return done()
  }),

  on('removeLabel', (call) => {
    requireProjectByName(call, call.params.project_name, 'delete', 'artifact-label')
    const artifact = artifactOf(call)
    const { label_id } = call.params
    if (!artifact.labels.has(label_id)) {
      throw notFound(`reference with label ${label_id} and artifact ${artifact.id} not found`)
    }
    removeLabel(call.state, artifact, label_id)
    return done()
  }),
]

function artifactOf(call: Call<ArtifactParams, unknown>): Artifact {
  return findArtifact(call.state, repositoryName(call.params), call.params.reference)
}
