/** What Harbor makes of one column of a filter. */
export type Decoded =
  | { exact: string }
  | { fuzzy: string }
  | { min?: Item; max?: Item }
  | { any: Item[] }
  | { all: Item[] }

type Item = string | number | Date

/**
 * Reads a query as Harbor does (`src/lib/q/builder.go` of 2.15), written anew from its rules: unescape once more, split at
 * commas, then at the first `=`; the first character of a value decides what it is.
 */
export function decodeFilter(query: string): Record<string, Decoded> {
  const q = new URLSearchParams(query).get('q')
  if (q === null) throw new Error('there is no q')
  return Object.fromEntries(
    unescapeAgain(q)
      .split(',')
      .map((clause) => {
        const equals = clause.indexOf('=')
        if (equals < 1 || equals === clause.length - 1) throw new Error(`400: ${clause}`)
        return [clause.slice(0, equals), decodeValue(clause.slice(equals + 1))]
      }),
  )
}

function unescapeAgain(q: string): string {
  try {
    return decodeURIComponent(q.replaceAll('+', ' '))
  } catch {
    return q
  }
}

function decodeValue(value: string): Decoded {
  const inner = value.slice(1, -1)
  if (value.startsWith('~')) return { fuzzy: value.slice(1) }
  if (value.startsWith('[')) {
    const ends = inner.split('~')
    if (!value.endsWith(']') || ends.length !== 2) throw new Error(`400: ${value}`)
    const [min = '', max = ''] = ends.map(trim)
    return { ...(min !== '' && { min: decodeItem(min) }), ...(max !== '' && { max: decodeItem(max) }) }
  }
  if (value.startsWith('{') && value.endsWith('}')) return { any: decodeList(inner) }
  if (value.startsWith('(') && value.endsWith(')')) return { all: decodeList(inner) }
  if (value.startsWith('{') || value.startsWith('(')) throw new Error(`400: ${value}`)
  return { exact: value.replace(/^\\/, '') }
}

function decodeList(text: string): Item[] {
  return text
    .split(' ')
    .map(decodeItem)
    .filter((item) => item !== '')
}

/** A time first, then an integer, then a text without quotes around it. */
function decodeItem(text: string): Item {
  const item = trim(text)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?$/.test(item)) {
    const date = new Date(`${item.replace(',', '.')}Z`)
    if (!Number.isNaN(date.getTime())) return date
  }
  if (/^[+-]?\d+$/.test(item)) return Number(item)
  return item.replace(/^["']+|["']+$/g, '')
}

/** What Go takes for white space. */
function trim(text: string): string {
  return text.replace(/^[\s\u0085]+|[\s\u0085]+$/gu, '')
}
