import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readExchanges, type Success, successesIn } from './exchanges'
import { type Claim, falseClaims } from './type-check'

const folder = new URL('../recordings/api/', import.meta.url)
const successes = successesIn(readExchanges(folder))
const imports = "import type { AnswerOf, BodyOf } from '../../src/core/call/operation-types'"
const check = (claims: readonly Claim[]): string[] => falseClaims(imports, claims)

/** Answers to requests that this package does not make. */
const foreignAnswers = [
  // Harbor answers {} and calls it a download; the certificate comes to those who ask for it.
  'systeminfo.json: getCert (Accept: application/json)',
]

/** Requests with members that Harbor ignores in silence. The types leave these out on purpose. */
const ignoredMembers = [
  'artifact.json: createTag (the full form of the body)',
  'project.json: createProject (cve_allowlist on POST)',
  'project.json: updateProject (storage_limit on PUT)',
  'robot.json: CreateRobot (project level, 30 days)',
]

describe('the published types', () => {
  test('hold every recorded answer', () => {
    const answers = successes.map(answerClaim).filter(({ title }) => !foreignAnswers.includes(title))
    expect(answers.length).toBe(successes.length - foreignAnswers.length)
    expect(check(answers)).toEqual([])
  })

  test('take every recorded request that Harbor took', () => {
    const requests = successes.flatMap(requestClaim)
    const taken = requests.filter(({ title }) => !ignoredMembers.includes(title))
    expect(taken.length).toBe(requests.length - ignoredMembers.length)
    expect(taken.length).toBeGreaterThan(0)
    expect(check(taken)).toEqual([])
  })

  test('leave out what Harbor ignores', () => {
    const ignored = successes.flatMap(requestClaim).filter(({ title }) => ignoredMembers.includes(title))
    const refused = new Set(check(ignored).map((line) => line.slice(0, line.indexOf(': Object literal'))))
    expect([...refused].sort()).toEqual(ignoredMembers)
  })

  test('were held against as many answers as were recorded', () => {
    const coverage: Record<string, { success: number }> = JSON.parse(
      readFileSync(new URL('coverage.json', folder), 'utf8'),
    )
    const named = successes.filter(({ operation, id }) => operation === id)
    const recorded = [...new Set(named.map(({ id }) => id))]
    const expected = recorded.map((id) => [id, coverage[id]?.success])
    expect(recorded.map((id) => [id, named.filter((each) => each.id === id).length])).toEqual(expected)
    // Projects, members, repositories, artifacts, robots, webhook policies, users, quotas, labels, system.
    expect(recorded.length).toBeGreaterThanOrEqual(83)
  })
})

describe('the check itself', () => {
  const claim = (body: unknown): Claim => ({
    title: 'a project',
    type: "AnswerOf<'getProject'>",
    value: JSON.stringify(body),
  })
  const project = successes.find(({ id }) => id === 'getProject')?.response.body

  test.each([
    ['a member that the type does not have', { ...Object(project), novel: 1 }],
    ['a member that is missing', { ...Object(project), name: undefined }],
    ['a null that the type does not have', { ...Object(project), name: null }],
  ])('finds %s', (_, body) => {
    expect(check([claim(project), claim(body)])).toHaveLength(1)
  })
})

function answerClaim(success: Success): Claim {
  const { kind, body } = success.response
  const value = kind === 'empty' ? 'undefined' : JSON.stringify(body)
  return { title: titleOf(success), type: `AnswerOf<'${success.id}'>`, value }
}

/** A body that was recorded as a text was sent to see what Harbor makes of it. */
function requestClaim(success: Success): Claim[] {
  const { body } = success.request
  if (body === undefined || typeof body === 'string') return []
  return [{ title: titleOf(success), type: `BodyOf<'${success.id}'>`, value: JSON.stringify(body) }]
}

function titleOf({ file, id, note }: Success): string {
  return `${file}: ${id} (${note})`
}
