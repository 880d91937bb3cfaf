import { defined } from './definitions'
import type { Patch } from './patch'

// Words that Harbor has a fixed set of, and that several schemas use.

/** How users log in (common/const.go). */
export const authModes = ['db_auth', 'ldap_auth', 'uaa_auth', 'http_auth', 'oidc_auth'] as const

/** Who may make projects (common/const.go). */
export const projectCreators = ['everyone', 'adminonly'] as const

export const words: readonly Patch[] = [
  defined(
    'JobStatus',
    { type: 'string', enum: ['Pending', 'Scheduled', 'Running', 'Success', 'Error', 'Stopped'] },
    'jobservice/job/status.go: of every execution and task, but for those of replications',
  ),
  defined(
    'Severity',
    { type: 'string', enum: ['None', 'Unknown', 'Negligible', 'Low', 'Medium', 'High', 'Critical'] },
    'pkg/scan/vuln/severity.go; the API that scanners have to offer has the same words',
  ),
]
