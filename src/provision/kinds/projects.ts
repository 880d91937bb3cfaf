import * as z from 'zod/mini'
import type { Harbor, Project, ProjectMetadata } from '../../index'
import { sorted } from '../engine/compare'
import type { Kind } from '../engine/kind'

/** Settings of a project, all of them strings, as in Harbor. */
export type ProjectMetadataDescription = {
  [Key in Exclude<keyof ProjectMetadata, 'retention_id'>]?: ProjectMetadata[Key] | undefined
}

/** A project itself; what is in it is described beside it. */
export interface ProjectSettingsDescription {
  name: string
  metadata?: ProjectMetadataDescription | undefined
  /** Bytes; -1 for no limit. */
  storage_limit?: number | undefined
  /** The name of the registry endpoint that the project caches. Only a new project can become a cache. */
  registry?: string | undefined
  /** What does not count in a scan, as a whole. `expires_at` is epoch seconds. */
  cve_allowlist?: { items: readonly { cve_id: string }[]; expires_at?: number | undefined } | undefined
}

const flag = z.optional(z.enum(['true', 'false']))
const digits = z.optional(z.string().check(z.regex(/^-?\d+$/, "must be a number in a string, such as '-1'")))

export const projectMembers = {
  name: z
    .string()
    .check(
      z.maxLength(255),
      z.regex(
        /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
        "must be lower-case letters and digits with single '.', '_' or '-' between them",
      ),
    ),
  metadata: z.optional(
    z.strictObject({
      public: flag,
      enable_content_trust: flag,
      enable_content_trust_cosign: flag,
      prevent_vul: flag,
      severity: z.optional(z.enum(['none', 'low', 'medium', 'high', 'critical', 'unknown'])),
      auto_scan: flag,
      auto_sbom_generation: flag,
      reuse_sys_cve_allowlist: flag,
      proxy_speed_kb: digits,
      max_upstream_conn: digits,
      proxy_cache_local_on_not_found: flag,
    }),
  ),
  storage_limit: z.optional(
    z
      .int()
      .check(
        z.refine(
          (bytes) => bytes === -1 || bytes > 0,
          'must be a number of bytes above 0, or -1 for no limit',
        ),
      ),
  ),
  registry: z.optional(z.string().check(z.minLength(1))),
  cve_allowlist: z.optional(
    z.strictObject({
      items: z.array(z.strictObject({ cve_id: z.string().check(z.minLength(1)) })),
      expires_at: z.optional(z.int()),
    }),
  ),
}

/** What Harbor would ignore without a word (goharbor/harbor `src/server/v2.0/handler/project.go`). */
export function ignoredSetting({ registry, metadata = {} }: ProjectSettingsDescription): string | undefined {
  return Object.keys(metadata).find((key) => isIgnored(key, registry))
}

function isIgnored(setting: string, registry: string | undefined): boolean {
  const ignored = registry === undefined ? ['proxy_speed_kb', 'max_upstream_conn'] : ['enable_content_trust']
  return ignored.includes(setting)
}

interface CurrentProject {
  readonly project: Project
  /** `undefined` where quotas are off, or the caller may not see this one. */
  readonly storage_limit: number | undefined
  /** The registry endpoint that it caches. */
  readonly registry: string | undefined
}

/** Projects, with their settings and their quotas. */
export const projects: Kind<ProjectSettingsDescription, CurrentProject> = {
  kind: 'projects',
  list: async ({ harbor }, names) => {
    const found = names === 'all' ? await harbor.projects.list().all() : await named(harbor, names)
    return Promise.all(
      found.map(async (project) => {
        const { quota, registry } = await harbor.projects.summary(project.project_id)
        return { project, storage_limit: quota?.hard.storage, registry: registry?.name }
      }),
    )
  },
  keyOf: ({ name }) => name,
  describe: ({ project: { name, metadata = {}, cve_allowlist }, storage_limit, registry }) => {
    const { retention_id: _, ...settings } = metadata
    const heeded = Object.entries(settings).filter(([key]) => !isIgnored(key, registry))
    const items = (cve_allowlist.items ?? []).map(({ cve_id }) => ({ cve_id }))
    const { expires_at } = cve_allowlist
    return {
      name,
      metadata: Object.fromEntries(heeded),
      ...(storage_limit !== undefined && { storage_limit }),
      ...(registry !== undefined && { registry }),
      cve_allowlist: { items, ...(expires_at !== undefined && { expires_at }) },
    }
  },
  complete: ({ cve_allowlist, ...project }) => ({
    ...project,
    cve_allowlist: cve_allowlist && { ...cve_allowlist, items: sorted(cve_allowlist.items) },
  }),
  refuse: ({ registry }, current) =>
    current === undefined || registry === undefined || registry === current.registry
      ? undefined
      : {
          member: 'registry',
          problem: `cannot be changed: the project ${current.registry === undefined ? 'is no cache' : `caches '${current.registry}'`}. Only a new one can become a cache.`,
        },
  // A new Harbor has it.
  isKept: ({ project }) => project.name === 'library',
  create: async ({ harbor }, { name, metadata, storage_limit, registry, cve_allowlist }) => {
    const registry_id = registry === undefined ? undefined : (await harbor.registries.get(registry)).id
    await harbor.projects.create({ project_name: name, metadata, storage_limit, registry_id })
    // Harbor drops it when it makes a project.
    if (cve_allowlist) await harbor.projects.update(name, { cve_allowlist })
  },
  update: async ({ harbor }, current, { metadata, storage_limit, cve_allowlist }, changes) => {
    const { project } = current
    const { project_id } = project
    const isChanged = (member: string) => changes.some(({ path }) => path.split('.')[0] === member)
    if (isChanged('metadata')) await harbor.projects.update(project_id, { metadata })
    if (isChanged('cve_allowlist')) {
      // Harbor replaces it whole.
      const allowlist = { ...projects.describe(current).cve_allowlist, ...cve_allowlist }
      await harbor.projects.update(project_id, { cve_allowlist: allowlist })
    }
    if (isChanged('storage_limit') && storage_limit !== undefined) {
      await harbor.quotas.update(project.name, { hard: { storage: storage_limit } })
    }
  },
  delete: ({ harbor }, { project }) => harbor.projects.delete(project.project_id),
}

/** As many in a request as its line has room for. */
const namesAtOnce = 50

async function named(harbor: Harbor, names: readonly string[]): Promise<Project[]> {
  const found: Project[] = []
  for (let from = 0; from < names.length; from += namesAtOnce) {
    // Their names have nothing in them that is special here. In quotes, digits are no number.
    const some = names.slice(from, from + namesAtOnce).map((name) => `"${name}"`)
    found.push(...(await harbor.projects.list({ q: `name={${some.join(' ')}}` }).all()))
  }
  return found
}
