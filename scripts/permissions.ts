import type { Need } from './need'
import { needs } from './needs'
import { ofPublicProjects, pairs, robotActions, roleNames, roles } from './roles'
import { operationsOf, type Swagger } from './swagger'

/** What each operation takes, as the table of operations has it: who, and then what a robot needs. */
export function toNeeds(document: Swagger): ReadonlyMap<string, string> {
  const ids = operationsOf(document).map(({ object }) => object.operationId)
  const missing = ids.filter((id) => !Object.hasOwn(needs, id))
  if (missing.length > 0) throw new Error(`scripts/needs.ts says nothing of ${missing.join(', ')}.`)
  const gone = Object.keys(needs).filter((id) => !ids.includes(id))
  if (gone.length > 0) throw new Error(`scripts/needs.ts speaks of ${gone.join(', ')}, which is gone.`)
  return new Map(Object.entries(needs).map(([id, need]) => [id, [who(need), ...robot(need)].join(' ')]))
}

/** What a robot can be allowed at all. */
export function toPermissions(): string {
  return `/** What a robot can be allowed to do in a project: actions by resource. */
export const robotProjectActions: Readonly<Record<string, string>> = {
${values(robotActions.project)}
}

/** What a robot can be allowed to do in the system: actions by resource. */
export const robotSystemActions: Readonly<Record<string, string>> = {
${values(robotActions.system)}
}

/** What a robot can be allowed to do in a project: actions by resource. */
export interface RobotProjectActions {
${members(robotActions.project)}
}

/** What a robot can be allowed to do in the system: actions by resource. */
export interface RobotSystemActions {
${members(robotActions.system)}
}
`
}

function who({ who: kind, pairs: [pair = ''] }: Need): string {
  if (kind === 'system') return 'admin'
  if (kind !== 'project' && kind !== 'either') return kind
  const least = roleNames.find((role) => roles[role].includes(pair))
  if (least === undefined) return 'admin'
  const open = ofPublicProjects.includes(pair) ? '+' : ''
  return kind === 'either' ? `${least}${open}/admin` : `${least}${open}`
}

function robot(need: Need): string[] {
  const { who: kind, pairs: own, usersOnly } = need
  if (usersOnly === true || kind === 'service') return ['-']
  if (own.length === 0) return []
  const inProject = kind === 'project' || kind === 'either'
  const held = pairs(inProject ? robotActions.project : robotActions.system)
  const possible = own.filter((pair) => held.includes(pair))
  if (possible.length === 0) return ['-']
  return inProject && who(need) === 'admin' ? possible.map((pair) => `project/${pair}`) : possible
}

function values(actions: Readonly<Record<string, string>>): string {
  return Object.entries(actions)
    .map(([resource, names]) => `  '${resource}': '${names}',`)
    .join('\n')
}

function members(actions: Readonly<Record<string, string>>): string {
  return Object.entries(actions)
    .map(([resource, names]) => {
      const union = names.split(' ').map((name) => `'${name}'`)
      return `  '${resource}': ${union.join(' | ')}`
    })
    .join('\n')
}
