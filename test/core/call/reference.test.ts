import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ImageReference,
  parseImage,
  parseRepository,
  type RepositoryReference,
} from '../../../src/core/call/reference'
import { InvalidArgumentError } from '../../../src/index'

const host = 'harbor.example.com'
const hex = 'e60fdf2a4bca1ee8a13dacb9fdb2d7b5f4488cd796f4a8cdacd44ad142b981d9'
const digest = `sha256:${hex}`

describe('a reference to an image', () => {
  test.each<[ImageReference, [project: string, repository: string, reference: string]]>([
    ['demo/app:v1', ['demo', 'app', 'v1']],
    ['demo/team/app:v1', ['demo', 'team/app', 'v1']],
    ['demo/a/b/c/d:v1', ['demo', 'a/b/c/d', 'v1']],
    [`demo/app@${digest}`, ['demo', 'app', digest]],
    [`demo/app@sha512:${hex}${hex}`, ['demo', 'app', `sha512:${hex}${hex}`]],
    [`demo/app:v1@${digest}`, ['demo', 'app', digest]],
    ['demo/app:V1.0_rc-2', ['demo', 'app', 'V1.0_rc-2']],
    ['2024/app:1', ['2024', 'app', '1']],
    ['demo/a.b_c__d-e--f:v1', ['demo', 'a.b_c__d-e--f', 'v1']],
    // The client's own host, and nothing else, may be in front.
    [`${host}/demo/app:v1`, ['demo', 'app', 'v1']],
    ['HARBOR.example.COM/demo/app:v1', ['demo', 'app', 'v1']],
    // A dot makes a host only where two segments follow.
    ['my.project/app:v1', ['my.project', 'app', 'v1']],
    [{ project: 'my.project', repository: 'team/app', reference: 'v1' }, ['my.project', 'team/app', 'v1']],
    [{ project: 'localhost', repository: 'app', reference: digest }, ['localhost', 'app', digest]],
    [{ project: 'demo', repository: 'demo/app', reference: 'v1' }, ['demo', 'demo/app', 'v1']],
  ])('%j is read', (given, [project, repository, reference]) => {
    expect(parseImage(given, host)).toEqual({ project, repository, reference })
  })

  test.each([
    ['127.0.0.1:8080', '127.0.0.1:8080/demo/app:v1'],
    ['localhost', 'localhost/demo/app:v1'],
    ['localhost:8080', 'localhost:8080/demo/app:v1'],
    ['[::1]:8080', '[::1]:8080/demo/app:v1'],
  ])('may have the host of the client in front: %s', (own, given) => {
    expect(parseImage(given, own)).toEqual({ project: 'demo', repository: 'app', reference: 'v1' })
  })

  test('begins with a project where the host of the client has no dot: a bare name is never a host', () => {
    const read = { project: 'harbor', repository: 'team/app', reference: 'v1' }
    expect(parseImage('harbor/team/app:v1', 'harbor')).toEqual(read)
    expect(parseRepository('harbor/app', 'harbor')).toEqual({ project: 'harbor', repository: 'app' })
  })

  test.each([
    'https://harbor.example.com/harbor/projects/1/repositories/app/artifacts-tab',
    'harbor.example.com/harbor/projects/1/repositories/app',
    '/harbor/projects/12/repositories',
    'harbor/projects/1/repositories',
    'https://harbor.example.com/harbor/projects/12',
  ])('that was copied from the portal is refused with a word on what to write: %s', (given) => {
    expect(() => parseImage(given, host)).toThrow(/portal.*Write 'project\/repository:tag'/)
    expect(() => parseRepository(given, host)).toThrow(/^repository: .*portal.*Write 'project\/repository'/)
  })

  test('is called what the caller calls it', () => {
    expect(() => parseImage('demo', host, 'image')).toThrow(/^image: /)
    expect(() => parseImage({ project: 'A', repository: 'b', reference: 'c' }, host, 'from')).toThrow(
      /^from: /,
    )
    expect(() => parseRepository('demo', host, 'to')).toThrow(/^to: /)
  })

  test.each<[unknown, RegExp]>([
    ['demo', /^reference: 'demo' names a project\. Write 'demo\/app:tag' or 'demo\/app@sha256:…'\.$/],
    [`app@sha256:${'0'.repeat(64)}`, /has no project\. Write 'project\/app@sha256:0/],
    ['app:v1', /^reference: 'app:v1' has no project\. Write 'project\/app:v1'\.$/],
    [`${host}/demo`, /^reference: 'demo' names a project/],
    ['demo/app', /^reference: 'demo\/app' names a repository, not an image\. Write 'demo\/app:tag'/],
    [`${host}/demo/app`, /names a repository, not an image/],
    ['docker.io/library/alpine:3', /on another host: this client talks to 'harbor\.example\.com'/],
    ['my.project/team/app:v1', /give an object: \{ project, repository, … \}/],
    ['localhost/demo/app:v1', /on another host/],
    ['registry:5000/demo/app:v1', /on another host/],
    ['', /^reference: is missing/],
    [undefined, /^reference: is missing/],
    [null, /^reference: is missing/],
    [5, /^reference: is missing/],
    ['/demo/app:v1', /^reference: /],
    ['demo/app:v1/', /^reference: /],
    ['demo//app:v1', /^reference: /],
    ['demo/../app:v1', /^reference: /],
    ['Demo/app:v1', /'Demo' is not the name of a project/],
    ['demo/App:v1', /'App' is not the name of a repository/],
    ['demo/app:', /neither a tag/],
    ['demo/app:-v1', /neither a tag/],
    ['demo/app:v 1', /neither a tag/],
    [`demo/app:${'v'.repeat(129)}`, /neither a tag/],
    ['demo/app@', /'' is no digest/],
    ['demo/app@v1', /'v1' is no digest/],
    ['demo/app@sha256:abc', /'sha256:abc' is no digest/],
    [`demo/app@${digest.toUpperCase()}`, /is no digest/],
    [`demo/app@${digest}@${digest}`, /is no digest/],
    [`demo/app:not a tag@${digest}`, /neither a tag/],
    ['demo/app:v1\n', /neither a tag/],
    [{ project: 'demo', repository: 'app' }, /^reference: /],
    [{ project: 'demo', repository: '', reference: 'v1' }, /^reference: '' is not the name of a repo/],
    [{ project: 'a/b', repository: 'app', reference: 'v1' }, /^reference: .* is not the name of a project/],
    [{ repository: 'app', reference: 'v1' }, /^reference: .* is not the name of a project/],
    [{ project: 2024, repository: 'app', reference: 'v1' }, /^reference: .* is not the name of a project/],
    [{ project: 'demo', repository: 'app', reference: 'a/b' }, /^reference: /],
  ])('%j is refused, with the remedy', (given, message) => {
    const make = () => parseImage(given as ImageReference, host)
    expect(make).toThrow(InvalidArgumentError)
    expect(make).toThrow(message)
  })

  test('that is a URL is refused without being repeated: it may have credentials in it', () => {
    const make = () => parseImage('https://admin:Hush-Hush@harbor.example.com/demo/app:v1', host)
    expect(make).toThrow(/^reference: is a URL\. Write 'project\/repository:tag'/)
    try {
      make()
    } catch (error) {
      expect(String(error)).not.toContain('Hush-Hush')
    }
  })
})

describe('a reference to a repository', () => {
  test.each<[RepositoryReference, string, string]>([
    ['demo/app', 'demo', 'app'],
    ['demo/team/app', 'demo', 'team/app'],
    [`${host}/demo/app`, 'demo', 'app'],
    ['my.project/app', 'my.project', 'app'],
    [{ project: 'demo', repository: 'team/app' }, 'demo', 'team/app'],
  ])('%j is read', (given, project, repository) => {
    expect(parseRepository(given, host)).toEqual({ project, repository })
  })

  test.each<[unknown, RegExp]>([
    ['demo', /^repository: 'demo' names a project\. Write 'demo\/app'\.$/],
    [
      'demo/app:v1',
      /^repository: 'demo\/app:v1' names an image\. Leave out the tag or digest: 'demo\/app'\.$/,
    ],
    [`demo/app@${digest}`, /names an image/],
    ['docker.io/library/alpine', /on another host/],
    [undefined, /^repository: is missing/],
    ['https://harbor.example.com/demo/app', /^repository: is a URL/],
  ])('%j is refused, with the remedy', (given, message) => {
    const make = () => parseRepository(given as RepositoryReference, host)
    expect(make).toThrow(InvalidArgumentError)
    expect(make).toThrow(message)
  })
})

describe('whatever the names are', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,5}$/)
  const separator = fc.constantFrom('.', '_', '__', '-', '--', '---')
  const component = fc
    .tuple(word, fc.array(fc.tuple(separator, word), { maxLength: 3 }))
    .map(([first, rest]) => first + rest.flat().join(''))
  const repository = fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/)
  const reference = fc.oneof(
    tag,
    fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`),
  )
  const image = fc.record({ project: component, repository, reference }, { noNullPrototype: true })

  const spell = ({
    project,
    repository,
    reference,
  }: {
    project: string
    repository: string
    reference: string
  }) => `${project}/${repository}${reference.startsWith('sha256:') ? '@' : ':'}${reference}`

  test('the object form is never guessed', () => {
    fc.assert(
      fc.property(image, (given) => {
        expect(parseImage(given, host)).toEqual(given)
      }),
    )
  })

  test('a text with the host in front says the same', () => {
    fc.assert(
      fc.property(image, (given) => {
        expect(parseImage(`${host}/${spell(given)}`, host)).toEqual(given)
      }),
    )
  })

  test('a text without the host says the same, or is refused because it looks like another host', () => {
    fc.assert(
      fc.property(image, (given) => {
        const looksLikeHost =
          given.project === 'localhost' || (given.project.includes('.') && given.repository.includes('/'))
        if (looksLikeHost) expect(() => parseImage(spell(given), host)).toThrow(/on another host/)
        else expect(parseImage(spell(given), host)).toEqual(given)
      }),
    )
  })

  test('any text is read or refused, and what is read can be spelled again', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z.:@/_-]{0,30}$/))
    fc.assert(
      fc.property(anyText, (text) => {
        let read: ReturnType<typeof parseImage>
        try {
          read = parseImage(text, host)
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidArgumentError)
          return
        }
        expect(parseImage(`${host}/${spell(read)}`, host)).toEqual(read)
      }),
      { numRuns: 500 },
    )
  })
})
