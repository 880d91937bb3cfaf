/** Takes every secret out of a string. */
export type Hide = (text: string) => string

const hidden = '[hidden]'

/** What is shorter is no secret, and would blank out half of every message. */
const shortest = 4

/**
 * Makes what takes these secrets out of a string, however they are spelled there, and whatever else looks like credentials.
 *
 * @param secrets asked each time: they may have been renewed
 */
export function hiding(secrets: () => Iterable<string>): Hide {
  const patterns = new Map<string, RegExp>()
  const patternOf = (secret: string) => {
    const pattern = patterns.get(secret) ?? new RegExp(inAnySpelling(secret), 'gu')
    patterns.set(secret, pattern)
    return pattern
  }
  return (text) => {
    const long = [...new Set(secrets())].filter((secret) => secret.length >= shortest)
    // One may be the beginning of another.
    const longestFirst = long.sort((a, b) => b.length - a.length)
    const known = longestFirst.filter((secret) => text.includes(longestRun(secret)))
    return hideLookalikes(known.reduce((rest, secret) => rest.replace(patternOf(secret), hidden), text))
  }
}

/** User and password of a URL, escaped or not. */
const userInfo = /((?:\\{0,16}\/){2})(?:[^\s/?#@"'<>]|&#)+@/g
/** Of a URL that is an argument in another. */
const encodedUserInfo = /((?:%2f){2})(?:(?!%2f|%3f|%23|%40)[^\s/?#@"'<>])+(%40)/gi
/** A page may repeat an `Authorization` header in part, or escaped in its own way. */
const authorization = /\b(Basic|Bearer)(\s+)[^\s<>"']+/gi
/** A JWT, or what was left of one: JSON in base64url begins so. */
const jwt = /eyJ[\w-]{10,}(?:\.[\w-]*)*/g

function hideLookalikes(text: string): string {
  return text
    .replace(userInfo, `$1${hidden}@`)
    .replace(encodedUserInfo, `$1${hidden}$2`)
    .replace(authorization, `$1$2${hidden}`)
    .replace(jwt, hidden)
}

/** Letters and digits are never escaped: what has not these in it cannot have the secret. A pattern is dear. */
function longestRun(secret: string): string {
  return secret.split(/[^A-Za-z0-9]+/).reduce((longest, run) => (run.length > longest.length ? run : longest))
}

/** A run of white space may have become another. */
const parts = /([A-Za-z0-9]+)|(\\+)|([\s\p{Cc}]+)|./gsu

/**
 * A pattern for a secret as it is, escaped in JSON (where Go escapes `<`, `>` and `&` too), percent-encoded, escaped in
 * HTML, or several of these, one over the other.
 */
function inAnySpelling(secret: string): string {
  return secret.replace(parts, (part, plain, slashes, white) => {
    if (plain) return plain
    if (slashes) return `${backslash}{1,64}`
    if (white) return whiteSpace(white)
    if (/[-._~]/.test(part)) return `(?:${literal(part)}|${percentOf(part)}|${entityOf(part)})`
    return `(?:${backslash}{0,16}(?:${literal(part)}|${percentOf(part)}|${entityOf(part)})|${unicodeOf(part)})`
  })
}

// What escapes are made of, escaped themselves. Repetitions have an end, so that no answer can keep them busy.
const percent = '%(?:25){0,16}'
const semicolon = `(?:;|${percent}3[bB])`
const hash = `(?:#|${percent}23)`
const ampersand = `(?:&|${percent}26|\\\\{1,16}u0026)(?:amp${semicolon}){0,16}`
const backslash = `(?:\\\\|${percent}5[cC]|${ampersand}${hash}(?:92|[xX]5[cC])${semicolon})`

function whiteSpace(run: string): string {
  const escaped = [...new Set(run)].map((character) => `${percentOf(character)}|${unicodeOf(character)}`)
  const plus = `\\+|${percent}2[bB]`
  return `(?:[\\s\\p{Cc}]|${plus}|${backslash}{1,16}[bfnrtv]|${ampersand}${hash}\\w+${semicolon}|${escaped.join('|')}){1,64}`
}

function literal(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`
}

function percentOf(character: string): string {
  return Array.from(new TextEncoder().encode(character), (byte) => percent + hex(byte, 2)).join('')
}

function unicodeOf(character: string): string {
  return character.replace(/./gs, (unit) => `${backslash}{1,16}u${hex(unit.charCodeAt(0), 4)}`)
}

const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }

function entityOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const numbered = `${hash}(?:0*${code}|[xX]0*${hex(code)})`
  return `${ampersand}(?:${names[character] ?? numbered}|${numbered})${semicolon}`
}

/** In capitals or not. */
function hex(value: number, digits = 1): string {
  const small = value.toString(16).padStart(digits, '0')
  return small.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}
