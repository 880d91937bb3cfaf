import { artifactPulling } from '../../registry/pull-policies'
import type { State } from '../../state'
import type { Area } from '../area'
import type { Artifact } from '../artifacts/artifact'
import { artifactPushed } from '../artifacts/artifact-events'
import { additionPath } from '../artifacts/artifact-view'
import { type ArtifactPart, tellOfArtifacts } from '../artifacts/view-parts'
import { projectsIn } from '../projects/project'
import { cveAllowlistRoutes } from './cve-allowlist-routes'
import { exportRoutes } from './export-routes'
import { preventPull } from './prevent-pull'
import { reportsIn, type ScanKind } from './report'
import { viewSbom, viewSummary } from './report-views'
import { reportsOf, scannable, startScan } from './scan'
import { scanAllRoutes } from './scan-all-routes'
import { mimeOf, scanRoutes } from './scan-routes'
import { scannerOf, scannersIn } from './scanner'
import { scannerRoutes } from './scanner-routes'
import { securityHubRoutes } from './security-hub-routes'

/** Scanners and what they find. Reports stay when artifacts go: another repository may have the same digest. */
export const scanning: Area = {
  tables: { scanners: scannersIn, scanReports: reportsIn },
  routes: [
    ...[...scannerRoutes, ...scanRoutes, ...scanAllRoutes],
    ...[...exportRoutes, ...securityHubRoutes, ...cveAllowlistRoutes],
  ],
  start(state) {
    tellOfArtifacts(state, (artifact, { query, request }) => ({
      ...linksOf(state, artifact),
      ...(query.bool('with_scan_overview') && scanOverview(state, artifact, mimeOf({ request }))),
      ...(query.bool('with_sbom_overview') && sbomOverview(state, artifact)),
    }))
    artifactPulling.subscribe(state, ({ artifact }) => preventPull(state, artifact))
    // At each push, as the project is set.
    artifactPushed.subscribe(state, ({ artifact, tag, cause }) => {
      const { metadata = {} } = projectsIn(state).get(artifact.project_id) ?? {}
      const kinds: readonly (readonly [ScanKind, string | undefined])[] = [
        ['vulnerability', metadata.auto_scan],
        ['sbom', metadata.auto_sbom_generation],
      ]
      for (const [kind, wanted] of kinds) {
        if (wanted !== 'true' || !scannerOf(state, { id: artifact.project_id })) continue
        if (scannable(state, artifact).length === 0) continue
        startScan(state, artifact, { kind, trigger: 'EVENT', cause, tag })
      }
    })
  },
}

function linksOf(state: State, artifact: Artifact): ArtifactPart {
  const hasScanner = scannerOf(state, { id: artifact.project_id }) !== undefined
  if (!hasScanner || scannable(state, artifact).length === 0) return {}
  const [sbom] = reportsOf(state, artifact, 'sbom') ?? []
  // Without an SBOM the digest is missing (test/recordings/api/artifact.json).
  const href = additionPath({ ...artifact, digest: sbom?.sbom_digest ?? '' }, 'sbom')
  const vulnerabilities = { absolute: false, href: additionPath(artifact, 'vulnerabilities') }
  return { addition_links: { sboms: { absolute: false, href }, vulnerabilities } }
}

function scanOverview(state: State, artifact: Artifact, mime: string): ArtifactPart {
  const reports = reportsOf(state, artifact, 'vulnerability')
  return reports ? { scan_overview: { [mime]: viewSummary(state, reports, mime) } } : {}
}

function sbomOverview(state: State, artifact: Artifact): ArtifactPart {
  const [report] = reportsOf(state, artifact, 'sbom') ?? []
  return report ? { sbom_overview: viewSbom(state, report) } : {}
}
