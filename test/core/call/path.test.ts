import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodePath } from '../../../src/core/call/path'
import { InvalidArgumentError } from '../../../src/index'
import { operations } from '../../generated/operation-table'
import { readRecording } from '../../resources/recorded-exchange'

const repositoryPath = '/projects/{project_name}/repositories/{repository_name}'
const artifactPath = `${repositoryPath}/artifacts/{reference}`

/** Reads a path as Harbor's nginx and core do: nginx decodes and normalises it, and encodes it again for the core. */
function behindNginx(path: string): string {
  const decoded = decodeURIComponent(path)
  return new URL(`http://x${decoded.split('/').map(encodeURIComponent).join('/')}`).pathname
}

describe('a path', () => {
  test.each<[string, Record<string, string | number>, string]>([
    ['/projects/{project_name_or_id}', { project_name_or_id: 'demo' }, '/projects/demo'],
    ['/projects/{project_name_or_id}', { project_name_or_id: 12 }, '/projects/12'],
    ['/projects/{project_name_or_id}', { project_name_or_id: 'é' }, '/projects/%C3%A9'],
    ['/projects/{project_name_or_id}', { project_name_or_id: 'a b?c#d%' }, '/projects/a%20b%3Fc%23d%25'],
    [repositoryPath, { project_name: 'demo', repository_name: 'app' }, '/projects/demo/repositories/app'],
    [
      repositoryPath,
      { project_name: 'demo', repository_name: 'team/api/server' },
      '/projects/demo/repositories/team%252Fapi%252Fserver',
    ],
    [repositoryPath, { project_name: 'demo', repository_name: 'a%b' }, '/projects/demo/repositories/a%2525b'],
    [
      artifactPath,
      { project_name: 'demo', repository_name: 'a/b', reference: 'sha256:0a' },
      '/projects/demo/repositories/a%252Fb/artifacts/sha256%3A0a',
    ],
  ])('%s with %j is %s', (template, path, encoded) => {
    expect(encodePath(template, path)).toBe(encoded)
  })

  test('has the repository encoded as a real Harbor takes it behind its own nginx', () => {
    const twice = readRecording('proxy.json').find(
      ({ note }) => note === "nginx with Harbor's template: the repository name encoded twice",
    )
    expect(twice?.response.status).toBe(200)
    const encoded = encodePath(repositoryPath, { project_name: 'demo', repository_name: 'team/api/server' })
    expect(`/api/v2.0${encoded}`).toBe(twice?.request.target)
  })

  test('has a digest as a real Harbor takes it', () => {
    const byDigest = readRecording('proxy.json').find(({ note }) =>
      note.endsWith('getArtifact by digest, colon encoded'),
    )
    expect(byDigest?.response.status).toBe(200)
    const digest = decodeURIComponent(byDigest?.request.target.split('/').at(-1) ?? '')
    const path = { project_name: 'demo', repository_name: 'app', reference: digest }
    expect(`/api/v2.0${encodePath(artifactPath, path)}`).toBe(byDigest?.request.target)
  })

  test.each<[string, unknown]>([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['blank', ' \t'],
    ['one dot', '.'],
    ['two dots', '..'],
    ['a path', 'a/b'],
    ['a way out', '../../c/login'],
    ['a slash', '/'],
    ['half of a character', '\udc00'],
    ['a fraction', 1.5],
    ['no number', Number.NaN],
    ['beyond what numbers can tell apart', 2 ** 53],
    ['an object', {}],
    ['a boolean', true],
  ])('refuses an argument that is %s, and names it', (_, value) => {
    const make = () => encodePath('/projects/{project_name_or_id}', { project_name_or_id: value })
    expect(make).toThrow(InvalidArgumentError)
    expect(make).toThrow(/^project_name_or_id: /)
  })

  test('says that a repository, or an address, is not a project', () => {
    const refusal = (project: string) => () => encodePath('/projects/{project}', { project })
    expect(refusal('demo/app')).toThrow("project: cannot have a '/' in it: it is the project alone, 'demo'.")
    expect(refusal('https://harbor.example.com/harbor/projects/1')).toThrow(
      /^project: cannot have a '\/' in it: it is the project alone\.$/,
    )
    const label = () => encodePath('/labels/{label}', { label: 'demo/app' })
    expect(label).toThrow(/^label: cannot have a '\/' in it\.$/)
  })

  test.each(['.', '..', ''])('refuses %j as a repository too', (repository) => {
    const path = { project_name: 'demo', repository_name: repository }
    expect(() => encodePath(repositoryPath, path)).toThrow(/^repository_name: /)
  })

  test('has an operation for each of its arguments in the API description', () => {
    const templates = Object.values(operations).map(({ path }) => path)
    const names = new Set(templates.flatMap((path) => path.match(/\{[^}]*\}/g) ?? []))
    expect(names.size).toBeGreaterThan(20)
    for (const name of names) expect(name).toMatch(/^\{\w+\}$/)
  })

  test('keeps the operation that was meant, directly and behind nginx, whatever the arguments are', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[./%2efF\\?#;:@& a]{1,12}$/),
      fc.constantFrom('..', '.', '%2e%2e', '%2F', '..%2f', 'a/../..', '\\..\\', '?a=b', '#x', ';p'),
    )
    fc.assert(
      fc.property(anyText, anyText, anyText, (project, repository, reference) => {
        let encoded: string
        try {
          encoded = encodePath(artifactPath, {
            project_name: project,
            repository_name: repository,
            reference,
          })
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidArgumentError)
          return
        }
        const direct = new URL(`http://harbor.example.com/api/v2.0${encoded}`)
        expect(direct.search + direct.hash).toBe('')
        expect(direct.pathname).toBe(`/api/v2.0${encoded}`)
        for (const path of [encoded, behindNginx(encoded)]) {
          const [, projects, name = '', repositories, twice = '', artifacts, ref = '', ...rest] =
            path.split('/')
          expect([projects, repositories, artifacts, rest]).toEqual([
            'projects',
            'repositories',
            'artifacts',
            [],
          ])
          expect(decodeURIComponent(name)).toBe(project)
          expect(decodeURIComponent(ref)).toBe(reference)
          expect(decodeURIComponent(decodeURIComponent(twice))).toBe(repository)
        }
      }),
      { numRuns: 500 },
    )
  })
})
