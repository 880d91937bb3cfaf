const people: Readonly<Record<string, string>> = {
  limitedGuest: 'limited guest',
  projectAdmin: 'project admin',
  admin: 'system administrator',
  self: 'the user it is about, system administrator',
  creator: 'any user, unless only administrators may make projects',
  user: 'any user',
  anyone: 'none',
  service: 'another part of Harbor',
}

/**
 * What an operation takes of the caller, in words: the least role, and what a robot has to be allowed.
 *
 * @param need as the table of operations has it: `maintainer artifact:delete`
 *
 * @example 'maintainer, or as a robot artifact:delete'
 */
export function describeNeed(need: string): string {
  const [who = '', ...pairs] = need.split(' ')
  const [role = '', otherwise] = who.split('/')
  const [least = ''] = role.split('+')
  if (who === 'user' && pairs.length === 0) return 'any user or robot'
  const user = `${people[least] ?? least}${role === least ? '' : ' (nothing where the project is public)'}`
  return `${user}${otherwise === undefined ? '' : ' in a project, system administrator outside'}${robotIn(pairs)}`
}

function robotIn([first, ...others]: readonly string[]): string {
  if (first === undefined) return ''
  if (first === '-') return '; no robot can do it'
  return `, or as a robot ${[first, ...others].join(' or ').replace('project/', '')}`
}
