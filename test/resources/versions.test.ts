import { describe, expect, test } from 'vitest'
import {
  detectHarbor,
  Harbor,
  HarborConnectionError,
  isZeroTime,
  type ProjectReference,
  portalUrl,
  ServerError,
  UnsupportedOperationError,
} from '../../src/index'
import { answerOf, findExchange } from './recorded-exchange'
import { scripted } from './script'

const info = findExchange('systeminfo.json', 'getSystemInfo', 'administrator')
const anonymous = findExchange('systeminfo.json', 'getSystemInfo', 'anonymous')
const project = findExchange('project.json', 'getProject', 'by name')

describe('version', () => {
  test('is asked for once, and kept for every client of the connection', async () => {
    const { harbor, asked } = scripted(info)
    expect(await harbor.version()).toBe('2.15.2-local')
    expect(await harbor.version()).toBe('2.15.2-local')
    expect(await harbor.with({ retry: 1 }).version()).toBe('2.15.2-local')
    expect(asked).toEqual(['GET /systeminfo'])
  })

  test('is not told to anonymous callers, and asked for again', async () => {
    const { harbor, asked } = scripted(anonymous, info)
    expect(await harbor.version()).toBeUndefined()
    expect(await harbor.version()).toBe('2.15.2-local')
    expect(asked).toHaveLength(2)
  })
})

describe('an operation that this Harbor does not have', () => {
  const path = '/api/v2.0/projects/demo/artifacts'
  const missing = { errors: [{ code: 'NOT_FOUND', message: `path ${path} was not found` }] }

  /** A Harbor that is too old, and answers like this when it is asked for its version. */
  function old(version: () => Response): { harbor: Harbor; asked: string[] } {
    const asked: string[] = []
    const harbor = new Harbor({
      url: 'https://harbor.example.com',
      retry: 0,
      fetch: async (url) => {
        asked.push(new URL(url).pathname)
        return url.endsWith('/systeminfo') ? version() : Response.json(missing, { status: 404 })
      },
    })
    return { harbor, asked }
  }

  test.each([
    ['a list', (harbor: Harbor) => harbor.artifacts.listInProject('demo')],
    ['a call', (harbor: Harbor) => harbor.projects.get('demo')],
  ])('is an error with the version of this Harbor: %s', async (_, call) => {
    const { harbor, asked } = old(() => Response.json({ harbor_version: 'v2.10.3-abc' }))
    const error: unknown = await call(harbor).then(undefined, (reason: unknown) => reason)
    expect(error).toBeInstanceOf(UnsupportedOperationError)
    expect(String(error)).toMatch(/does not have the operation.*\. It is 2\.10\.3-abc\.$/)
    expect(error).toMatchObject({ status: 404, outcome: 'refused', code: 'NOT_FOUND' })
    expect(asked.at(-1)).toBe('/api/v2.0/systeminfo')
  })

  test('names the version that has it', async () => {
    const { harbor } = old(() => Response.json({ harbor_version: 'v2.10.3' }))
    const list = harbor.artifacts.listInProject('demo')
    await expect(list).rejects.toThrow('which came with Harbor 2.11. It is 2.10.3.')
  })

  test('is still an error where the version cannot be learned', async () => {
    const { harbor } = old(() => new Response(null, { status: 503 }))
    await expect(harbor.projects.get('demo')).rejects.toThrow(/does not have the operation\.$/)
    const { harbor: older, asked } = old(() => Response.json(missing, { status: 404 }))
    await expect(older.version()).rejects.toBeInstanceOf(UnsupportedOperationError)
    expect(asked).toHaveLength(1)
  })
})

describe('detectHarbor', () => {
  const at = (answer: () => Response) => ({ fetch: async () => answer() })

  test('tells what a Harbor tells everybody, by one request', async () => {
    const asked: [string, string | null][] = []
    const found = await detectHarbor('https://harbor.example.com/api/v2.0', {
      fetch: async (url, { headers }) => {
        asked.push([url, new Headers(headers).get('authorization')])
        return answerOf(anonymous)
      },
    })
    expect(found).toEqual({
      url: 'https://harbor.example.com',
      auth_mode: 'db_auth',
      version: undefined,
      info: anonymous.response.body,
    })
    expect(asked).toEqual([['https://harbor.example.com/api/v2.0/systeminfo', null]])
  })

  test('knows the version of an older Harbor, which tells it', async () => {
    const older = () => Response.json({ auth_mode: 'ldap_auth', harbor_version: 'v2.4.1' })
    const found = await detectHarbor('https://harbor.example.com', at(older))
    expect(found).toMatchObject({ auth_mode: 'ldap_auth', version: '2.4.1' })
  })

  test.each<[string, () => Response]>([
    ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['other JSON', () => Response.json({ hello: 'world' })],
    ['nothing', () => new Response(null, { status: 200 })],
    ['404', () => new Response('no', { status: 404 })],
    ['401', () => Response.json({}, { status: 401 })],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://sso.example.com' } }),
    ],
  ])('is undefined where %s is answered', async (_, answer) => {
    expect(await detectHarbor('https://www.example.com', at(answer))).toBeUndefined()
  })

  test('throws where nothing answers, or something that is out of order', async () => {
    const broken = at(() => new Response(null, { status: 503 }))
    await expect(detectHarbor('https://harbor.example.com', broken)).rejects.toBeInstanceOf(ServerError)
    const fetch = async () => Promise.reject(new TypeError('fetch failed'))
    const none = detectHarbor('https://harbor.example.com', { fetch })
    await expect(none).rejects.toBeInstanceOf(HarborConnectionError)
  })
})

describe('portalUrl', () => {
  const page = 'https://harbor.example.com/harbor/projects'
  const repository = { project_id: 3, name: 'demo/team/app' }
  const digest = `sha256:${'a'.repeat(64)}`

  test('is the page of a project, by its name for one GET, and by its id for none', async () => {
    const { harbor, asked } = scripted(project)
    expect(await portalUrl(harbor, 'demo')).toBe(`${page}/3/repositories`)
    expect(await portalUrl(harbor, 12)).toBe(`${page}/12/repositories`)
    expect(asked).toEqual(['GET /projects/demo'])
  })

  test.each([
    'demo/team/app',
    'harbor.example.com/demo/team/app',
    { project: 'demo', repository: 'team/app' },
  ])('is the page of a repository: %j', async (target) => {
    const { harbor } = scripted({ body: repository })
    expect(await portalUrl(harbor, target)).toBe(`${page}/3/repositories/team%2Fapp`)
  })

  test.each([
    'demo/team/app:v1',
    `demo/team/app@${digest}`,
    { project: 'demo', repository: 'team/app', reference: 'v1' },
  ])('is the page of an artifact, by its digest: %j', async (target) => {
    const { harbor } = scripted({ body: { project_id: 3, digest } })
    expect(await portalUrl(harbor, target)).toBe(
      `${page}/3/repositories/team%2Fapp/artifacts-tab/artifacts/${digest}`,
    )
  })

  test.each<unknown>(['', undefined, null, 1.5, 'demo/', 'other.example.com/demo/app', {}])(
    'is refused of %j',
    async (target) => {
      const { harbor, asked } = scripted()
      const call = portalUrl(harbor, target as ProjectReference)
      await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError' })
      expect(asked).toEqual([])
    },
  )
})

test.each([
  ['0001-01-01T00:00:00.000Z', true],
  ['0001-01-01T00:00:00Z', true],
  ['2026-11-23T20:46:15Z', false],
  ['0001-01-01T00:00:01Z', false],
])('%s is no time: %s', (time, expected) => {
  expect(isZeroTime(time)).toBe(expected)
})
