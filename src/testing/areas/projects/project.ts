import { table } from '../../table'
import { topic } from '../../topic'

export interface Project {
  readonly id: number
  readonly name: string
  readonly owner_id: number
  /** What it caches; 0: it is no cache. */
  readonly registry_id: number
  /** Every value is a string, booleans too. */
  readonly metadata: Readonly<Record<string, string>>
  readonly allowlist: Allowlist
  readonly creation_time: string
  readonly update_time: string
}

export interface Allowlist {
  readonly items: readonly { readonly cve_id: string }[]
  readonly expires_at: number | undefined
}

export const projectsIn = table<Project, 'name' | 'registry'>({
  name: (project) => project.name,
  registry: (project) => project.registry_id,
})

export const projectCreated = topic<{
  readonly project: Project
  /** Bytes, or -1: unlimited. */
  readonly storage_limit: number
}>()

/** Nothing is in it: a project with repositories is not deleted. Labels and webhook policies stay, as in Harbor. */
export const projectDeleted = topic<Project>()
