import { badRequest } from '../../http/answers'

const booleans = [
  'public',
  'enable_content_trust',
  'enable_content_trust_cosign',
  'prevent_vul',
  'auto_scan',
  'auto_sbom_generation',
  'reuse_sys_cve_allowlist',
  'proxy_cache_local_on_not_found',
]
const yes = ['1', 't', 'T', 'TRUE', 'true', 'True']
const no = ['0', 'f', 'F', 'FALSE', 'false', 'False']
const severities = ['none', 'low', 'medium', 'high', 'critical']

/** What Harbor keeps of a project that may be set. */
export const metadataNames: readonly string[] = [
  ...booleans,
  ...['severity', 'proxy_speed_kb', 'max_upstream_conn'],
]

/** What Harbor makes of a value; `undefined` where it refuses it. */
export function readMetadata(name: string, value: string): string | undefined {
  return booleans.includes(name) ? readBoolean(value) : readers[name]?.(value)
}

const readers: Readonly<Record<string, (value: string) => string | undefined>> = {
  severity: readSeverity,
  proxy_speed_kb: readInt32,
  max_upstream_conn(value) {
    const kept = readInt32(value)
    if (kept === undefined || kept === '-1' || Number(kept) > 0) return kept
    throw badRequest(`invalid value for max_upstream_conn: ${kept}`)
  },
}

function readBoolean(value: string): string | undefined {
  if (yes.includes(value)) return 'true'
  return no.includes(value) ? 'false' : undefined
}

/** CVSS 3.0 has no `negligible`: Harbor takes it for `none` (goharbor/harbor `src/pkg/scan/vuln/severity.go`). */
function readSeverity(value: string): string | undefined {
  const severity = value.toLowerCase()
  if (severity === 'negligible') return 'none'
  return severities.includes(severity) ? severity : undefined
}

function readInt32(value: string): string | undefined {
  const number = Number(value)
  return /^[+-]?\d+$/.test(value) && number === (number | 0) ? String(number) : undefined
}
