import { describe, expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { type Answer, type Ask, asking } from './ask'
import { type Exchange, readExchanges } from './replay/recorded'

// Lists that a real Harbor was asked to give by key: what it did there, done to the fake's.
const recorded = readExchanges('paging')

interface List {
  readonly path: string
  /** Makes five or more. */
  readonly fill?: (ask: Ask, n: number) => Promise<Answer>
}

const permissions = [{ kind: 'system', namespace: '/', access: [{ resource: 'label', action: 'read' }] }]
const targets = [{ type: 'http', address: 'http://hooks.example.com' }]
const tag = '/projects/demo/repositories/app/artifacts/v0/tags'

const lists: Readonly<Record<string, List>> = {
  listProjects: { path: '/projects?', fill: (ask, n) => ask('POST', '/projects', { project_name: `p${n}` }) },
  listProjectMembers: {
    path: '/projects/demo/members?',
    fill: (ask, n) =>
      ask('POST', '/projects/demo/members', { role_id: 2, member_user: { username: `u${n}` } }),
  },
  listAllRepositories: { path: '/repositories?' },
  listRepositories: { path: '/projects/demo/repositories?' },
  listArtifacts: { path: '/projects/demo/repositories/app/artifacts?' },
  listArtifactsOfProject: { path: '/projects/demo/artifacts?' },
  listTags: { path: `${tag}?`, fill: (ask, n) => ask('POST', tag, { name: `more-${n}` }) },
  ListWebhookPoliciesOfProject: {
    path: '/projects/demo/webhook/policies?',
    fill: (ask, n) =>
      ask('POST', '/projects/demo/webhook/policies', {
        name: `w${n}`,
        event_types: ['PUSH_ARTIFACT'],
        targets,
      }),
  },
  ListRobot: {
    path: '/robots?',
    fill: (ask, n) => ask('POST', '/robots', { name: `r${n}`, level: 'system', duration: 1, permissions }),
  },
  ListInstances: {
    path: '/p2p/preheat/instances?',
    fill: (ask, n) => ask('POST', '/p2p/preheat/instances', { name: `p${n}`, endpoint: `http://p${n}.test` }),
  },
  listQuotas: { path: '/quotas?', fill: (ask, n) => ask('POST', '/projects', { project_name: `p${n}` }) },
  listUsers: { path: '/users?' },
  ListLabels: {
    path: '/labels?scope=g&',
    fill: (ask, n) => ask('POST', '/labels', { name: `l${n}`, scope: 'g' }),
  },
}

describe.each(Object.entries(lists))('%s', (operation, { path, fill }) => {
  const [first, after] = recorded.filter((exchange) => exchange.operation === operation)
  const key = /sort=-([a-z_]+)/.exec(first?.request.target ?? '')?.[1] ?? ''
  const isKeyed = totalOf(first) !== totalOf(after)

  test(isKeyed ? 'gives what comes after a key, in both directions' : 'knows nothing of keys', async () => {
    const ask = start()
    for (let n = 0; fill && n < 5; n++) expect((await fill(ask, n)).status).toBeLessThan(300)
    const all = await get(ask, '')
    expect(all.length).toBeGreaterThanOrEqual(5)
    if (!isKeyed) {
      expect(await get(ask, `sort=-${key}`)).toEqual(all)
      expect(await get(ask, `sort=-${key}&q=${key}%3D%5B~2%5D`)).toEqual(all)
      return
    }
    const keys = [...all].sort((a, b) => b - a)
    const [from = 0, , to = 0] = keys.slice(1)
    expect(await get(ask, `sort=-${key}`)).toEqual(keys)
    expect(await get(ask, `sort=-${key}&q=${key}%3D%5B~${from}%5D`)).toEqual(
      keys.filter((one) => one <= from),
    )
    expect(await get(ask, `sort=${key}&q=${key}%3D%5B${to}~%5D`)).toEqual(
      keys.filter((one) => one >= to).reverse(),
    )
    expect(await get(ask, `sort=-${key}&q=${key}%3D%5B${to}~${from}%5D`)).toEqual(
      keys.filter((one) => one >= to && one <= from),
    )
    expect(await get(ask, `sort=-${key}&q=${key}%3D%5B${from}~${to}%5D`)).toEqual([])
  })

  /** Asks for pages of two, as was recorded, and puts them together. */
  async function get(ask: Ask, query: string): Promise<number[]> {
    const keys: number[] = []
    for (let page = 1; ; page++) {
      const { body, headers } = await ask('GET', `${path}${query}&page_size=2&page=${page}`)
      keys.push(...body.map((item: Record<string, number>) => item[key === 'repository_id' ? 'id' : key]))
      if (body.length === 0) {
        expect(headers.get('x-total-count')).toBe(String(keys.length))
        return keys
      }
    }
  }
})

test('lets the last of two conditions on one column count', async () => {
  const ask = start()
  const { body } = await ask('GET', '/projects/demo/repositories?sort=name&q=name%3D~r1%2Cname%3D~r2')
  expect(body.map(({ name }: { name: string }) => name)).toEqual(['demo/r2'])
})

test('knows a column by the name of its Go field as well', async () => {
  const { body } = await start()(
    'GET',
    '/projects/demo/repositories?sort=-RepositoryID&q=RepositoryID%3D%5B~2%5D',
  )
  expect(body.map(({ id }: { id: number }) => id)).toEqual([2, 1])
})

function start(): Ask {
  const artifacts = [0, 1, 2, 3, 4].map((n) => ({ tags: [`v${n}`] }))
  const repositories = ['app', 'r1', 'r2', 'r3', 'r4'].map((name) => ({ name, artifacts }))
  const users = [0, 1, 2, 3, 4].map((n) => ({ username: `u${n}`, password: 'Harbor12345' }))
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }], users })
  return asking(fake, fake.admin)
}

function totalOf(exchange: Exchange | undefined): string {
  return String(exchange?.response.headers['x-total-count'])
}
