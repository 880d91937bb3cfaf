import type * as models from '../../../../generated/models'
import { requireSystem } from '../../access/access'
import { badRequest, internalError, json } from '../../http/answers'
import { view } from '../../http/json'
import { answerNothing, answerPage, whole } from '../../http/paging'
import { type Keywords, type Pattern, parseQ } from '../../http/q'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { tagsOf } from '../artifacts/tags'
import { isDone, reportsIn, type ScanReport } from './report'
import { defaultScanner } from './scanner'

/** A vulnerability of an artifact. */
interface Found {
  readonly artifact: Artifact
  readonly found: models.ReportedVulnerability
}

export const securityHubRoutes: readonly Route[] = [
  on('getSecuritySummary', (call) => {
    requireSystem(call.actor, 'read', 'security-hub')
    const { state, query } = call
    const all = allFound(state)
    const count = (severity: models.Severity) => countOf(all, severity)
    const scanned = new Set(doneReports(state).map(({ digest }) => digest))
    return json(
      view<models.SecuritySummary>({
        critical_cnt: count('Critical'),
        dangerous_artifacts: query.bool('with_dangerous_artifact') ? dangerousArtifacts(all) : undefined,
        dangerous_cves: query.bool('with_dangerous_cve') ? dangerousCves(all) : undefined,
        fixable_cnt: all.filter(({ found }) => found.fix_version !== '').length,
        high_cnt: count('High') || undefined,
        low_cnt: count('Low'),
        medium_cnt: count('Medium'),
        none_cnt: count('None') || undefined,
        scanned_cnt: artifactsIn(state)
          .all()
          .filter(({ digest }) => scanned.has(digest)).length,
        total_artifact: artifactsIn(state).all().length,
        total_vuls: all.filter(({ found }) => found.severity !== 'Negligible').length,
        unknown_cnt: count('Unknown') || undefined,
      }),
    )
  }),

  on('ListVulnerabilities', (call) => {
    requireSystem(call.actor, 'list', 'security-hub')
    const { state, query } = call
    const tests = testsOf(parseQ(query.text('q')))
    if (!defaultScanner(state)) return answerNothing(call)
    const rows = allFound(state)
      .filter((one) => tests.every((test) => test(state, one)))
      .sort((a, b) => (scoreOf(b) ?? -1) - (scoreOf(a) ?? -1))
    const total = query.bool('tune_count') && rows.length > 1000 ? -1 : rows.length
    return answerPage(call, whole(rows), (row) => viewItem(state, row, query.bool('with_tag')), total)
  }),
]

/** By the default scanner, in every repository that has the digest. */
function allFound(state: State): Found[] {
  return doneReports(state).flatMap(({ digest, vulnerabilities }) => {
    const artifacts = artifactsIn(state)
      .all()
      .filter((artifact) => artifact.digest === digest)
    return artifacts.flatMap((artifact) => vulnerabilities.map((found) => ({ artifact, found })))
  })
}

function doneReports(state: State): ScanReport[] {
  const scanner = defaultScanner(state)
  if (!scanner) return []
  const reports = reportsIn(state).where('scanner', `vulnerability ${scanner.uuid}`)
  return reports.filter((report) => isDone(state, report))
}

function countOf(all: readonly Found[], severity: models.Severity): number {
  return all.filter(({ found }) => found.severity === severity).length
}

function scoreOf({ found }: Found): number | null {
  return found.preferred_cvss.score_v3
}

function dangerousArtifacts(all: readonly Found[]): models.DangerousArtifact[] {
  const byArtifact = new Map<Artifact, Found[]>()
  for (const one of all) byArtifact.set(one.artifact, [...(byArtifact.get(one.artifact) ?? []), one])
  return [...byArtifact]
    .map(([{ digest, project_id, repository_name }, found]) => ({
      critical_cnt: countOf(found, 'Critical'),
      digest,
      high_cnt: countOf(found, 'High'),
      medium_cnt: countOf(found, 'Medium'),
      project_id,
      repository_name,
    }))
    .sort((a, b) => b.critical_cnt - a.critical_cnt || b.high_cnt - a.high_cnt || b.medium_cnt - a.medium_cnt)
    .slice(0, 5)
}

function dangerousCves(all: readonly Found[]): models.DangerousCVE[] {
  const byId = new Map(all.filter((one) => scoreOf(one) !== null).map((one) => [one.found.id, one]))
  return [...byId.values()]
    .sort((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0))
    .slice(0, 5)
    .map((one) => {
      const { id: cve_id, package: name, severity, version } = one.found
      return { cve_id, cvss_score_v3: scoreOf(one) ?? 0, package: name, severity, version }
    })
}

function viewItem(state: State, { artifact, found }: Found, withTags: boolean): models.VulnerabilityItem {
  const tags = withTags ? tagsOf(state, artifact).map(({ name }) => name) : null
  const { id, severity, status, package: name, version, fix_version, description, links } = found
  return view<models.VulnerabilityItem>({
    cve_id: id,
    cvss_v3_score: found.preferred_cvss.score_v3 || undefined,
    desc: description || undefined,
    digest: artifact.digest,
    fixed_version: fix_version || undefined,
    links: links ?? [''],
    package: name,
    project_id: artifact.project_id,
    repository_name: artifact.repository_name,
    severity,
    status: status || undefined,
    tags,
    version,
  })
}

type TestFound = (state: State, one: Found) => boolean

const columns: Readonly<Record<string, (state: State, one: Found) => readonly string[]>> = {
  cve_id: (_state, { found }) => [found.id],
  severity: (_state, { found }) => [found.severity],
  status: (_state, { found }) => [found.status ?? ''],
  project_id: (_state, { artifact }) => [String(artifact.project_id)],
  repository_name: (_state, { artifact }) => [artifact.repository_name],
  package: (_state, { found }) => [found.package],
  tag: (state, { artifact }) => tagsOf(state, artifact).map(({ name }) => name),
  digest: (_state, { artifact }) => [artifact.digest],
}

/** Unlike everywhere else, what is not known is refused (test/recordings/api/securityhub.json). */
function testsOf(keywords: Keywords): TestFound[] {
  return [...keywords].map(([key, pattern]) => {
    if (key === 'cvss_score_v3') return inRange(pattern)
    const column = columns[key]
    if (!column) throw badRequest(`bad request: keyword: ${key} is not allowed`)
    if (pattern.kind !== 'exact') throw notAllowed(key)
    return (state, one) => column(state, one).includes(pattern.value)
  })
}

function inRange(pattern: Pattern): TestFound {
  if (pattern.kind !== 'range') throw notAllowed('cvss_score_v3')
  const { min, max } = pattern
  // SQL's `between` needs both.
  if (min === '' || max === '') throw internalError()
  return (_state, one) => {
    const score = scoreOf(one)
    return score !== null && score >= Number(min) && score <= Number(max)
  }
}

function notAllowed(key: string) {
  return badRequest(`bad request: keyword: ${key}, the query type is not allowed`)
}
