import { type ProjectArtifact, type Severity, scanState } from 'harborkit'

/** An artifact as it is listed. What is `null` is not known, which is not the same as 0. */
export interface Row {
  /** With the project. */
  readonly repository: string
  readonly tags: readonly string[]
  readonly digest: string
  readonly type: string
  readonly bytes: number
  readonly pushed: string
  readonly scan: ReturnType<typeof scanState>['state']
  /** When it was scanned. */
  readonly scanned: string | null
  /** The worst. */
  readonly severity: Severity | null
  readonly critical: number | null
  readonly high: number | null
  readonly medium: number | null
  readonly low: number | null
  /** What is negligible, or was not rated. */
  readonly other: number | null
  readonly fixable: number | null
}

export function rowOf(artifact: ProjectArtifact): Row {
  const { repository_name, tags, digest, type, size, push_time } = artifact
  const scan = scanState(artifact)
  const row = {
    repository: repository_name,
    tags: tags?.map(({ name }) => name) ?? [],
    ...{ digest, type, bytes: size, pushed: push_time, scan: scan.state },
  }
  if (scan.state !== 'scanned') {
    const unknown = { critical: null, high: null, medium: null, low: null, other: null, fixable: null }
    return { ...row, scanned: null, severity: null, ...unknown }
  }
  const { severity, total, fixable, overview } = scan
  const { Critical: critical = 0, High: high = 0, Medium: medium = 0, Low: low = 0 } = scan.counts
  const other = total - critical - high - medium - low
  return { ...row, scanned: overview.end_time, severity, critical, high, medium, low, other, fixable }
}
