import type * as models from '../../../../generated/models'
import { requireAuthenticated } from '../../access/access'
import { badRequest, created, done, json } from '../../http/answers'
import { causeOf } from '../../http/cause'
import type { Columns, Test } from '../../http/columns'
import { answerList } from '../../http/list'
import { answerPage, whole } from '../../http/paging'
import { type Keywords, type Pattern, parseQ } from '../../http/q'
import type { Reply } from '../../http/reply'
import { type Call, on, type Route } from '../../http/route'
import type { State } from '../../state'
import type { Rows } from '../../table'
import type { Project } from '../projects/project'
import { locationOf, requireProjectByName, requireProjectByNameOrId } from '../projects/project-lookup'
import { repositoriesIn } from '../repositories/repository'
import { type Artifact, artifactsIn } from './artifact'
import { repositoryName, requireArtifact } from './artifact-lookup'
import { viewArtifact } from './artifact-view'
import { copyArtifact } from './copy'
import { deleteArtifact } from './delete-artifact'
import { tagsIn } from './tag'

const columns: Columns<Artifact> = {
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
    if (query.bool('latest_in_repository')) return answerLatest(call, project)
    const index = isWithChildren(call) ? 'anyInProject' : 'listedInProject'
    return list(call, artifactsIn(state).rows(index, project.id))
  }),

  // A repository that does not exist is empty here (test/recordings/api/artifact.json, "a repository that does not
  // exist").
  on('listArtifacts', (call) => {
    const { state, params } = call
    requireProjectByName(call, params.project_name, 'list', 'artifact')
    const repository = repositoriesIn(state).find('name', repositoryName(params))
    return list(call, artifactsIn(state).rows(isWithChildren(call) ? 'any' : 'listed', repository?.id ?? -1))
  }),

  on('CopyArtifact', (call) => {
    const reference = copyArtifact(call, call.query.text('from') ?? '')
    return created(locationOf(call, reference))
  }),

  on('getArtifact', (call) => {
    const artifact = requireArtifact(call, 'read', 'artifact')
    return json(viewArtifact(call, artifact))
  }),

  on('deleteArtifact', (call) => {
    deleteArtifact(call.state, requireArtifact(call, 'delete', 'artifact'), causeOf(call))
    return done()
  }),
]

function list(call: Call, rows: Rows<Artifact>): Reply<models.ProjectArtifact[]> {
  return answerList(call, columns, {
    rows,
    special: (keywords) => artifactKeywords(call.state, keywords),
    view: (artifact) => viewArtifact(call, artifact),
  })
}

/** `base=*` asks for the children of indexes too. */
function isWithChildren(call: Call): boolean {
  const base = parseQ(call.query.text('q')).get('base')
  return base?.kind === 'exact' && base.value === '*'
}

/**
 * The newest of each repository that is of one type, whatever else `q` says. Children and accessories count too: the
 * latest may be a signature (test/recordings/api/project.json, "latest_in_repository with media_type").
 */
function answerLatest(call: Call, project: Project): Reply<models.ProjectArtifact[]> {
  const type = typeIn(parseQ(call.query.text('q')))
  const newest = new Map<number, Artifact>()
  for (const artifact of artifactsIn(call.state).where('project', project.id)) {
    const other = newest.get(artifact.repository_id)
    if (artifact[type.column] === type.value && (!other || isNewer(artifact, other))) {
      newest.set(artifact.repository_id, artifact)
    }
  }
  const rows = [...newest.values()].sort((a, b) => (a.repository_name < b.repository_name ? -1 : 1))
  return answerPage(call, whole(rows), (artifact) => viewArtifact(call, artifact))
}

function isNewer(artifact: Artifact, other: Artifact): boolean {
  if (artifact.push_time !== other.push_time) return artifact.push_time > other.push_time
  return artifact.id > other.id
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
  const tagsOf = (artifact: Artifact) => tagsIn(state).where('artifact', artifact.id)
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

function typeIn(keywords: Keywords): { column: 'media_type' | 'artifact_type'; value: string } {
  const column = keywords.has('media_type') ? 'media_type' : 'artifact_type'
  const pattern = keywords.get(column)
  if (!pattern || (keywords.has('media_type') && keywords.has('artifact_type'))) {
    throw badRequest(
      "bad request: either 'media_type' or 'artifact_type' must be specified, but not both, when querying with latest_in_repository",
    )
  }
  return { column, value: pattern.kind === 'exact' ? pattern.value : '' }
}
