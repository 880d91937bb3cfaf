import { InvalidArgumentError } from '../errors/invalid-argument-error'

/**
 * One pattern or several. `*` and `?` stand for characters other than a slash, `**` for any, `{a,b}` for one of these.
 */
export type Patterns = string | readonly string[]

/**
 * A rule that is not finished: choose repositories, and then tags, which finishes it. Several patterns are given one by one or
 * as a list.
 */
export interface RuleDraft<Rule, TagOptions = undefined> {
  /** Only in these repositories, whose names are written without the project: `web/**`. @default all of the project */
  repositories(...patterns: readonly Patterns[]): RuleDraft<Rule, TagOptions>
  /** In all other repositories. */
  exceptRepositories(...patterns: readonly Patterns[]): RuleDraft<Rule, TagOptions>
  /** For artifacts with such a tag. `**` is every tag. */
  tags(patterns: Patterns, options?: TagOptions): Rule
  tags(...patterns: readonly [...patterns: string[], last: string | TagOptions]): Rule
  /** For artifacts with any other tag. One that has such a tag and another one is among them. */
  exceptTags(patterns: Patterns, options?: TagOptions): Rule
  exceptTags(...patterns: readonly [...patterns: string[], last: string | TagOptions]): Rule
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
  repositories: Selector = select('repoMatches', ['**']),
): RuleDraft<Rule, TagOptions> {
  const ending =
    (decoration: string) =>
    (...given: readonly (Patterns | TagOptions | undefined)[]) => {
      const [options] = given.filter((one): one is TagOptions => !isPatterns(one))
      return finish(repositories, select(decoration, given.filter(isPatterns)), options)
    }
  return {
    repositories: (...patterns) => draft(finish, select('repoMatches', patterns)),
    exceptRepositories: (...patterns) => draft(finish, select('repoExcludes', patterns)),
    tags: ending('matches'),
    exceptTags: ending('excludes'),
  }
}

function isPatterns(value: unknown): value is Patterns {
  return typeof value === 'string' || Array.isArray(value)
}

function select(decoration: string, patterns: readonly Patterns[]): Selector {
  return { kind: 'doublestar', decoration, pattern: joinPatterns(patterns, /^repo/.test(decoration)) }
}

/**
 * @param slashes whether there are some in what the patterns are for
 * @throws {@link InvalidArgumentError} there is none, or one that Harbor reads in another way beside others
 */
export function joinPatterns(patterns: readonly Patterns[], slashes: boolean): string {
  const list = patterns.flat()
  const isWrong = (one: unknown) => {
    // At the beginning of an alternative `**` is as `*` (doublestar 1.3.4, which Harbor has).
    return typeof one !== 'string' || one === '' || (slashes && list.length > 1 && one.startsWith('**'))
  }
  if (list.length === 0 || list.some(isWrong)) {
    throw new InvalidArgumentError(
      'patterns',
      "must be a pattern such as 'v*', or several of which none begins with '**'.",
    )
  }
  return list.length === 1 ? String(list[0]) : `{${list.join(',')}}`
}
