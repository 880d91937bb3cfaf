import { type Selector, selects } from '../../engine/selectors'
import type { State } from '../../state'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { isKept } from '../artifacts/kept-tags'
import type { Tag } from '../artifacts/tag'
import { tagsOf } from '../artifacts/tags'
import type { Repository } from '../repositories/repository'
import type { RetentionRule } from './retention-policy'

/** An artifact that may have to go. */
export interface Candidate {
  readonly artifact: Artifact
  readonly tags: readonly Tag[]
  /** Milliseconds. */
  readonly pushed: number
  readonly pulled: number
  /** Whether a tag of it is immutable. */
  readonly immutable: boolean
}

const day = 24 * 60 * 60 * 1000

export function candidatesOf(state: State, repository: Repository): Candidate[] {
  return artifactsIn(state)
    .where('listed', repository.id)
    .sort((a, b) => b.id - a.id)
    .map((artifact) => {
      const tags = tagsOf(state, artifact)
      const latest = (times: readonly string[]) => Math.max(...times.map((time) => Date.parse(time)))
      return {
        artifact,
        tags,
        pushed: latest([artifact.push_time, ...tags.map(({ push_time }) => push_time)]),
        pulled: latest([artifact.pull_time, ...tags.map(({ pull_time }) => pull_time)]),
        immutable: tags.some((tag) => isKept(state, artifact, tag)),
      }
    })
}

/** Whether a rule is about a repository, which is named without its project. */
export function isAbout({ disabled, scope_selectors }: RetentionRule, repository: string): boolean {
  return !disabled && (scope_selectors.repository ?? []).every((selector) => selects(selector, repository))
}

/** What one of the rules keeps. */
export function retained(
  rules: readonly RetentionRule[],
  candidates: readonly Candidate[],
  now: number,
): ReadonlySet<Candidate> {
  return new Set(rules.flatMap((rule) => retainedBy(rule, candidates, now)))
}

function retainedBy(
  rule: RetentionRule,
  candidates: readonly Candidate[],
  now: number,
): readonly Candidate[] {
  const { template, params, tag_selectors } = rule
  const selected = candidates.filter((one) => (tag_selectors ?? []).every((each) => isSelected(each, one)))
  const first = (timeOf: (one: Candidate) => number) =>
    selected.sort((a, b) => timeOf(b) - timeOf(a)).slice(0, params[template] ?? 10)
  const since = (timeOf: (one: Candidate) => number) =>
    selected.filter((one) => timeOf(one) >= now - (params[template] ?? 30) * day)
  switch (template) {
    case 'latestPushedK':
      return first(({ pushed }) => pushed)
    case 'latestPulledN':
      return first(({ pulled }) => pulled)
    case 'latestActiveK':
      return first(({ pushed, pulled }) => Math.max(pushed, pulled))
    case 'nDaysSinceLastPush':
    case 'lastXDays':
      return since(({ pushed }) => pushed)
    case 'nDaysSinceLastPull':
      return since(({ pulled }) => pulled)
    default:
      return template === 'always' ? selected : []
  }
}

/** One tag that fits is enough. Where tags are excluded, `untagged` means the opposite. */
function isSelected(selector: Selector, { tags }: Candidate): boolean {
  if (tags.length > 0) return tags.some(({ name }) => selects(selector, name))
  const excludes = selector.decoration === 'excludes'
  return (untaggedIn(selector.extras) ?? !excludes) !== excludes
}

function untaggedIn(extras: string): boolean | undefined {
  try {
    return extras === '' ? undefined : JSON.parse(extras).untagged === true
  } catch {
    return undefined
  }
}
