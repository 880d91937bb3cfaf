import { matchesGlob } from '../glob'

/** Chooses repositories or tags by a pattern. */
export interface Selector {
  readonly kind: string
  /** `matches`, `excludes`, `repoMatches`, `repoExcludes`. */
  readonly decoration: string
  readonly pattern: string
  /** JSON in a string, or ''. */
  readonly extras: string
}

export function selectorOf({
  kind = '',
  decoration = '',
  pattern = '',
  extras = '',
}: Partial<Selector>): Selector {
  return { kind, decoration, pattern, extras }
}

/** Whether a name is among those that are chosen. Without a decoration that is known, none is. */
export function selects({ decoration, pattern }: Selector, name: string): boolean {
  if (/^(repoM|m)atches$/.test(decoration)) return matchesGlob(pattern, name)
  return /^(repoE|e)xcludes$/.test(decoration) && !matchesGlob(pattern, name)
}
