import { expectTypeOf, test } from 'vitest'
import type { Artifact, BuildStep, Harbor, Page, Pager, VulnerabilityReport } from '../../src/index'

declare const harbor: Harbor

test('a list gives artifacts, page by page or one by one', async () => {
  const list = harbor.artifacts.list('demo/app', { q: { tags: 'nil' }, page_size: undefined })
  expectTypeOf(list).toEqualTypeOf<Pager<Artifact>>()
  expectTypeOf(await list).toEqualTypeOf<Page<Artifact>>()
  for await (const artifact of list) expectTypeOf(artifact).toEqualTypeOf<Artifact>()
  const { cursor, next } = await list
  harbor.artifacts.list('demo/app', { after: cursor })
  expectTypeOf(await next()).toEqualTypeOf<Page<Artifact> | undefined>()
  expectTypeOf(await list.catch(() => 'none' as const)).toEqualTypeOf<Page<Artifact> | 'none'>()
  // @ts-expect-error a cursor is a string
  harbor.artifacts.list('demo/app', { after: 5 })
  // @ts-expect-error a search has one page
  harbor.users.search('jane', { after: cursor })
  await list.all({
    onProgress: ({ done, total }) => expectTypeOf([done, total]).toEqualTypeOf<(number | undefined)[]>(),
  })
})

test('an artifact of many repositories says which one it is of', async () => {
  const [one] = await harbor.artifacts.listInProject('demo').all()
  expectTypeOf(one?.repository_name).toEqualTypeOf<string | undefined>()
  for await (const { repository_name } of harbor.artifacts.listAll()) {
    expectTypeOf(repository_name).toEqualTypeOf<string>()
  }
})

test('an addition has the type of its name', async () => {
  expectTypeOf(await harbor.artifacts.addition('demo/app:v1', 'build_history')).toEqualTypeOf<
    BuildStep[] | undefined
  >()
  expectTypeOf(await harbor.artifacts.addition('demo/app:v1', 'readme.md')).toEqualTypeOf<string>()
  // @ts-expect-error no addition of this name
  harbor.artifacts.addition('demo/app:v1', 'README.md')
})

test('the type of a vulnerability report is spelled as Harbor spells it', async () => {
  const headers = {
    'X-Accept-Vulnerabilities': 'application/vnd.security.vulnerability.report; version=1.1',
  } as const
  const reports = await harbor.artifacts.vulnerabilities('demo/app:v1', {
    headers: { ...headers, 'X-Trace': '1' },
  })
  expectTypeOf(reports[headers['X-Accept-Vulnerabilities']]).toEqualTypeOf<VulnerabilityReport | undefined>()
  harbor.artifacts.list('demo/app', { headers: new Headers(headers) })
  const misspelled = 'application/vnd.security.vulnerability.report;version=1.1'
  // @ts-expect-error without the space Harbor does not know it
  harbor.artifacts.get('demo/app:v1', { headers: { 'X-Accept-Vulnerabilities': misspelled } })
})

test('a number is no reference to an image', () => {
  // @ts-expect-error an artifact has no id in the API
  harbor.artifacts.get(12)
  // @ts-expect-error the reference is missing
  harbor.artifacts.get({ project: 'demo', repository: 'app' })
  // @ts-expect-error no such option
  harbor.artifacts.get('demo/app:v1', { with_tags: true })
})

test('repositories are those of a project, or of all', () => {
  harbor.repositories.list('demo', { q: { name: 'demo/app' } })
  harbor.repositories.list(12)
  harbor.repositories.listAll({ sort: '-update_time' })
  // @ts-expect-error all of them are listed by `listAll`
  harbor.repositories.list({ sort: '-update_time' })
  // @ts-expect-error a project that may be undefined would list everything
  harbor.repositories.list(process.env.PROJECT)
  // @ts-expect-error Harbor changes the description only
  harbor.repositories.update('demo/app', { description: '', name: 'other' })
})
