import { denied } from '../../http/answers'
import { part, type State } from '../../state'
import type { Project } from '../projects/project'
import { ProjectStorage } from './project-storage'
import { quotasIn } from './quota'
import { type QuotaEvent, quotaExceeded, quotaWarned } from './quota-events'

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

const warningPercent = 85

/**
 * Does what needs room, unless it has none. A warning follows where the project is nearly full then, after each request.
 *
 * @param added bytes; `undefined` for what the project has already, of which nothing is asked
 * @throws {Refusal} Harbor's, where the quota would be exceeded
 */
export function withinQuota<Result>(
  state: State,
  asked: Omit<QuotaEvent, 'message'>,
  added: number | undefined,
  work: () => Result,
): Result {
  const limit = quotasIn(state).find('project', asked.project.id)?.hard ?? -1
  const storage = storageOf(state, asked.project)
  if (limit === -1 || added === undefined) return work()
  if (storage.used + added > limit) {
    const message =
      `adding ${formatSize(added)} of storage resource, which when updated to current usage of ` +
      `${formatSize(storage.used)} will exceed the configured upper limit of ${formatSize(limit)}.`
    quotaExceeded.publish(state, { ...asked, message })
    throw denied(message)
  }
  const result = work()
  if (storage.used * 100 >= limit * warningPercent) {
    const usage = `resource storage used ${formatSize(storage.used)} of ${formatSize(limit)}`
    quotaWarned.publish(state, { ...asked, message: `quota usage reach ${warningPercent}%: ${usage}` })
  }
  return result
}

/** `119 B`, `1.0 KiB`: as Harbor writes sizes into its messages. */
function formatSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1)
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${units[power]}`
}
