import { expect, test } from 'vitest'
import type { OperationId } from '../../generated/operations'
import { operationOf, operations } from '../../src/core/call/operation'
import { Harbor, retain } from '../../src/index'
import { answerToLookUp } from './look-ups'
import { callMethod, methods } from './methods'
import { operationAt } from './operation-at'
import { operationsGuide } from './operations-guide'

/** Jobs that everybody writes by hand. */
const jobs = new Set([
  'auditLogs.follow',
  'projects.purge',
  'artifacts.listAll',
  'robots.expiring',
  'robots.rotate',
  'artifacts.resolve',
  'artifacts.sbom',
  'artifacts.vulnerabilityReport',
])

/** Methods that make operations of other methods, one or several, and none of their own. */
function isMadeOfOthers(method: string): boolean {
  if (method === 'projects.exists') return false
  return /\.(exists|wait)$/.test(method) || jobs.has(method)
}

const rules = [retain.mostRecentlyPulled(10).tags('**')]
const trigger = { kind: 'Schedule', settings: { cron: '' }, references: {} }

/** The calls of a method where those of `methods.ts` end with a look-up, or do not make all its operations. */
const calls: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'members.get': [['demo', 12]],
  'quotas.get': [[6]],
  'retention.set': [
    [7, { rules }],
    ['demo', { rules, trigger }],
  ],
  'robots.update': [[{ id: 34, level: 'system', permissions: [{}] }, { disable: true }]],
  'users.update': [[{ user_id: 3 }, { comment: 'a' }]],
}

/** The operations that a call makes, in order: the last is what it is for. */
async function operationsOf(method: string, given: readonly unknown[]): Promise<OperationId[]> {
  const made: OperationId[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    retry: 0,
    fetch: async (url, init) => {
      const id = operationAt(init.method ?? '', url)
      made.push(id)
      const question = `${init.method} ${new URL(url).pathname.replace('/api/v2.0', '')}`
      return answerToLookUp(question, operationOf(id).paged ? [] : {})
    },
  })
  await Promise.allSettled([callMethod(harbor, method, given)])
  return made
}

/** Of each operation the methods that are for it, by calling them all. */
async function findMakers(): Promise<Map<OperationId, Set<string>>> {
  const makers = new Map<OperationId, Set<string>>()
  for (const [method, { arguments: given }] of Object.entries(methods)) {
    if (isMadeOfOthers(method)) continue
    for (const call of calls[method] ?? [given.map(({ good }) => good)]) {
      const own = (await operationsOf(method, call)).at(-1)
      if (own === undefined) throw new Error(`${method} makes no request`)
      makers.set(own, (makers.get(own) ?? new Set()).add(method))
    }
  }
  return makers
}

test('every operation of Harbor is made by one method, and by no other', async () => {
  const makers = await findMakers()
  const all = operations().map(({ id }) => id)
  expect(all).toHaveLength(203)
  expect(all.filter((id) => !makers.has(id))).toEqual([])
  expect([...makers].filter(([, methods]) => methods.size > 1)).toEqual([])
})

// The page that users read is written by `npx vitest -u`, and its diff is what a review is about.
test('the guide names every operation, with its method and who may call it', async () => {
  const makers = [...(await findMakers())].map(([id, [method = '']]) => [id, method] as const)
  await expect(operationsGuide(new Map(makers))).toMatchFileSnapshot('../../docs/guides/operations.md')
})

test('what is made of other operations makes at least one', async () => {
  for (const [method, { arguments: given }] of Object.entries(methods)) {
    if (!isMadeOfOthers(method) || method.endsWith('.wait')) continue
    const made = await operationsOf(
      method,
      given.map(({ good }) => good),
    )
    expect(made, method).not.toEqual([])
  }
})
