export type Action = 'pull' | 'push' | 'delete'

/** What a request does to a repository, in the terms of distribution's token specification. */
export interface Scope {
  /** With the project: `demo/team/app`. */
  readonly repository: string
  readonly actions: readonly Action[]
}

/** What a token allows. */
export interface Grant {
  readonly repository: string
  /** `*` is all of them. */
  readonly actions: readonly string[]
}

/** The scopes that a request needs: one, or two for a mount. */
export function scopesOf(method: string, repository: string, mountedFrom?: string): Scope[] {
  const scope: Scope = { repository, actions: actionsOf(method) }
  if (mountedFrom === undefined) return [scope]
  return [scope, { repository: mountedFrom, actions: ['pull'] }]
}

function actionsOf(method: string): readonly Action[] {
  if (method === 'GET' || method === 'HEAD') return ['pull']
  return method === 'DELETE' ? ['delete'] : ['pull', 'push']
}

export function formatScope({ repository, actions }: Scope): string {
  return `repository:${repository}:${actions.join(',')}`
}

/** What of the scopes the grants leave out, in words; `undefined` where they cover them all. */
export function missingIn(granted: readonly Grant[], needed: readonly Scope[]): string | undefined {
  const missing = needed.flatMap(({ repository, actions }) => {
    const has = granted.filter((grant) => grant.repository === repository).flatMap((grant) => grant.actions)
    const lacks = actions.filter((action) => !has.includes(action) && !has.includes('*'))
    return lacks.length === 0 ? [] : [`${lacks.join(' and ')} on ${repository}`]
  })
  return missing.length === 0 ? undefined : missing.join(', ')
}
