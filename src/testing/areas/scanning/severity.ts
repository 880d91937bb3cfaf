import type { State } from '../../state'
import type { Artifact } from '../artifacts/artifact'
import type { Project } from '../projects/project'
import { stateOf } from './report'
import { merged, together } from './report-views'
import { reportsOf } from './scan'
import { systemAllowlistIn } from './system-allowlist'

const codes = ['None', 'Negligible', 'Low', 'Medium', 'High', 'Critical']

/** The greater the worse. What is unknown is nothing. */
export function codeOf(severity: string): number {
  return Math.max(codes.indexOf(severity), 0)
}

/** What does not count: by the project's list, or that of the system, until it expires. */
export function exemptIn(state: State, { allowlist, metadata }: Project): ReadonlySet<string> {
  const isOwn = metadata.reuse_sys_cve_allowlist === 'false'
  const { items, expires_at } = isOwn ? allowlist : systemAllowlistIn(state).list
  const isExpired = expires_at !== undefined && Math.floor(state.clock.now() / 1000) >= expires_at
  return new Set(isExpired ? [] : items?.map(({ cve_id }) => cve_id))
}

/** The code of the worst that counts; `undefined` without a scan that has succeeded. */
export function worstCodeOf(state: State, project: Project, artifact: Artifact): number | undefined {
  const reports = reportsOf(state, artifact, 'vulnerability')
  const statuses = reports?.map((report) => stateOf(state, report).status)
  if (!reports || !statuses || together(statuses) !== 'Success') return undefined
  const exempt = exemptIn(state, project)
  const counting = merged(reports).filter(({ id }) => !exempt.has(id))
  return Math.max(0, ...counting.map(({ severity }) => codeOf(severity)))
}
