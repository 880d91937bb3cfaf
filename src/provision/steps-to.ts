import type { Harbor } from '../index'
import type { HarborDescription, ProjectDescription } from './description'
import type { Kind, Place, Setting } from './engine/kind'
import { planKind, planSetting } from './engine/plan-kind'
import type { Step } from './engine/step'
import { configuration, readOnly } from './kinds/configuration'
import { immutableRules } from './kinds/immutable-rules'
import { labels } from './kinds/labels'
import { members } from './kinds/members'
import { type ProjectSettingsDescription, projects } from './kinds/projects'
import { registries } from './kinds/registries'
import { replicationPolicies } from './kinds/replication-policies'
import { retention } from './kinds/retention'
import { projectRobots, systemRobots } from './kinds/robots'
import { auditLogPurge, garbageCollection, scanAll } from './kinds/schedules'
import { webhookPolicies } from './kinds/webhook-policies'
import type { PlanOptions } from './plan-options'

/** Reads what is there and compares it with what should be, as many things at once as the client's queue lets through. */
export async function stepsTo(
  harbor: Harbor,
  desired: HarborDescription,
  { prune = [], rotate = {} }: PlanOptions,
): Promise<Step[]> {
  const prunes = (kind: string) => prune.some((pruned) => pruned === kind)
  const secrets: Readonly<Record<string, readonly string[] | undefined>> = {
    robots: rotate.robots,
    registries: rotate.registries,
  }
  const compared = async <Described extends object, Current>(
    kind: Kind<Described, Current>,
    place: Place,
    described: readonly Described[] | undefined,
    at: string,
    known?: readonly Current[],
  ) => {
    if (described === undefined) return []
    const settings = { prune: prunes(kind.kind), rotate: secrets[kind.kind] ?? [] }
    return planKind(kind, place, described, at, { ...settings, ...(known && { known }) })
  }

  const inProject = (project: ProjectDescription, index: number, place: Place) => {
    const at = `projects[${index}]`
    const policies = project.retention === null ? [] : project.retention && [project.retention]
    return [
      compared(members, place, project.members, `${at}.members`),
      compared(labels, place, project.labels, `${at}.labels`),
      compared(projectRobots, place, project.robots, `${at}.robots`),
      compared(webhookPolicies, place, project.webhookPolicies, `${at}.webhookPolicies`),
      compared(immutableRules, place, project.immutableRules, `${at}.immutableRules`),
      compared(retention, place, policies, `${at}.retention`),
    ]
  }

  const system: Place = { harbor, project: '' }
  const given = desired.projects ?? []
  const names = prunes('projects') ? 'all' : given.map(({ name }) => name)
  const current = desired.projects ? await projects.list(system, names) : []
  const placeOf = (name: string): Place => {
    const found = current.find(({ project }) => project.name === name)
    const { owner_name: owner, registry_id = 0 } = found?.project ?? {}
    return { harbor, project: name, owner, isCache: registry_id > 0, isNew: found === undefined }
  }

  const steps = await Promise.all([
    planConfiguration(system, desired, rotate.configuration),
    compared(registries, system, desired.registries, 'registries'),
    compared(projects, system, desired.projects?.map(settingsOf), 'projects', current),
    compared(labels, system, desired.labels, 'labels'),
    compared(systemRobots, system, desired.robots, 'robots'),
    compared(replicationPolicies, system, desired.replicationPolicies, 'replicationPolicies'),
    ...planSchedules(system, desired),
    ...given.flatMap((project, index) => inProject(project, index, placeOf(project.name))),
  ])
  return steps.flat()
}

function planSchedules(system: Place, { schedules = {} }: HarborDescription): Promise<Step[]>[] {
  const planned = <Described extends object, Current>(
    setting: Setting<Described, Current>,
    described: Described | undefined,
  ) => (described ? [planSetting(setting, system, described, `schedules.${setting.name}`)] : [])
  return [
    ...planned(garbageCollection, schedules.garbageCollection),
    ...planned(auditLogPurge, schedules.auditLogPurge),
    ...planned(scanAll, schedules.scanAll),
  ]
}

/** The project itself, without what is in it. */
function settingsOf(project: ProjectDescription): ProjectSettingsDescription {
  const { name, metadata, storage_limit, registry, cve_allowlist } = project
  return { name, metadata, storage_limit, registry, cve_allowlist }
}

/** While a Harbor is read-only, nothing of it can be changed: that comes last, and its end first. */
async function planConfiguration(
  system: Place,
  { configuration: wanted }: HarborDescription,
  rotate: boolean | undefined,
): Promise<Step[]> {
  if (wanted === undefined) return []
  const { read_only, ...others } = wanted
  if (read_only !== true) return planSetting(configuration, system, wanted, 'configuration', rotate)
  const steps = [
    await planSetting(configuration, system, others, 'configuration', rotate),
    await planSetting(readOnly, system, { read_only }, 'configuration'),
  ]
  return steps.flat()
}
