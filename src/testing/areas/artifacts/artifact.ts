import { table } from '../../table'
import { topic } from '../../topic'

export interface Platform {
  readonly architecture?: string
  readonly os?: string
  readonly variant?: string
  readonly OsVersion?: string
  readonly OsFeatures: string[] | null
}

/** A child of an index. */
export interface Reference {
  readonly child_id: number
  readonly child_digest: string
  readonly platform: Platform | undefined
  readonly annotations: Readonly<Record<string, string>> | undefined
  readonly urls: string[] | null
}

export interface Artifact {
  readonly id: number
  readonly project_id: number
  readonly repository_id: number
  readonly repository_name: string
  readonly digest: string
  readonly type: string
  /** Of the config; of the index itself where it is one. */
  readonly media_type: string
  readonly manifest_media_type: string
  readonly artifact_type: string
  readonly size: number
  readonly icon: string
  readonly extra_attrs: Readonly<Record<string, unknown>> | undefined
  readonly annotations: Readonly<Record<string, string>> | undefined
  readonly references: readonly Reference[]
  /** Everything that counts against the quota, the manifest first. */
  readonly blobs: readonly { readonly digest: string; readonly size: number }[]
  readonly labels: ReadonlySet<number>
  readonly push_time: string
  readonly pull_time: string
  /** Whether it belongs to another artifact: a signature and the like is never listed beside it. */
  readonly is_accessory: boolean
  /** How many tags it has. */
  readonly tag_count: number
  /** Of how many indexes it is a child. */
  readonly parent_count: number
}

/** `listed` and `any` are without accessories, and `listed` without children of an index that have no tag of their own. */
export const artifactsIn = table<
  Artifact,
  'project' | 'repository' | 'digest' | 'listed' | 'any' | 'listedInProject' | 'anyInProject'
>({
  project: (artifact) => artifact.project_id,
  repository: (artifact) => artifact.repository_id,
  digest: (artifact) => `${artifact.repository_name}@${artifact.digest}`,
  listed: (artifact) => (isListed(artifact) ? artifact.repository_id : nowhere),
  any: (artifact) => (artifact.is_accessory ? nowhere : artifact.repository_id),
  listedInProject: (artifact) => (isListed(artifact) ? artifact.project_id : nowhere),
  anyInProject: (artifact) => (artifact.is_accessory ? nowhere : artifact.project_id),
})

const nowhere = 0

function isListed({ is_accessory, tag_count, parent_count }: Artifact): boolean {
  return !is_accessory && (tag_count > 0 || parent_count === 0)
}

/** Before it goes: a refusal keeps it. */
export const artifactDeleting = topic<Artifact>()
