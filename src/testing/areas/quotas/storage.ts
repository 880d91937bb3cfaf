import { denied } from '../../http/answers'
import { part, type State } from '../../state'
import type { Project } from '../projects/project'
import { ProjectStorage } from './project-storage'
import { quotasIn } from './quota'

/** By the id of the project. */
const storagesIn = part(() => new Map<number, ProjectStorage>())

export function storageOf(state: State, project: Pick<Project, 'id'>): ProjectStorage {
  const storages = storagesIn(state)
  const known = storages.get(project.id)
  if (known) return known
  const storage = new ProjectStorage((used) => {
    const quota = quotasIn(state).find('project', project.id)
    if (quota) quotasIn(state).update(quota, { used, update_time: state.now() })
  })
  storages.set(project.id, storage)
  return storage
}

/** Throws Harbor's refusal where `added` more bytes would not fit into the quota. */
export function requireRoom(state: State, project: Project, added: number): void {
  const limit = quotasIn(state).find('project', project.id)?.hard ?? -1
  const { used } = storageOf(state, project)
  if (limit === -1 || used + added <= limit) return
  throw denied(
    `adding ${formatSize(added)} of storage resource, which when updated to current usage of ${formatSize(used)} ` +
      `will exceed the configured upper limit of ${formatSize(limit)}.`,
  )
}

/** `119 B`, `1.0 KiB`: as Harbor writes sizes into its messages. */
function formatSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1)
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${units[power]}`
}
