import { describe, expect, test } from 'vitest'
import { type ImmutableRule, immutable, NotFoundError } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('immutable.json', {
  operations: {
    CreateImmuRule: { call: ({ harbor, project, body }) => harbor.immutableRules.create(project, body()) },
    ListImmuRules: { call: ({ harbor, project, query }) => harbor.immutableRules.list(project, query()) },
    UpdateImmuRule: {
      call: ({ harbor, project, id, body }) => {
        const rule = { ...body<ImmutableRule>(), id: id('immutable_rule_id') }
        return harbor.immutableRules.update(project, rule, {})
      },
    },
    DeleteImmuRule: {
      call: ({ harbor, project, id }) => harbor.immutableRules.delete(project, id('immutable_rule_id')),
    },
  },
  refused: { 'CreateImmuRule: an empty rule is accepted': 'tag_selectors' },
  skipped: { 'UpdateImmuRule: 400: no id in the body': 'the id goes into both' },
})

const list = findExchange('immutable.json', 'ListImmuRules', 'all')
const [rule] = list.response.body as ImmutableRule[]
if (rule === undefined) throw new Error('nothing was recorded')
const put = { body: {} }

describe('a change', () => {
  test('is made to the rule that the project has under its id', async () => {
    const { harbor, asked } = scripted(list, put)
    await harbor.immutableRules.update('demo', rule.id, { disabled: true })
    expect(asked[0]).toMatch(/^GET \/projects\/demo\/immutabletagrules\?/)
    expect(asked[1]).toBe(`PUT /projects/demo/immutabletagrules/${rule.id} ${bodyOf({ disabled: true })}`)
    expect(asked).toHaveLength(2)
  })

  // Harbor only switches the rule then, and answers 200.
  test('of the selectors beside the switch is sent twice', async () => {
    const { harbor, asked } = scripted(put, put)
    const { tag_selectors } = immutable.tags('v2.*')
    await harbor.immutableRules.update('demo', rule, { disabled: true, tag_selectors })
    expect(asked).toHaveLength(2)
    expect(asked[1]).toBe(asked[0])
    expect(asked[0]).toContain('"pattern":"v2.*"')
  })

  test('of what is switched that way already is sent once', async () => {
    const { harbor, asked } = scripted(put)
    await harbor.immutableRules.update('demo', rule, { ...immutable.tags('v2.*'), disabled: false })
    expect(asked).toHaveLength(1)
  })

  test('of a rule that is not there is a NotFoundError', async () => {
    const { harbor } = scripted(list)
    const changed = harbor.immutableRules.update('demo', 99, { disabled: true })
    await expect(changed).rejects.toThrow(NotFoundError)
    await expect(changed).rejects.toThrow('there is no immutable rule 99')
  })

  const bodyOf = (change: object) => {
    const { tag_selectors, scope_selectors, ...others } = rule
    return JSON.stringify({ ...others, ...change, tag_selectors, scope_selectors })
  }
})

test('a rule that was read makes another, under an id of its own', async () => {
  const { harbor, asked } = scripted({
    body: {},
    headers: { location: '/api/v2.0/projects/other/immutabletagrules/9' },
  })
  expect((await harbor.immutableRules.create('other', rule)).id).toBe(9)
  expect(asked[0]).not.toContain('"id"')
})

test.each([
  ['tag_selectors', { ...immutable.tags('v*'), tag_selectors: [] }],
  ['tag_selectors', { id: 3, tag_selectors: null }],
  [
    'tag_selectors',
    {
      ...immutable.tags('v*'),
      tag_selectors: [...immutable.tags('v*').tag_selectors, ...immutable.tags('w*').tag_selectors],
    },
  ],
  ['scope_selectors.repository', { ...immutable.tags('v*'), scope_selectors: {} }],
  ['disabled', { ...immutable.tags('v*'), disabled: true }],
])('refuses a rule for its %s, which Harbor would take and ignore', async (argument, body) => {
  const { harbor, asked } = scripted()
  await expect(harbor.immutableRules.create('demo', body)).rejects.toMatchObject({ argument })
  expect(asked).toEqual([])
})

test('the builder makes what Harbor takes', () => {
  expect(immutable.repositories('web/**').exceptTags(['dev-*', 'latest'])).toEqual({
    action: 'immutable',
    template: 'immutable_template',
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: 'web/**' }] },
    tag_selectors: [{ kind: 'doublestar', decoration: 'excludes', pattern: '{dev-*,latest}' }],
  })
})
