import { InvalidArgumentError } from '../errors/invalid-argument-error'

/**
 * One pattern or several. `*` and `?` stand for characters other than a slash, `**` for any, `{a,b}` for one of these.
 */
export type Patterns = string | readonly string[]

/** A rule that is not finished: choose repositories, and then tags, which finishes it. */
export interface RuleDraft<Rule, TagOptions = undefined> {
  /** Only in these repositories, whose names are written without the project: `web/**`. @default all of the project */
  repositories(patterns: Patterns): RuleDraft<Rule, TagOptions>
  /** In all other repositories. */
  exceptRepositories(patterns: Patterns): RuleDraft<Rule, TagOptions>
  /** For artifacts with such a tag. `**` is every tag. */
  tags(patterns: Patterns, options?: TagOptions): Rule
  /** For artifacts with any other tag. One that has such a tag and another one is among them. */
  exceptTags(patterns: Patterns, options?: TagOptions): Rule
}

/** Selects by a pattern, as Harbor spells it. */
export interface Selector {
  readonly kind: 'doublestar'
  readonly decoration: string
  readonly pattern: string
}

/** @param finish makes the rule of what was chosen */
export function draft<Rule, TagOptions = undefined>(
  finish: (repositories: Selector, tags: Selector, options: TagOptions | undefined) => Rule,
  repositories: Selector = select('repoMatches', '**'),
): RuleDraft<Rule, TagOptions> {
  return {
    repositories: (patterns) => draft(finish, select('repoMatches', patterns)),
    exceptRepositories: (patterns) => draft(finish, select('repoExcludes', patterns)),
    tags: (patterns, options) => finish(repositories, select('matches', patterns), options),
    exceptTags: (patterns, options) => finish(repositories, select('excludes', patterns), options),
  }
}

function select(decoration: string, patterns: Patterns): Selector {
  const list: readonly unknown[] = Array.isArray(patterns) ? patterns : [patterns]
  if (list.length === 0 || list.some((one) => typeof one !== 'string' || one === '')) {
    throw new InvalidArgumentError('patterns', "must be a pattern such as '**', or a list of them.")
  }
  return {
    kind: 'doublestar',
    decoration,
    pattern: list.length === 1 ? String(list[0]) : `{${list.join(',')}}`,
  }
}
