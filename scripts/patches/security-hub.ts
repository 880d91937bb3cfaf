import { alwaysPresent, called, neverNull, neverSent } from './members'
import type { Patch } from './patch'

export const securityHub: readonly Patch[] = [
  alwaysPresent(
    'DangerousCVE',
    ['cve_id', 'severity', 'package', 'version'],
    'securityhub.json: getSecuritySummary; database columns. Not cvss_score_v3, which may be 0',
  ),
  neverSent('DangerousCVE', ['desc'], 'Not set in server/v2.0/handler/security.go; in no recording'),
  called('DangerousCVE', ['severity'], 'Severity', 'pkg/scan/vuln/severity.go'),
  alwaysPresent(
    'DangerousArtifact',
    ['project_id', 'repository_name', 'digest'],
    'securityhub.json: getSecuritySummary; database columns',
  ),
  alwaysPresent(
    'VulnerabilityItem',
    ['project_id', 'repository_name', 'digest', 'cve_id', 'severity', 'package', 'version'],
    'securityhub.json: ListVulnerabilities; database columns. Not status, which came with 2.14',
  ),
  called('VulnerabilityItem', ['severity'], 'Severity', 'pkg/scan/vuln/severity.go'),
  neverNull(
    'VulnerabilityItem',
    ['links'],
    'server/v2.0/handler/security.go splits a string, which gives at least one',
  ),
]
