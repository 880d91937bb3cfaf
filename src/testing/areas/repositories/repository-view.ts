import type * as models from '../../../../generated/models'
import { view } from '../../http/json'
import type { State } from '../../state'
import { artifactsIn } from '../artifacts/artifact'
import type { Repository } from './repository'

export function viewRepository(state: State, repository: Repository): models.Repository {
  return view<models.Repository>({
    artifact_count: artifactsIn(state).count('listed', repository.id),
    creation_time: repository.creation_time,
    description: repository.description || undefined,
    id: repository.id,
    name: repository.name,
    project_id: repository.project_id,
    pull_count: repository.pull_count,
    update_time: repository.update_time,
  })
}
