/** Harbor's patterns (doublestar): `*` and `?` stop at a slash, `**` does not, and `{a,b}` is either. An empty one fits all. */
export function matchesGlob(pattern: string, text: string): boolean {
  return pattern === '' || new RegExp(`^${toRegExp(pattern)}$`, 's').test(text)
}

function toRegExp(pattern: string): string {
  const tokens = pattern.match(/\*\*\/?|\*|\?|\{[^}]*\}|\[[^\]]*\]|\\.|./gsu) ?? []
  return tokens.map(tokenToRegExp).join('')
}

function tokenToRegExp(token: string): string {
  // What ends in a slash is any number of segments, none included.
  if (token === '**/') return '(?:.*/)?'
  if (token === '**') return '.*'
  if (token === '*') return '[^/]*'
  if (token === '?') return '[^/]'
  if (token.length > 1 && token.startsWith('{')) {
    return `(?:${token.slice(1, -1).split(',').map(toRegExp).join('|')})`
  }
  if (token.length > 1 && token.startsWith('[')) return token.replace(/^\[[!^]/, '[^')
  return token.replace(/^\\(?=.)/, '').replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
