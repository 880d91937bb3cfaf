import { requireAuthenticated } from '../../access/access'
import { badRequest, created, done, json } from '../../http/answers'
import type { Keywords, Pattern, Schema, Test } from '../../http/filter'
import { parseQ } from '../../http/filter'
import { answerList, selectRows } from '../../http/listing'
import { answerPage } from '../../http/paging'
import { type Call, on, type Route } from '../../http/route'
import type { Artifact } from '../../rows'
import type { State } from '../../state'
import { locationOf, requireProjectByName, requireProjectByNameOrId } from '../projects/project-lookup'
import { repositoryName, requireArtifact } from './artifact-lookup'
import { artifactOptions, renderArtifact } from './artifact-view'
import { isBase, listedArtifacts } from './artifacts'
import { copyArtifact } from './copy'
import { deleteArtifact } from './delete-artifact'

const schema: Schema<Artifact> = {
  columns: {
    id: 'number',
    project_id: 'number',
    repository_id: 'number',
    repository_name: 'string',
    digest: 'string',
    type: 'string',
    media_type: 'string',
    manifest_media_type: 'string',
    artifact_type: 'string',
    size: 'number',
    push_time: 'time',
    pull_time: 'time',
  },
  order: '-push_time,-id',
}

export const artifactRoutes: readonly Route[] = [
  on('listArtifactsOfProject', (call) => {
    const { state, query } = call
    requireAuthenticated(call.actor)
    const project = requireProjectByNameOrId(call, 'list', 'artifact')
    const artifacts = () => state.artifacts.where('project', project.id)
    if (!query.bool('latest_in_repository')) {
      return list(call, `artifacts of ${project.id}`, () => listedArtifacts(state, artifacts()))
    }
    requireOneType(parseQ(query.text('q')))
    return answerLatest(call, `all artifacts of ${project.id}`, artifacts)
  }),

  // A repository that does not exist is empty here (recordings: artifact.json, "a repository that does not
  // exist").
  on('listArtifacts', (call) => {
    const { state, params } = call
    requireProjectByName(call, params.project_name, 'list', 'artifact')
    const repository = state.repositories.find('name', repositoryName(params))
    return list(call, `artifacts in ${repository?.id}`, () =>
      repository ? listedArtifacts(state, state.artifacts.where('repository', repository.id)) : [],
    )
  }),

  on('CopyArtifact', (call) => {
    const reference = copyArtifact(call, call.query.text('from') ?? '')
    return created(locationOf(call, reference))
  }),

  on('getArtifact', (call) => {
    const artifact = requireArtifact(call, 'read', 'artifact')
    return json(renderArtifact(call.state, artifact, artifactOptions(call.query)))
  }),

  on('deleteArtifact', (call) => {
    deleteArtifact(call.state, requireArtifact(call, 'delete', 'artifact'))
    return done()
  }),
]

function list(call: Call, name: string, rows: () => Artifact[]): Response {
  const options = artifactOptions(call.query)
  return answerList(call, {
    ...schema,
    name,
    rows,
    special: (keywords) => [
      ...withoutChildren(call.state, keywords),
      ...artifactKeywords(call.state, keywords),
    ],
    render: (artifact) => renderArtifact(call.state, artifact, options),
  })
}

/**
 * The newest of each repository that `q` lets through. Children and accessories count too: the latest may be
 * a signature (recordings: project.json, "latest_in_repository with media_type").
 */
function answerLatest(call: Call, name: string, rows: () => Artifact[]): Response {
  const options = artifactOptions(call.query)
  const render = (artifact: Artifact) => renderArtifact(call.state, artifact, options)
  const special = (keywords: Keywords) => artifactKeywords(call.state, keywords)
  const selected = selectRows(call, { ...schema, order: 'repository_name', name, rows, special, render })
  const latest = new Map<number, Artifact>()
  for (const artifact of selected) {
    const other = latest.get(artifact.repository_id)
    const isNewer = !other || artifact.push_time > other.push_time || artifact.id > other.id
    if (isNewer) latest.set(artifact.repository_id, artifact)
  }
  return answerPage(call, [...latest.values()], render)
}

function withoutChildren(state: State, keywords: Keywords): Test<Artifact>[] {
  const base = keywords.get('base')
  const all = base?.kind === 'exact' && base.value === '*'
  return all ? [] : [(artifact) => isBase(state, artifact)]
}

function artifactKeywords(state: State, keywords: Keywords): Test<Artifact>[] {
  const [tags, labels] = [keywords.get('tags'), keywords.get('labels')]
  return [...(tags ? [byTags(state, tags)] : []), ...(labels ? [byLabels(labels)] : [])]
}

function byTags(state: State, pattern: Pattern): Test<Artifact> {
  if (pattern.kind !== 'exact' && pattern.kind !== 'fuzzy') {
    throw badRequest('the value of "tags" query can only be fuzzy match value or exact match value')
  }
  const { kind, value } = pattern
  const tagsOf = (artifact: Artifact) => state.tags.where('artifact', artifact.id)
  if (kind === 'exact' && value === '*') return (artifact) => tagsOf(artifact).length > 0
  if (kind === 'exact' && value === 'nil') return (artifact) => tagsOf(artifact).length === 0
  return (artifact) =>
    tagsOf(artifact).some(({ name }) => (kind === 'exact' ? name === value : name.includes(value)))
}

function byLabels(pattern: Pattern): Test<Artifact> {
  const ids = pattern.kind === 'all' ? pattern.values.map(Number) : []
  if (pattern.kind !== 'all' || ids.some(Number.isNaN)) {
    throw badRequest('the value of "labels" query can only be integer list with intersetion relationship')
  }
  return (artifact) => ids.every((id) => artifact.labels.has(id))
}

function requireOneType(keywords: Keywords): void {
  if (keywords.has('media_type') !== keywords.has('artifact_type')) return
  throw badRequest(
    "bad request: either 'media_type' or 'artifact_type' must be specified, but not both, when querying with latest_in_repository",
  )
}
