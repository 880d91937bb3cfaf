/** A table as Harbor's logs have it: headings in the middle, numbers to the right. */
export function drawTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const line = (cells: readonly string[], align: (cell: string, width: number) => string) =>
    `| ${cells.map((cell, column) => align(cell, widths[column] ?? 0)).join(' | ')} |`
  const body = rows.map((row) => line(row, toItsSide))
  return [rule, line(headings, toTheMiddle), rule, ...body, rule].join('\n')
}

function toItsSide(cell: string, width: number): string {
  return /^\d+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width)
}

function toTheMiddle(cell: string, width: number): string {
  return cell.padStart(cell.length + Math.floor((width - cell.length) / 2)).padEnd(width)
}
