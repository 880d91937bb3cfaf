import { Refusal } from '../../http/answers'
import type { State } from '../../state'
import type { Artifact } from '../artifacts/artifact'
import { type Project, projectsIn } from '../projects/project'
import { stateOf } from './report'
import { merged, together } from './report-views'
import { reportsOf, scannable } from './scan'
import { scannerOf } from './scanner'
import { codeOf, exemptIn } from './severity'

/**
 * Keeps an image from being pulled as its project wants it (goharbor/harbor `src/server/middleware/vulnerable`). What no
 * scanner takes is pulled; an index with reports is pulled whatever is in them, since its children are looked at.
 *
 * @throws {Refusal} 412
 */
export function preventPull(state: State, artifact: Artifact): void {
  const project = projectsIn(state).get(artifact.project_id)
  if (project?.metadata.prevent_vul !== 'true') return
  const least = severityOf(project)
  const policy = `cannot be pulled due to configured policy in 'Prevent images with vulnerability severity of "${least}" or higher from running.' To continue with pull, please contact your project administrator`
  const refuse = (what: string, remedy: string) =>
    new Refusal(412, 'PROJECTPOLICYVIOLATION', `current image with${what} ${policy} ${remedy}.`)

  const reports = reportsOf(state, artifact, 'vulnerability')
  if (!reports) {
    if (!scannerOf(state, project) || scannable(state, artifact).length === 0) return
    throw refuse('out vulnerability scanning', 'for help')
  }
  if (artifact.references.length > 0) return
  const status = together(reports.map((report) => stateOf(state, report).status))
  if (status !== 'Success') throw refuse(` "${status}" status of vulnerability scanning`, 'for help')
  const exempt = exemptIn(state, project)
  const found = merged(reports).filter(({ id }) => !exempt.has(id))
  if (!found.some(({ severity }) => codeOf(severity) >= codeOf(least))) return
  const count = `${found.length} ${found.length > 1 ? 'vulnerabilities' : 'vulnerability'}`
  throw refuse(` ${count}`, 'to exempt matched vulnerabilities through configuring the CVE allowlist')
}

/** An unknown one, or none, is the lowest: nothing that was found may be there then. */
function severityOf({ metadata: { severity = '' } }: Project): string {
  const name = severity.charAt(0).toUpperCase() + severity.slice(1).toLowerCase()
  if (name === 'Negligible') return 'None'
  return ['None', 'Low', 'Medium', 'High', 'Critical'].includes(name) ? name : 'Unknown'
}
