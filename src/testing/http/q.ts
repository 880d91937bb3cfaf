import { badRequest } from './answers'

// The `q` grammar: k=v, k=~v, k=[min~max], k={a b}, k=(a b), separated by commas.

export type Pattern =
  | { readonly kind: 'exact'; readonly value: string }
  | { readonly kind: 'fuzzy'; readonly value: string }
  | { readonly kind: 'range'; readonly min: string; readonly max: string }
  | { readonly kind: 'any'; readonly values: readonly string[] }
  | { readonly kind: 'all'; readonly values: readonly string[] }

export type Keywords = ReadonlyMap<string, Pattern>

/** Of an empty or missing parameter none. */
export function exact(value: string | undefined): Pattern | undefined {
  return value ? { kind: 'exact', value } : undefined
}

export function fuzzy(value: string | undefined): Pattern | undefined {
  return value ? { kind: 'fuzzy', value } : undefined
}

export function parseQ(raw: string | undefined): Keywords {
  const keywords = new Map<string, Pattern>()
  if (raw === undefined || raw === '') return keywords
  for (const term of unescapeOnce(raw).split(',')) {
    const at = term.indexOf('=')
    const name = term.slice(0, Math.max(at, 0))
    const value = term.slice(at + 1)
    if (at === -1 || name === '' || value === '') {
      throw badRequest('the query string must contain "=" and the key/value cannot be empty')
    }
    keywords.set(name, parsePattern(value))
  }
  return keywords
}

/**
 * Harbor decodes `q` a second time; what is no valid escape is then left as it is (test/recordings/api/cross-cutting.json, "a % that is
 * escaped once only").
 */
function unescapeOnce(q: string): string {
  try {
    return decodeURIComponent(q.replaceAll('+', ' '))
  } catch {
    return q
  }
}

function parsePattern(value: string): Pattern {
  const invalid = (): never => {
    throw badRequest(`invalid query string value: ${value}`)
  }
  const inner = value.slice(1, -1)
  switch (value[0]) {
    case '~':
      return value.length > 1 ? { kind: 'fuzzy', value: value.slice(1) } : invalid()
    case '[': {
      const [min, max, ...more] = inner.split('~').map((side) => side.trim())
      if (!value.endsWith(']') || min === undefined || max === undefined || more.length > 0) return invalid()
      return min === '' && max === '' ? invalid() : { kind: 'range', min, max }
    }
    case '{':
      return value.endsWith('}') ? { kind: 'any', values: items(inner) } : invalid()
    case '(':
      return value.endsWith(')') ? { kind: 'all', values: items(inner) } : invalid()
    case '\\':
      return { kind: 'exact', value: value.slice(1) }
    default:
      return { kind: 'exact', value }
  }
}

function items(list: string): string[] {
  return list
    .split(' ')
    .map((item) => item.replace(/^["']+|["']+$/g, ''))
    .filter((item) => item !== '')
}
