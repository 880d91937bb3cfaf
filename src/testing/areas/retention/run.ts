import type { DeletedArtifactInfo, RetentionDetails, RetentionRuleDetails } from '../../../webhooks'
import { type Execution, jobsIn, type Task } from '../../engine/jobs'
import { Refusal } from '../../http/answers'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import { deleteArtifact } from '../artifacts/delete-artifact'
import { projectsIn } from '../projects/project'
import { type Repository, repositoriesIn } from '../repositories/repository'
import { notify } from '../webhooks/deliveries'
import { type Candidate, candidatesOf, isAbout, retained } from './evaluate'
import { type RetentionPolicy, type RetentionRule, vendor_type } from './retention-policy'

export interface Run {
  readonly policy: RetentionPolicy
  readonly trigger: 'MANUAL' | 'SCHEDULE'
  readonly dryRun: boolean
  readonly cause: Cause
}

/** Starts a policy: a task for each repository that a rule is about. */
export function startRetention(state: State, run: Run): Execution {
  const { policy, trigger, dryRun, cause } = run
  const repositories = repositoriesIn(state).where('project', policy.project_id)
  const tasks = repositories.flatMap((repository) => {
    const rules = policy.rules.filter((rule) => isAbout(rule, nameIn(repository)))
    return rules.length === 0 ? [] : [{ repository, rules }]
  })
  return jobsIn(state).start({
    vendor_type,
    vendor_id: policy.id,
    trigger,
    extra_attrs: { dry_run: dryRun, operator: cause.operator },
    ...(tasks.length === 0 && { status_message: 'no resources for retention' }),
    tasks: tasks.map(({ repository, rules }) => ({
      extra_attrs: { repository: nameIn(repository), dry_run: dryRun, total: 0, retained: 0 },
      run: (task) => retain(state, run, repository, rules, task),
    })),
  })
}

/** Without the project. */
function nameIn({ name }: Repository): string {
  return name.slice(name.indexOf('/') + 1)
}

function retain(
  state: State,
  { policy, dryRun, cause }: Run,
  repository: Repository,
  rules: readonly RetentionRule[],
  task: Task,
): void {
  const log = (line: number, text: string) =>
    jobsIn(state).log(task, `[INFO] [/harbor/src/pkg/retention/job.go:${line}]: ${text}`)
  log(
    86,
    `Run retention process.\n Repository: ${repository.name} \n Rule Algorithm: ${policy.algorithm} \n Dry Run: ${dryRun}`,
  )
  const candidates = candidatesOf(state, repository)
  log(101, `Load ${candidates.length} candidates from repository ${repository.name}`)
  const kept = retained(rules, candidates, state.clock.now())
  const deletedBy = { ...cause, operator: 'harbor-jobservice' }
  const gone = candidates.filter((candidate) => {
    if (kept.has(candidate) || candidate.immutable) return false
    return dryRun || isDeleted(state, candidate, deletedBy)
  })
  log(212, `\n${tableOf(candidates, kept, gone)}`)
  const counts = { total: candidates.length, retained: candidates.length - gone.length }
  jobsIn(state).tasks.update(task, { extra_attrs: { ...task.extra_attrs, ...counts } })
  const project = projectsIn(state).get(policy.project_id)
  if (dryRun || gone.length === 0 || project === undefined) return
  const retention: RetentionDetails = {
    ...counts,
    harbor_hostname: new URL(cause.origin).hostname,
    project_name: project.name,
    retention_policy_id: policy.id,
    retention_rule: policy.rules.map(describeRule),
    result: 'SUCCESS',
    deleted_artifact: gone.map((candidate) => describeDeleted(nameIn(repository), candidate)),
  }
  notify(state, { project_id: project.id, type: 'TAG_RETENTION', event_data: { retention }, cause })
}

/** What an index refers to stays. */
function isDeleted(state: State, { artifact }: Candidate, cause: Cause): boolean {
  try {
    deleteArtifact(state, artifact, cause)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function describeRule({
  template,
  params,
  tag_selectors,
  scope_selectors,
}: RetentionRule): RetentionRuleDetails {
  return {
    template,
    ...(Object.keys(params).length > 0 && { params: { ...params } }),
    tag_selectors: [...(tag_selectors ?? [])],
    scope_selectors: Object.fromEntries(
      Object.entries(scope_selectors).map(([key, list]) => [key, [...list]]),
    ),
  }
}

function describeDeleted(repository: string, { artifact, tags: [tag] }: Candidate): DeletedArtifactInfo {
  const name_tag = tag === undefined ? `${repository}@${artifact.digest}` : `${repository}:${tag.name}`
  return { type: 'image', status: 'SUCCESS', name_tag, references: null }
}

const headings = [
  ...['Digest', 'Tag', 'Kind', 'Labels'],
  ...['PushedTime', 'PulledTime', 'CreatedTime', 'Retention'],
]

function tableOf(
  candidates: readonly Candidate[],
  kept: ReadonlySet<Candidate>,
  gone: readonly Candidate[],
): string {
  const markOf = (one: Candidate) =>
    gone.includes(one) ? 'DEL' : kept.has(one) || !one.immutable ? 'RETAIN' : 'IMMUTABLE'
  const rows = candidates.map((one) => [
    one.artifact.digest,
    one.tags.map(({ name }) => name).join(','),
    ...['image', ''],
    ...[one.pushed, one.pulled, Date.parse(one.artifact.push_time)].map(timeOf),
    markOf(one),
  ])
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [line(headings), rule, ...rows.map(line)].join('\n')
}

/** `2026/11/23 20:31:21`, and nothing for never. */
function timeOf(time: number): string {
  return time <= 0 ? '' : new Date(time).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/')
}
