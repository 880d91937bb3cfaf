import { part, type State } from '../../state'

interface ExportFile {
  readonly csv: string
  /** When it was written, in milliseconds. */
  readonly time: number
}

/** By their executions. Where nothing was found there is none. */
export const exportFilesIn = part(() => new Map<number, ExportFile>())

const day = 24 * 60 * 60 * 1000

/** What nobody has downloaded for a day (goharbor/harbor `src/pkg/systemartifact/cleanupcriteria.go`). */
export function forgetOldExports(state: State): void {
  const files = exportFilesIn(state)
  for (const [id, { time }] of files) if (time <= state.clock.now() - day) files.delete(id)
}
