import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf } from './ask'

const rules = '/projects/demo/immutabletagrules'
const rule = (tags: string, repositories = '**') => ({
  template: 'immutable_template',
  tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: tags }],
  scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: repositories }] },
})

function start() {
  const repositories = [
    { name: 'web/app', artifacts: [{ tags: ['v1'] }, { tags: ['dev'] }] },
    { name: 'api', artifacts: [{ tags: ['v1'] }] },
  ]
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }] })
  return { fake, ask: asking(fake, fake.admin) }
}

const artifact = (repository: string, tag: string) =>
  `/projects/demo/repositories/${encodeURIComponent(encodeURIComponent(repository))}/artifacts/${tag}`

test('a rule keeps the tags that it selects in the repositories that it selects', async () => {
  const { ask } = start()
  await ask('POST', rules, rule('v*', 'web/**'))
  expect(errorOf(await ask('DELETE', artifact('web/app', 'v1')))).toBe(
    'PRECONDITION: the tag v1 configured as immutable, cannot be deleted',
  )
  expect((await ask('DELETE', artifact('web/app', 'dev'))).status).toBe(200)
  expect((await ask('DELETE', artifact('api', 'v1'))).status).toBe(200)
})

test('a rule is made enabled, and only switched where it is switched', async () => {
  const { fake, ask } = start()
  await ask('POST', rules, { ...rule('v*'), disabled: true })
  expect(fake.state.immutableRules).toMatchObject([{ disabled: false }])
  await ask('PUT', `${rules}/1`, { ...rule('w*'), id: 1, disabled: true })
  expect(fake.state.immutableRules).toMatchObject([{ disabled: true, tag_selectors: [{ pattern: 'v*' }] }])
  expect((await ask('DELETE', artifact('api', 'v1'))).status).toBe(200)
  await ask('PUT', `${rules}/1`, { ...rule('w*'), id: 1, disabled: true })
  expect(fake.state.immutableRules).toMatchObject([{ tag_selectors: [{ pattern: 'w*' }] }])
})

test('rules go with their project', async () => {
  const { fake, ask } = start()
  await ask('POST', '/projects', { project_name: 'other' })
  await ask('POST', '/projects/other/immutabletagrules', rule('v*'))
  await ask('DELETE', '/projects/other')
  expect(fake.state.immutableRules).toEqual([])
})
