import { describe, expect, expectTypeOf, test } from 'vitest'
import type { OperationId } from '../../generated/operations'
import type { RobotProjectActions, RobotSystemActions } from '../../generated/permissions'
import { robotActions } from '../../scripts/roles'
import type { Operation } from '../../src/core/call/operation'
import { type Exchange, readExchanges, successesIn } from './exchanges'
import { operations } from './operation-table'

const table: Record<string, Operation> = operations
const roles = ['limitedGuest', 'guest', 'developer', 'maintainer', 'projectAdmin']
const exchanges = readExchanges().filter(({ operation }) => operation in table)

describe('what an operation takes', () => {
  test('is of the words that the table explains', () => {
    const role = `(?:${roles.join('|')})\\+?(?:/admin)?`
    const pair = '(?:project/)?[a-z-]+:[a-z]+'
    const grammar = new RegExp(`^(?:${role}|admin|self|creator|user|anyone|service)(?: -|(?: ${pair})*)$`)
    expect(Object.entries(table).filter(([, { need }]) => !grammar.test(need))).toEqual([])
  })

  test.each(inDemo())('agrees with what became of $title', ({ as, operation, status }) => {
    const [who = ''] = operations[operation].need.split(' ')
    const least = roles.indexOf(who.replace(/[+/].*/, ''))
    const enough = who === 'user' || who === 'anyone' || (least !== -1 && least <= roles.indexOf(as))
    expect(enough).toBe(status !== 403)
  })

  test('is an administrator where a developer was refused outside of projects', () => {
    const refused = exchanges.filter(({ request: { headers, target }, response }) => {
      return response.status === 403 && headers.as === 'developer' && !target.includes('/projects')
    })
    const others = refused.filter(
      ({ operation, note }) => !/admin|^self/.test(table[operation]?.need ?? '') && !/another/.test(note),
    )
    // The policy belongs to a project of which the developer is no member.
    expect(others.map(({ operation }) => operation)).toEqual(['createRetention'])
    expect(refused.length).toBeGreaterThan(25)
  })

  test('is less where users and robots that are no administrators had an answer', () => {
    const answered = successesIn(exchanges).filter(({ request: { headers, target } }) => {
      return ['developer', 'outsider'].includes(headers.as ?? '') && !target.includes('/projects/')
    })
    expect(answered.filter(({ id }) => operations[id].need.startsWith('admin'))).toEqual([])
    expect(answered.length).toBeGreaterThan(15)
  })

  test('is nothing where anonymous callers have an answer', () => {
    const open = Object.entries(table).filter(([, { anonymous }]) => anonymous === true)
    expect(open.filter(([, { need }]) => !/^anyone|\+/.test(need))).toEqual([])
  })
})

describe('what a robot can be allowed', () => {
  const recorded = exchanges.find(
    ({ operation, request }) => operation === 'getPermissions' && request.headers.as === 'admin',
  )?.response.body as Record<'project' | 'system', { resource: string; action: string }[]>

  test.each(['project', 'system'] as const)('in the %s is what Harbor lists', (level) => {
    const listed = recorded[level].map(({ resource, action }) => `${resource}:${action}`)
    const written = Object.entries(robotActions[level]).flatMap(([resource, actions]) =>
      actions.split(' ').map((action) => `${resource}:${action}`),
    )
    expect(written.sort()).toEqual(listed.sort())
  })

  test('is a type', () => {
    expectTypeOf<keyof RobotProjectActions>().toEqualTypeOf<keyof typeof robotActions.project>()
    expectTypeOf<keyof RobotSystemActions>().toEqualTypeOf<keyof typeof robotActions.system>()
    expectTypeOf<RobotProjectActions['tag']>().toEqualTypeOf<'create' | 'delete' | 'list'>()
    // @ts-expect-error no robot may change robots
    expectTypeOf<RobotProjectActions['robot']>().extract<'update'>().toEqualTypeOf<'update'>()
  })
})

interface Verdict {
  readonly title: string
  readonly as: string
  readonly operation: OperationId
  readonly status: number
}

/** What became of the requests of those who have a role in the project `demo`, the one of that name. */
function inDemo(): Verdict[] {
  return exchanges.flatMap(({ file, operation, note, request, response }: Exchange) => {
    const as = roles.find((role) => role.toLowerCase() === request.headers.as)
    if (as === undefined || !request.target.startsWith('/api/v2.0/projects/demo')) return []
    // Of another project, or for another reason.
    if (/another|does not exist/.test(note)) return []
    const title = `${file}: ${operation} by a ${as} (${note})`
    return [{ title, as, operation: operation as OperationId, status: response.status }]
  })
}
