import { lists, type ModelColumns, models } from './list-columns'
import { operationsOf, parametersOf, type Swagger } from './swagger'

/** The columns of every list, as types and as data. */
export function toColumns(document: Swagger): string {
  check(document)
  const used = Object.entries<ModelColumns>(models)
  const filtered = Object.entries(lists).filter(([, name]) => columnsOf(models[name], 'filter').length > 0)
  const sorted = Object.entries(lists).filter(([, name]) => columnsOf(models[name], 'sort').length > 0)
  return `${preamble}
${used.flatMap(([name, model]) => filterInterface(name, model)).join('\n')}
${used.flatMap(([name, model]) => sortAlias(name, model)).join('\n')}
/** What \`q\` knows, by list. */
export interface FilterColumns {
${filtered.map(([id, name]) => `  ${id}: ${name}Columns`).join('\n')}
}

/** What \`sort\` knows, by list. */
export interface SortColumns {
${sorted.map(([id, name]) => `  ${id}: ${name}Sort`).join('\n')}
}

${used.map(([name, model]) => `const ${variable(name)} = ${data(model)}`).join('\n')}

export const columns: { readonly [Id in keyof FilterColumns | keyof SortColumns]: ListColumns } = {
${Object.entries(lists)
  .map(([id, name]) => `  ${id}: ${variable(name)},`)
  .join('\n')}
}
`
}

const preamble = `/**
 * Columns of a list: their names with a space between them, each with the kind of its values. \`#\` is a number, \`@\` a
 * time, \`?\` a boolean, nothing a string. \`extra_attrs.*\` stands for any name that begins so.
 */
export interface ListColumns {
  /** Known to \`q\` and to \`sort\`. */
  readonly both?: string
  /** Known to \`q\` only. */
  readonly filter?: string
  /** Known to \`sort\` only. */
  readonly sort?: string
}
`

const kinds: Readonly<Record<string, string>> = { '#': 'number', '@': 'Date', '?': 'boolean' }

interface Column {
  readonly name: string
  /** TypeScript. */
  readonly type: string
}

/** The names that `q` knows in a list; none where it has no `q`. */
export function filterNames(id: string): string[] {
  const name = Object.entries(lists).find(([list]) => list === id)?.[1]
  return name === undefined ? [] : columnsOf(models[name], 'filter').map((column) => column.name)
}

/** The columns of one of the two, in their order. */
function columnsOf(model: ModelColumns, use: 'filter' | 'sort'): Column[] {
  const words = [model.both, model[use]].flatMap((text) => text?.split(' ') ?? [])
  return words.map((word) => {
    const name = word.replace(/[#@?]$/, '')
    return { name, type: model.values?.[name] ?? kinds[word.slice(-1)] ?? 'string' }
  })
}

function filterInterface(name: string, model: ModelColumns): string[] {
  const own = columnsOf(model, 'filter')
  if (own.length === 0) return []
  const members = own.map(({ name: column, type }) =>
    column.endsWith('*') ? `  [name: \`${column.slice(0, -1)}\${string}\`]: ${type}` : `  ${column}: ${type}`,
  )
  return [
    `/** What the \`q\` of ${model.of} knows. */\nexport interface ${name}Columns {\n${members.join('\n')}\n}\n`,
  ]
}

function sortAlias(name: string, model: ModelColumns): string[] {
  const own = columnsOf(model, 'sort')
  if (own.length === 0) return []
  const names = own.map(({ name: column }) => `'${column}'`).join(' | ')
  return [`/** What the \`sort\` of ${model.of} knows. */\nexport type ${name}Sort = ${names}\n`]
}

function data({ both, filter, sort }: ModelColumns): string {
  return JSON.stringify({ both, filter, sort })
}

function variable(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** That the table is of the lists that there are, and each list has the columns that it takes. */
function check(document: Swagger): void {
  const found = new Map(
    operationsOf(document).map(({ object }) => {
      const names = parametersOf(document, object).map(({ name }) => name)
      return [object.operationId, { filter: names.includes('q'), sort: names.includes('sort') }]
    }),
  )
  // Its `q` is a word to look for.
  found.delete('search')
  const listed = [...found].filter(([, { filter, sort }]) => filter || sort).map(([id]) => id)
  const missing = listed.filter((id) => !(id in lists))
  if (missing.length > 0) throw new Error(`scripts/list-columns.ts has no columns of ${missing.join(', ')}.`)
  for (const [id, name] of Object.entries(lists)) {
    const takes = found.get(id)
    if (takes === undefined)
      throw new Error(`scripts/list-columns.ts has columns of ${id}, which is no list.`)
    if (!takes.filter && columnsOf(models[name], 'filter').length > 0) throw new Error(`${id} has no q.`)
    if (!takes.sort && columnsOf(models[name], 'sort').length > 0) throw new Error(`${id} has no sort.`)
  }
}
