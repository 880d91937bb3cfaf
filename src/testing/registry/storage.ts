import { ProjectStorage } from '../areas/quotas/project-storage'
import { denied } from '../http/answers'
import type { Project } from '../rows'
import type { State } from '../state'

export function storageOf(state: State, project: Project): ProjectStorage {
  const known = state.storages.get(project.id)
  if (known) return known
  const storage = new ProjectStorage()
  state.storages.set(project.id, storage)
  return storage
}

/** Throws Harbor's refusal where `added` more bytes would not fit into the quota. */
export function requireRoom(state: State, project: Project, added: number): void {
  const limit = state.quotas.find('project', project.id)?.hard ?? -1
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
