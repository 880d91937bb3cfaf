import { styleText } from 'node:util'

// Colour for people only: a pipe, a file and NO_COLOR get plain text.
const colour = process.stdout.isTTY === true && !process.env.NO_COLOR

function paint(style: 'bold' | 'cyan' | 'dim' | 'green' | 'red', text: string): string {
  return colour ? styleText(style, text) : text
}

export function heading(text: string): void {
  console.log(`\n${paint('bold', text)}`)
}

/** What is called. */
export function calling(code: string): void {
  console.log(`  ${paint('cyan', code)}`)
}

/** What came back. */
export function cameBack(text: string): void {
  console.log(`    ${paint('green', '→')} ${text}`)
}

export function note(text: string): void {
  console.log(`  ${paint('dim', text)}`)
}

export function failed(text: string): void {
  console.error(paint('red', text))
}

/** Rows below a header, each column as wide as its widest cell. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), title.length),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  console.log(`    ${paint('dim', line(header))}`)
  for (const row of rows) console.log(`    ${line(row)}`)
}

/** Bytes for people; -1 is Harbor's word for no limit. */
export function size(bytes: number | undefined): string {
  if (bytes === undefined) return '–'
  if (bytes === -1) return 'unlimited'
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`
}
