import * as z from 'zod/mini'
import { type Harbor, InvalidArgumentError } from '../index'
import { checkShape } from './check-shape'
import type { HarborDescription, ProjectDescription } from './description'
import type { Kind, Place } from './engine/kind'
import { exportConfiguration } from './kinds/configuration'
import { immutableRules } from './kinds/immutable-rules'
import { labels } from './kinds/labels'
import { members } from './kinds/members'
import { projectMembers, projects } from './kinds/projects'
import { registries } from './kinds/registries'
import { replicationPolicies } from './kinds/replication-policies'
import { retention } from './kinds/retention'
import { projectRobots, systemRobots } from './kinds/robots'
import { auditLogPurge, garbageCollection, type SchedulesDescription, scanAll } from './kinds/schedules'
import { webhookPolicies } from './kinds/webhook-policies'

export interface ExportOptions {
  /** The names of the projects to describe. @default all */
  projects?: readonly string[] | undefined
}

const schema = z.strictObject({ projects: z.optional(z.array(projectMembers.name)) })

/**
 * Describes what is there, so that an existing Harbor can be taken over: `plan` finds no difference to it. **Without
 * secrets**: those that Harbor hides, and the `auth_header`s of webhook policies and `uaa_client_secret`, which it does not hide.
 * Addresses are whole: that of a Slack webhook is a secret of its own.
 *
 * Left out is what Harbor makes by itself: robots of scans, and the retention of a project that is a cache. Settings that
 * cannot be changed are left out too.
 *
 * Permission: system administrator; no robot can do it.
 *
 * @returns plain JSON
 * @throws {@link InvalidArgumentError} a project that `projects` names does not exist
 */
export async function exportState(harbor: Harbor, options: ExportOptions = {}): Promise<HarborDescription> {
  checkShape(schema, options, 'options')
  const system: Place = { harbor, project: '' }
  const [settings, schedules, ...parts] = await Promise.all([
    harbor.configuration.get(),
    describeSchedules(system),
    describeAll(registries, system),
    describeProjects(system, options.projects),
    describeAll(labels, system),
    describeAll(systemRobots, system),
    describeAll(replicationPolicies, system),
  ])
  const [registryList, projectList, labelList, robotList, policyList] = parts
  return {
    configuration: exportConfiguration(settings),
    registries: registryList,
    projects: projectList,
    labels: labelList,
    robots: robotList,
    replicationPolicies: policyList,
    schedules,
  }
}

async function describeSchedules(system: Place): Promise<SchedulesDescription> {
  return {
    garbageCollection: garbageCollection.describe(await garbageCollection.read(system)),
    auditLogPurge: auditLogPurge.describe(await auditLogPurge.read(system)),
    scanAll: scanAll.describe(await scanAll.read(system)),
  }
}

async function describeProjects(
  system: Place,
  names: readonly string[] | undefined,
): Promise<ProjectDescription[]> {
  const found = await projects.list(system, names ?? 'all')
  const missing = names?.find((name) => !found.some(({ project }) => project.name === name))
  if (missing !== undefined) throw new InvalidArgumentError('projects', `there is no project '${missing}'.`)
  const described = found.map(async (current): Promise<ProjectDescription> => {
    const { name, registry_id = 0 } = current.project
    const place: Place = { ...system, project: name, isCache: registry_id > 0 }
    const [policy, ...lists] = await Promise.all([
      describeAll(retention, place),
      describeAll(members, place),
      describeAll(labels, place),
      describeAll(projectRobots, place),
      describeAll(webhookPolicies, place),
      describeAll(immutableRules, place),
    ])
    const [memberList, labelList, robotList, policyList, ruleList] = lists
    return {
      ...projects.describe(current),
      members: memberList,
      labels: labelList,
      robots: robotList,
      webhookPolicies: policyList,
      immutableRules: ruleList,
      ...(policy[0] && { retention: policy[0] }),
    }
  })
  return (await Promise.all(described)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** In an order that does not change, so that two exports can be compared line by line. */
async function describeAll<Described extends object, Current>(
  kind: Kind<Described, Current>,
  place: Place,
): Promise<Described[]> {
  const current = await kind.list(place, 'all')
  const known = current.filter((one) => !kind.isOwn?.(one, place))
  const describe = (one: Current) => kind.export?.(one, place) ?? kind.describe(one)
  const described = await Promise.all(known.map(describe))
  return described.sort((a, b) => (kind.keyOf(a) < kind.keyOf(b) ? -1 : 1))
}
