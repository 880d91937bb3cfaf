import type { ProjectStorage } from './areas/quotas/project-storage'
import type { Clock } from './engine/clock'
import { Jobs } from './engine/jobs'
import { RegistryTokens } from './registry/tokens'
import type {
  Accessory,
  Artifact,
  Label,
  Member,
  Project,
  Quota,
  Repository,
  Robot,
  Tag,
  User,
  WebhookPolicy,
} from './rows'
import { Table } from './table'

/** How Harbor spells a moment that never was. */
export const never = '0001-01-01T00:00:00.000Z'

export interface Manifest {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
}

export interface Upload {
  readonly repository: string
  /** The `_state` of the latest `Location`; an older one is refused. */
  state: string
  chunks: Uint8Array<ArrayBuffer>[]
}

/** Everything that the fake holds. Rules that touch several tables stand below it. */
export class State {
  readonly users = new Table<User, 'username' | 'email'>({
    username: (user) => user.username,
    email: (user) => user.email,
  })
  readonly projects = new Table<Project, 'name'>({ name: (project) => project.name })
  readonly members = new Table<Member, 'project' | 'user' | 'both'>({
    project: (member) => member.project_id,
    user: (member) => member.entity_id,
    both: (member) => `${member.project_id} ${member.entity_id}`,
  })
  readonly repositories = new Table<Repository, 'project' | 'name'>({
    project: (repository) => repository.project_id,
    name: (repository) => repository.name,
  })
  readonly artifacts = new Table<Artifact, 'project' | 'repository' | 'digest'>({
    project: (artifact) => artifact.project_id,
    repository: (artifact) => artifact.repository_id,
    digest: (artifact) => `${artifact.repository_name}@${artifact.digest}`,
  })
  readonly tags = new Table<Tag, 'artifact' | 'repository' | 'name'>({
    artifact: (tag) => tag.artifact_id,
    repository: (tag) => tag.repository_id,
    name: (tag) => `${tag.repository_id}:${tag.name}`,
  })
  readonly accessories = new Table<Accessory, 'artifact' | 'subject'>({
    artifact: (accessory) => accessory.artifact_id,
    subject: (accessory) => `${accessory.subject_artifact_repo}@${accessory.subject_artifact_digest}`,
  })
  readonly labels = new Table<Label, 'scope' | 'name'>({
    scope: (label) => label.project_id,
    name: (label) => `${label.project_id}:${label.name}`,
  })
  readonly quotas = new Table<Quota, 'project'>({ project: (quota) => quota.project_id })
  readonly robots = new Table<Robot, 'project' | 'name'>({
    project: (robot) => robot.project_id,
    name: (robot) => robot.name,
  })
  readonly webhooks = new Table<WebhookPolicy, 'project' | 'name'>({
    project: (policy) => policy.project_id,
    name: (policy) => `${policy.project_id}:${policy.name}`,
  })

  /** For each artifact that is a child: of how many indexes. */
  readonly parents = new Map<number, number>()

  /** Manifests by `repository@digest`, blobs by digest alone, as the storage below a registry has them. */
  readonly manifests = new Map<string, Manifest>()
  readonly blobs = new Map<string, Uint8Array<ArrayBuffer>>()
  /**
   * `repository@digest` of each blob that was pushed or mounted: a digest is known to its repository only.
   */
  readonly blobLinks = new Set<string>()
  readonly uploads = new Map<string, Upload>()
  readonly tokens = new RegistryTokens()
  /** By the id of the project. */
  readonly storages = new Map<number, ProjectStorage>()

  readonly #lists = new Map<string, readonly unknown[]>()

  readonly clock: Clock
  readonly jobs: Jobs

  constructor(clock: Clock) {
    this.clock = clock
    this.jobs = new Jobs(clock)
  }

  now(): string {
    return new Date(this.clock.now()).toISOString()
  }

  /** Called after each request that may have written: what was remembered of lists is out of date. */
  forgetLists(): void {
    this.#lists.clear()
  }

  /** The rows of a list, filtered and sorted once and not for each of its pages. */
  remember<Row>(key: string, compute: () => readonly Row[]): readonly Row[] {
    const known = this.#lists.get(key) as readonly Row[] | undefined
    if (known) return known
    // A test that asks for a thousand different lists must not keep them all.
    if (this.#lists.size >= 50) this.#lists.clear()
    const rows = compute()
    this.#lists.set(key, rows)
    return rows
  }
}
