import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const decision = join(import.meta.dirname, '../../docs/decisions/0005-stricter-than-cosign.md')

/** The rows of the table in decision 5 whose first column is called so. */
export function decisionTable(column: string): string[][] {
  const lines = readFileSync(decision, 'utf8').split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${column} `))
  // Below the names of the columns and the line under them.
  const rows = start === -1 ? [] : lines.slice(start + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end === -1 ? rows.length : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
