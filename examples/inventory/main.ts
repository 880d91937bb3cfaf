// Lists every artifact with its vulnerabilities: a table, CSV or JSON; see README.md.

import { pipeline } from 'node:stream/promises'
import { Harbor, severityAtLeast } from 'harborkit'
import { readArguments } from '../tour/arguments'
import { table } from '../tour/print'
import { type Options, readOptions, usage } from './options'
import { cells, csv, header, json } from './print'
import { Progress } from './progress'
import { readArtifacts } from './read'
import { type Row, rowOf } from './row'

const options = readArguments(readOptions, usage)
if (options) {
  try {
    await list(Harbor.fromEnv(), options)
  } catch (error) {
    // Whoever reads has had enough: `| head`.
    if (!isClosedPipe(error)) fail(1, error)
  }
}

async function list(harbor: Harbor, options: Options): Promise<void> {
  // How many there are of each kind, also of those that are not shown.
  const counts: Record<Row['scan'], number> = { scanned: 0, pending: 0, failed: 0, unscanned: 0 }
  const rows = readRows(harbor, options, counts)
  if (options.format === 'table') {
    const lines: string[][] = []
    for await (const row of rows) lines.push(cells(row))
    table(header, lines)
  } else {
    await pipeline(options.format === 'csv' ? csv(rows) : json(rows), process.stdout, { end: false })
  }
  const states = Object.entries(counts).map(([state, count]) => `${count} ${state}`)
  console.error(`Artifacts: ${states.join(', ')}.`)
}

async function* readRows(
  harbor: Harbor,
  { format, projects, severity }: Options,
  counts: Record<Row['scan'], number>,
): AsyncGenerator<Row> {
  // A bar would be drawn into what is printed to the same terminal meanwhile.
  const isApart = format === 'table' || !process.stdout.isTTY
  const progress = new Progress(isApart ? process.stderr : { write: () => {} })
  const onError = (error: Error, project: string | number) =>
    fail(1, `${project} cannot be read, so its artifacts are missing: ${error.message}`)
  for await (const artifact of readArtifacts(harbor, projects, progress, onError)) {
    const row = rowOf(artifact)
    counts[row.scan] += 1
    if (severity === undefined || (row.severity && severityAtLeast({ severity: row.severity }, severity))) {
      yield row
    }
  }
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}

function fail(code: number, error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = code
}
