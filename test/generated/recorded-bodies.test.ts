import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordings } from '../resources/recorded-exchange'
import { readExchanges, type Success, successesIn } from './exchanges'
import { type Claim, falseClaims } from './type-check'

const successes = successesIn(readExchanges())
const imports = "import type { AnswerOf, BodyOf } from '../../src/core/call/operation'"
const check = (claims: readonly Claim[]): string[] => falseClaims(imports, claims)

/** Answers to requests that this package does not make. */
const foreignAnswers = [
  // Harbor answers {} and calls it a download; the certificate comes to those who ask for it.
  'systeminfo.json: getCert (Accept: application/json)',
]

/** Requests that Harbor takes in silence and does nothing of, or something harmful. The types refuse these on purpose. */
const refusedOnPurpose = [
  // Members that Harbor ignores.
  'artifact.json: createTag (the full form of the body)',
  'configure.json: updateConfigurations (an unknown key)',
  'immutable.json: CreateImmuRule (created)',
  'immutable.json: CreateImmuRule (with params)',
  'immutable.json: UpdateImmuRule (disabled)',
  'immutable.json: UpdateImmuRule (enabled again)',
  'preheat.json: CreatePolicy (created; Location ends with its name)',
  'preheat.json: CreatePolicy (scheduled)',
  'project.json: createProject (cve_allowlist on POST)',
  'project.json: updateProject (storage_limit on PUT)',
  'robot.json: CreateRobot (project level, 30 days)',
  // The type of schedule that histories show, which does nothing or is another word for Custom.
  'gc.json: updateGCSchedule (Schedule: nothing happens)',
  'scan-all.json: updateScanAllSchedule (Schedule)',
  // A rule that selects nothing, a role that nobody can see any more.
  'immutable.json: CreateImmuRule (an empty rule is accepted)',
  'member.json: updateProjectMember (a role that does not exist (42) is accepted)',
  // A severity that is stored as unknown.
  'project.json: updateProject (a severity that does not exist is accepted)',
].sort()

describe('the published types', () => {
  test('hold every recorded answer', () => {
    const answers = successes.map(answerClaim).filter(({ title }) => !foreignAnswers.includes(title))
    expect(answers.length).toBe(successes.length - foreignAnswers.length)
    expect(check(answers)).toEqual([])
  })

  test('take every recorded request that Harbor took', () => {
    const requests = successes.flatMap(requestClaim)
    const taken = requests.filter(({ title }) => !refusedOnPurpose.includes(title))
    expect(taken.length).toBe(requests.length - refusedOnPurpose.length)
    expect(taken.length).toBeGreaterThan(0)
    expect(check(taken)).toEqual([])
  })

  test('refuse what Harbor takes in silence and does not do', () => {
    const ignored = successes.flatMap(requestClaim).filter(({ title }) => refusedOnPurpose.includes(title))
    const refused = new Set(check(ignored).map((line) => line.slice(0, line.indexOf('): ') + 1)))
    expect([...refused].sort()).toEqual(refusedOnPurpose)
  })

  test('were held against an answer of every operation, and against as many as were recorded', () => {
    const coverage: Record<string, { success: number }> = JSON.parse(
      readFileSync(new URL('coverage.json', recordings), 'utf8'),
    )
    // The lists of paging.json were recorded afterwards.
    const counted = successes.filter(({ file, operation, id }) => operation === id && file !== 'paging.json')
    const counts = Object.keys(coverage).map((id) => [id, counted.filter((each) => each.id === id).length])
    expect(counts).toEqual(Object.entries(coverage).map(([id, { success }]) => [id, success]))
    expect(counts).toHaveLength(203)
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
  // The client reads a JSON null as nothing.
  const value = kind === 'empty' || body === null ? 'undefined' : JSON.stringify(body)
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
