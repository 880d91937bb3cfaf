import { jobsIn, type Task } from '../../engine/jobs'
import type { State } from '../../state'
import type { Artifact } from '../artifacts/artifact'
import { type ScanKind, version10, version11 } from './report'
import { maker, type Scanner } from './scanner'

interface Scanned {
  readonly artifact: Artifact
  readonly scanner: Scanner
  readonly kind: ScanKind
  readonly tag: string | undefined
}

const sbomReport = 'application/vnd.security.sbom.report+json; version=1.0'

/** What Harbor's job writes of a scan (test/recordings/api/scan.json, "the log of a scan"). */
export function logScan(state: State, task: Task, { artifact, scanner, kind, tag }: Scanned): void {
  const log = (line: number, text: string) =>
    jobsIn(state).log(task, `[INFO] [/harbor/src/pkg/scan/job.go:${line}]: ${text}`)
  const { uuid, name, description, url, disabled, is_default, auth, create_time, update_time } = scanner
  const produced = kind === 'sbom' ? [sbomReport] : [version11]
  log(
    396,
    pretty({
      ...{ uuid, name, description, url, disabled, is_default },
      ...{ health: 'healthy', auth, access_credential: '[HIDDEN]' },
      ...{ skip_certVerify: scanner.skip_certVerify, use_internal_addr: scanner.use_internal_addr },
      ...{ adapter: maker.name, vendor: maker.vendor, version: maker.version },
      ...{ create_time, update_time },
    }),
  )
  log(
    396,
    pretty({
      registry: { url: state.url, authorization: '[HIDDEN]', insecure: false },
      artifact: {
        namespace_id: artifact.project_id,
        repository: artifact.repository_name,
        tag,
        digest: artifact.digest,
        mime_type: artifact.manifest_media_type,
        size: artifact.size,
      },
      enabled_capabilities: [{ type: kind, produces_mime_types: produced, parameters: null }],
    }),
  )
  const mimes = kind === 'sbom' ? produced : [version10, version11]
  log(172, `Report mime types: [${mimes.join(' ')}]`)
  for (const mime of [...mimes].reverse()) log(229, `Get report for mime type: ${mime}`)
}

function pretty(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
}
