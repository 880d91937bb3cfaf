import { isSpeed } from './budget'
import type { Comparison, RowResult } from './harness'

const header = ['row', 'candidate', 'median ms', 'p95 ms', 'ours is', '95 %', 'budget', '']

/** The rows as a table for people. */
export function formatTable(rows: readonly RowResult[]): string {
  const lines = [header, ...rows.flatMap(linesOf)]
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => align(cell, column, widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function linesOf({ name, times, comparisons }: RowResult): string[][] {
  return times.map(({ candidate, median, p95 }, index) => {
    const comparison = comparisons[index - 1]
    const cells = comparison ? compared(comparison) : ['', '', '', '']
    return [index === 0 ? name : '', candidate, median.toFixed(3), p95.toFixed(3), ...cells]
  })
}

function compared({ ratio, interval, budget, kept }: Comparison): string[] {
  const speed = budget !== undefined && isSpeed(budget)
  const [value, low, high] = speed
    ? [1 / ratio, 1 / interval.high, 1 / interval.low]
    : [ratio, interval.low, interval.high]
  return [
    `${value.toFixed(3)} × the ${speed ? 'speed' : 'time'}`,
    `${low.toFixed(3)} – ${high.toFixed(3)}`,
    budget ?? '',
    budget === undefined ? '' : kept ? 'kept' : 'MISSED',
  ]
}

/** Numbers to the right, words to the left. */
function align(cell: string, column: number, width: number): string {
  return column === 2 || column === 3 ? cell.padStart(width) : cell.padEnd(width)
}
