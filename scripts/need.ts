/** What an operation asks of the caller. A pair is a resource and an action. */
export interface Need {
  /**
   * `project`: a role in the project that has the pairs. `system`: a system administrator. `either`: the one for what
   * belongs to a project, the other for what does not. `self`: the user it is about, or a system administrator. `creator`:
   * any user, unless only administrators may make projects. `user`: whoever is logged in. `anyone`: nothing.
   * `service`: another part of Harbor itself.
   */
  readonly who: 'project' | 'system' | 'either' | 'self' | 'creator' | 'user' | 'anyone' | 'service'
  /** Where there are several, the body decides which. */
  readonly pairs: readonly string[]
  /** Robots are refused whatever they may do. */
  readonly usersOnly?: true
}

export function project(...own: readonly string[]): Need {
  return { who: 'project', pairs: own }
}

export function system(own: string): Need {
  return { who: 'system', pairs: [own] }
}

export function either(own: string): Need {
  return { who: 'either', pairs: [own] }
}

export function self(own: string): Need {
  return { who: 'self', pairs: [own] }
}

export function user(): Need {
  return { who: 'user', pairs: [] }
}

export function anyone(): Need {
  return { who: 'anyone', pairs: [] }
}
