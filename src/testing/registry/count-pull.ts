import { type Artifact, artifactsIn } from '../areas/artifacts/artifact'
import { artifactPulled } from '../areas/artifacts/artifact-events'
import { tagsIn } from '../areas/artifacts/tag'
import { repositoriesIn } from '../areas/repositories/repository'
import { causeOfVisit, type Visit } from './visit'

/** The repository counts it, artifact and tag keep when it was, and webhooks hear of it. */
export function countPull(visit: Visit, artifact: Artifact): void {
  const { state, repository: name, reference } = visit
  const now = state.now()
  const repository = repositoriesIn(state).find('name', name)
  if (repository) repositoriesIn(state).update(repository, { pull_count: repository.pull_count + 1 })
  artifactsIn(state).update(artifact, { pull_time: now })
  const tag = tagsIn(state).find('name', `${artifact.repository_id}:${reference}`)
  if (tag) tagsIn(state).update(tag, { pull_time: now })
  artifactPulled.publish(state, { artifact, tag: tag?.name, repository, cause: causeOfVisit(visit) })
}
