import { selects } from '../../engine/selectors'
import { Panic } from '../../http/answers'
import type { State } from '../../state'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { tagsOf } from '../artifacts/tags'
import { labelsIn } from '../labels/label'
import type { Project } from '../projects/project'
import { codeOf, worstCodeOf } from '../scanning/severity'
import { type PreheatFilter, parseFilters } from './policy-json'
import type { PreheatPolicy } from './preheat-policy'

/** An image under one of its tags. */
export interface Candidate {
  readonly artifact: Artifact
  readonly tag: string
}

/** What of a project may be sent, the newest first. */
export function candidatesIn(state: State, { id }: Project): Candidate[] {
  const artifacts = artifactsIn(state).where('listedInProject', id)
  const newest = artifacts.sort((a, b) =>
    a.push_time < b.push_time ? 1 : a.push_time > b.push_time ? -1 : b.id - a.id,
  )
  return newest
    .filter(({ type }) => type === 'IMAGE' || type === 'CNAI')
    .flatMap((artifact) => tagsOf(state, artifact).map(({ name }) => ({ artifact, tag: name })))
}

/**
 * What the filters of a policy leave.
 *
 * @throws {Error} there is no filter, or one does not do
 */
export function choose(
  state: State,
  policy: PreheatPolicy,
  project: Project,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  // Harbor takes out what a policy says of signatures and vulnerabilities: what the project says counts, and where it says nothing, nothing does.
  const own = parseFilters(policy.filters).flatMap((filter) => {
    if (filter === null) throw new Panic('a filter that is none')
    return filter.type === 'signature' || filter.type === 'vulnerability' ? [] : filter
  })
  const tests = [...own.map((filter) => testOf(state, filter)), ...testsBy(state, project)]
  if (tests.length === 0) throw new Error('no underlying filters')
  return candidates.filter((candidate) => tests.every((test) => test(candidate)))
}

type Test = (candidate: Candidate) => boolean

function testOf(state: State, { type, value }: PreheatFilter): Test {
  if (type !== 'repository' && type !== 'tag' && type !== 'label') {
    throw new Error(`unknown filter type: ${type}`)
  }
  if (typeof value !== 'string') throw new Error(`invalid string pattern format for filter: ${type}`)
  const selector = { kind: 'doublestar', decoration: 'matches', pattern: value, extras: '' }
  if (type === 'tag') return ({ tag }) => selects(selector, tag)
  if (type === 'repository') {
    return ({ artifact: { repository_name } }) =>
      selects(selector, repository_name.slice(repository_name.indexOf('/') + 1))
  }
  const wanted = value === '' ? [] : value.split(',')
  return ({ artifact }) => {
    const names = [...artifact.labels].map((id) => labelsIn(state).get(id)?.name)
    return wanted.every((name) => names.includes(name))
  }
}

function testsBy(state: State, project: Project): Test[] {
  const { enable_content_trust, prevent_vul, severity = '' } = project.metadata
  const tests: Test[] = []
  // No candidate knows its signatures, so none has one.
  if (enable_content_trust === 'true') tests.push(() => false)
  if (prevent_vul === 'true' && severity !== '') {
    const least = codeOf(severity.charAt(0).toUpperCase() + severity.slice(1).toLowerCase())
    tests.push(({ artifact }) => (worstCodeOf(state, project, artifact) ?? unscanned) < least)
  }
  return tests
}

/** Worse than anything that was found. */
const unscanned = 99
