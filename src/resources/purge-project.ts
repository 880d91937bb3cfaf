import type { ImmutableRule, Project, ReplicationPolicy, Repository } from '../../generated/models'
import type { Transport } from '../core/call/transport'
import { type CallOptions, readFunction } from '../core/settings'
import { ConflictError } from '../errors/conflict-error'
import { ForbiddenError } from '../errors/forbidden-error'
import { isBranded } from '../errors/harbor-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { NotFoundError } from '../errors/not-found-error'
import { PreconditionFailedError } from '../errors/precondition-failed-error'
import { requireText } from './body'
import { ImmutableRules } from './immutable-rules'
import type { ProjectReference } from './named-project'
import { ProjectPurgeError } from './project-purge-error'
import type { ProjectPurge, PurgeProjectOptions } from './purge-options'
import { ReplicationPolicies } from './replication-policies'
import { Repositories } from './repositories'

/** What it takes of the area that it belongs to. */
interface ProjectCalls {
  get(project: ProjectReference, options: CallOptions): PromiseLike<Project>
  delete(project: ProjectReference, options: CallOptions): PromiseLike<unknown>
}

type PurgeOptions = Partial<Omit<PurgeProjectOptions, keyof CallOptions>>

/** So often new repositories may have come while the others went. */
const mostRounds = 10

/** Reads what there is, refuses where it must not go, and then empties and deletes the project. */
export async function purgeProject(
  projects: ProjectCalls,
  transport: Transport,
  reference: ProjectReference,
  options: PurgeOptions,
  own: CallOptions,
): Promise<ProjectPurge> {
  const confirm = requireText('confirm', options.confirm)
  const onProgress = readFunction('onProgress', options.onProgress)
  if (typeof reference === 'string') requireName(confirm, reference)
  const project = await projects.get(reference, own)
  requireName(confirm, project.name)
  const { project_id, name } = project
  const [repositories, rules] = [new Repositories(transport), new ImmutableRules(transport)]
  const found = await repositories.list(name, own).all()
  const replicationPolicies = await policiesOf(new ReplicationPolicies(transport), name, own)
  const immutableRules = await rules.list(project_id, own).all()
  const plan: ProjectPurge = {
    project_id,
    name,
    replicationPolicies,
    immutableRules,
    repositories: found.map((repository) => repository.name),
    artifacts: found.reduce((sum, { artifact_count }) => sum + (artifact_count ?? 0), 0),
  }
  if (options.dryRun) return plan
  if (options.replicateDeletions !== true) refuseReplicated(plan)
  await carryOut({ projects, repositories, rules, plan, own, onProgress, deleted: [], taken: [] })
  return plan
}

function requireName(confirm: string | undefined, name: string): void {
  if (confirm === name) return
  throw new InvalidArgumentError('confirm', `must be the name of the project, '${name}'.`)
}

/** Those that would delete on the other side; `undefined` where the caller may not know. */
async function policiesOf(
  policies: ReplicationPolicies,
  name: string,
  own: CallOptions,
): Promise<ReplicationPolicy[] | undefined> {
  try {
    return (await policies.list(own).all()).filter((policy) => deletesFor(policy, name))
  } catch (error) {
    if (error instanceof ForbiddenError) return undefined
    throw error
  }
}

function deletesFor(policy: ReplicationPolicy, project: string): boolean {
  const { enabled, trigger, deletion, replicate_deletion, src_registry, filters } = policy
  if (!enabled || trigger?.type !== 'event_based' || !(deletion || replicate_deletion)) return false
  if (src_registry.id !== 0) return false
  // Up to its first sign that stands for others, a pattern is compared as it is: in doubt it is about the project.
  return (filters ?? []).every(({ type, value }) => {
    if (type !== 'name' || typeof value !== 'string') return true
    const [begin = ''] = value.split(/[*?[{\\]/)
    return begin.startsWith(`${project}/`) || `${project}/`.startsWith(begin)
  })
}

function refuseReplicated({ name, replicationPolicies }: ProjectPurge): void {
  if (replicationPolicies?.length === 0) return
  const names = replicationPolicies?.map((policy) => `'${policy.name}'`).join(', ')
  const why =
    names === undefined
      ? 'whether a replication policy deletes elsewhere what is deleted here only an administrator may know'
      : `the replication policy ${names} would delete it on the other side, too`
  throw new InvalidArgumentError('replicateDeletions', `must be true to empty '${name}': ${why}.`)
}

/** A purge under way. */
interface Purge {
  readonly projects: ProjectCalls
  readonly repositories: Repositories
  readonly rules: ImmutableRules
  readonly plan: ProjectPurge
  readonly own: CallOptions
  readonly onProgress: PurgeOptions['onProgress']
  /** Repositories that are gone. */
  readonly deleted: string[]
  /** Rules that were taken away. */
  readonly taken: ImmutableRule[]
}

async function carryOut(purge: Purge): Promise<void> {
  const { plan, rules, own, taken, deleted } = purge
  try {
    for (const rule of plan.immutableRules) {
      await ignoring(NotFoundError, rules.delete(plan.project_id, rule.id, own))
      taken.push(rule)
    }
    for (let round = 0; !(await deleteIfEmpty(purge)); round++) await empty(purge, round)
  } catch (error) {
    const lostRules = await restoreRules(purge)
    // Whoever gave up knows why.
    if (own.signal?.aborted && own.signal.reason === error && !isBranded(error)) throw error
    throw new ProjectPurgeError(plan.name, { deleted, lostRules, cause: error })
  }
}

async function deleteIfEmpty(purge: Purge): Promise<boolean> {
  const { projects, plan, own } = purge
  if ((await repositoriesLeft(purge, 1)).length > 0) return false
  try {
    await ignoring(NotFoundError, projects.delete(plan.project_id, own))
    return true
  } catch (error) {
    // Something was pushed between the two.
    if (error instanceof PreconditionFailedError) return false
    throw error
  }
}

async function empty(purge: Purge, round: number): Promise<void> {
  const { projects, repositories, plan, own, onProgress, deleted } = purge
  if (round === mostRounds) throw new Error('others go on pushing to it')
  for (const { name } of await repositoriesLeft(purge)) {
    // Repositories are known by the name of their project only, and that may be another's by now.
    const { project_id } = await projects.get(plan.name, own)
    if (project_id !== plan.project_id) throw new Error('its name is that of another project now')
    await ignoring(NotFoundError, repositories.delete(name, own))
    deleted.push(name)
    onProgress?.({ done: deleted.length, total: Math.max(plan.repositories.length, deleted.length) })
  }
}

/** None where the project is gone. */
async function repositoriesLeft({ repositories, plan, own }: Purge, limit?: number): Promise<Repository[]> {
  try {
    return await repositories.list(plan.name, own).all({ limit })
  } catch (error) {
    if (error instanceof NotFoundError) return []
    throw error
  }
}

/** @returns rules that could not be put back */
async function restoreRules({ rules, plan, own, taken }: Purge): Promise<ImmutableRule[]> {
  const { signal: _, ...calls } = own
  const lost: ImmutableRule[] = []
  for (const rule of taken) {
    try {
      await ignoring(ConflictError, restoreRule(rules, plan.project_id, rule, calls))
    } catch {
      lost.push(rule)
    }
  }
  return lost
}

/** A rule is made enabled, whatever it says. */
async function restoreRule(
  rules: ImmutableRules,
  project: number,
  rule: ImmutableRule,
  calls: CallOptions,
): Promise<void> {
  const { id } = await rules.create(project, { ...rule, disabled: false }, calls)
  if (rule.disabled) await rules.update(project, { ...rule, id, disabled: false }, { disabled: true }, calls)
}

/** What is so already is no failure. */
async function ignoring(
  Type: typeof NotFoundError | typeof ConflictError,
  call: PromiseLike<unknown>,
): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Type)) throw error
  }
}
