import { type Execution, jobsIn, type Task } from '../../engine/jobs'
import type { Cause } from '../../http/cause'
import { blobLinksIn, blobsIn, letGo, uploadTimesIn } from '../../registry/content'
import { part, type State } from '../../state'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { deleteArtifact } from '../artifacts/delete-artifact'

export const vendor_type = 'GARBAGE_COLLECTION'

/** A manifest whose artifact is gone. */
interface Trash {
  readonly size: number
  /** When its artifact was pushed, in milliseconds. */
  readonly time: number
}

/** By digest. */
export const trashIn = part(() => new Map<string, Trash>())

export interface Parameters {
  readonly delete_untagged: boolean
  readonly delete_tag: boolean
  readonly dry_run: boolean
  readonly workers: number
}

/** Hours: what was uploaded since is left alone. */
const time_window = 2
const hour = 60 * 60 * 1000

export function startCollection(
  state: State,
  parameters: Parameters,
  trigger: 'MANUAL' | 'SCHEDULE',
): Execution {
  const jobs = jobsIn(state)
  const execution = jobs.start({
    vendor_type,
    vendor_id: -1,
    trigger,
    extra_attrs: { ...parameters, time_window },
    tasks: [
      {
        run(task) {
          const collected = collect(state, parameters, task)
          jobs.executions.update(execution, { extra_attrs: { ...execution.extra_attrs, ...collected } })
        },
      },
    ],
  })
  return execution
}

function collect(state: State, parameters: Parameters, task: Task): Record<string, number> {
  const log = (line: number, text: string) =>
    jobsIn(state).log(
      task,
      `[INFO] [/harbor/src/jobservice/job/impl/gc/garbage_collection.go:${line}]: ${text}`,
    )
  const { delete_untagged, delete_tag, dry_run } = parameters
  const workers = Math.max(1, parameters.workers)
  const words = Object.entries({ delete_untagged, delete_tag, dry_run, time_window, workers })
  log(169, `Garbage Collection parameters: [${words.map(([key, value]) => `${key}: ${value}`).join(', ')}]`)
  log(179, 'start to run gc in job.')
  const untagged = delete_untagged ? untaggedIn(state) : []
  const before = state.clock.now() - time_window * hour
  const trash = [...trashIn(state), ...untagged.map(trashOf)].filter(([, { time }]) => time <= before)
  const blobs = unreferenced(state, untagged, before)
  if (trash.length + blobs.size === 0) {
    log(243, 'no need to execute GC as there is no non referenced artifacts.')
  }
  for (const digest of blobs.keys()) log(268, `blob eligible for deletion: ${digest}`)
  log(280, `${blobs.size} blobs and ${trash.length} manifests eligible for deletion`)
  if (!dry_run) {
    for (const artifact of untagged) deleteArtifact(state, artifact, cause)
    for (const [digest, { length }] of blobs) forget(state, digest, length)
    for (const [digest] of trash) trashIn(state).delete(digest)
    log(487, `${blobs.size} blobs and ${trash.length} manifests are actually deleted`)
    log(525, 'cache clean up completed')
  }
  log(207, 'success to run gc in job.')
  const sizes = [...trash.map(([, { size }]) => size), ...[...blobs.values()].map(({ length }) => length)]
  const freed_space = sizes.reduce((sum, size) => sum + size, 0)
  return { freed_space, purged_blobs: blobs.size, purged_manifests: trash.length }
}

const cause: Cause = { operator: 'harbor-jobservice', origin: 'http://jobservice', requestId: '' }

function untaggedIn(state: State): Artifact[] {
  return artifactsIn(state)
    .all()
    .filter(({ tag_count, parent_count, is_accessory }) => !is_accessory && tag_count + parent_count === 0)
}

export function trashOf({ digest, push_time, blobs: [manifest] }: Artifact): [digest: string, trash: Trash] {
  return [digest, { size: manifest?.size ?? 0, time: Date.parse(push_time) }]
}

function unreferenced(
  state: State,
  gone: readonly Artifact[],
  before: number,
): Map<string, { readonly length: number }> {
  const left = artifactsIn(state)
    .all()
    .filter((artifact) => !gone.includes(artifact))
  const referenced = new Set(left.flatMap(({ blobs }) => blobs.map(({ digest }) => digest)))
  const times = uploadTimesIn(state)
  return new Map(
    [...blobsIn(state)].filter(([digest]) => !referenced.has(digest) && (times.get(digest) ?? 0) <= before),
  )
}

function forget(state: State, digest: string, size: number): void {
  blobsIn(state).delete(digest)
  uploadTimesIn(state).delete(digest)
  letGo(state, size)
  for (const link of blobLinksIn(state)) if (link.endsWith(`@${digest}`)) blobLinksIn(state).delete(link)
}
