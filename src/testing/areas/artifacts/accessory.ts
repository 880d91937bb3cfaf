import { table } from '../../table'

export interface Accessory {
  readonly id: number
  readonly artifact_id: number
  readonly subject_artifact_repo: string
  readonly subject_artifact_digest: string
  readonly type: string
  readonly digest: string
  readonly size: number
  readonly icon: string
  readonly creation_time: string
}

export const accessoriesIn = table<Accessory, 'artifact' | 'subject'>({
  artifact: (accessory) => accessory.artifact_id,
  subject: (accessory) => `${accessory.subject_artifact_repo}@${accessory.subject_artifact_digest}`,
})
