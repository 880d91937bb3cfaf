import { describe, expect, test } from 'vitest'
import type { RepositoryReference } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { type Recorded, replay } from './replay'
import { scripted } from './script'

function nameOf({ path }: Recorded): string {
  return `${path.project_name}/${path.repository_name}`
}

replay('repository.json', {
  operations: {
    listRepositories: {
      call: ({ harbor, path, query }) => harbor.repositories.list(path.project_name ?? '', query()),
    },
    listAllRepositories: {
      call: ({ harbor, query }) => harbor.repositories.listAll(query()),
    },
    getRepository: { call: (recorded) => recorded.harbor.repositories.get(nameOf(recorded)) },
    updateRepository: {
      call: (recorded) => recorded.harbor.repositories.update(nameOf(recorded), recorded.body()),
    },
    deleteRepository: { call: (recorded) => recorded.harbor.repositories.delete(nameOf(recorded)) },
  },
  skipped: {
    'getRepository: a name with slashes, encoded once': 'the client encodes it twice',
    'getRepository: a name with slashes, not encoded': 'the client encodes it twice',
  },
})

const one = findExchange('repository.json', 'getRepository', 'a name with slashes, encoded twice')
const page = 'page_size=100'

describe('list', () => {
  test('finds the name of a project given by id, for one GET more', async () => {
    const { harbor, asked } = scripted(
      findExchange('project.json', 'getProject', 'by id'),
      findExchange('repository.json', 'listRepositories', 'an empty list'),
    )
    await harbor.repositories.list(3, { q: { name: 'x' } })
    expect(asked).toEqual([
      'GET /projects/3',
      `GET /projects/demo/repositories?q=name=x&sort=-repository_id&${page}`,
    ])
  })

  test('of all projects has a method of its own', async () => {
    const { harbor, asked } = scripted({ body: [] }, { body: [] })
    await harbor.repositories.listAll()
    await harbor.repositories.listAll({})
    expect(asked).toEqual(Array(2).fill(`GET /repositories?sort=-repository_id&${page}`))
  })

  test('takes a text of digits for a name', async () => {
    const { harbor, asked } = scripted({ body: [] })
    await harbor.repositories.list('2024')
    expect(asked).toEqual([`GET /projects/2024/repositories?sort=-repository_id&${page}`])
  })

  test.each<[string, string, string | number | undefined]>([
    ['project', 'undefined', undefined],
    ['project', 'empty', ''],
    ['project', 'no whole number', 1.5],
  ])('refuses a %s that is %s', async (argument, _, project) => {
    const { harbor, asked } = scripted()
    const list = harbor.repositories.list(project as string, { page_size: 5 })
    await expect(list).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    await expect(list.all()).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })

  test('refuses options that are none', async () => {
    const { harbor } = scripted()
    const list = harbor.repositories.listAll(null as never)
    await expect(list).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'options' })
  })
})

describe('a repository', () => {
  test.each<[string, RepositoryReference]>([
    ['as a text', 'demo/web/api/server'],
    ['with the host of the client', 'harbor.example.com/demo/web/api/server'],
    ['in two parts', { project: 'demo', repository: 'web/api/server' }],
  ])('is named %s', async (_, reference) => {
    const { harbor, asked } = scripted(one)
    expect(await harbor.repositories.get(reference)).toEqual(one.response.body)
    expect(asked).toEqual(['GET /projects/demo/repositories/web%252Fapi%252Fserver'])
  })

  test.each<RepositoryReference>(['demo', 'demo/app:v1', 'other.example.com/demo/app', 'Demo/app', ''])(
    'is not %o',
    async (reference) => {
      const { harbor, asked } = scripted()
      const refused = { name: 'InvalidArgumentError', argument: 'repository' }
      await expect(harbor.repositories.get(reference)).rejects.toMatchObject(refused)
      await expect(harbor.repositories.exists(reference)).rejects.toMatchObject(refused)
      await expect(harbor.repositories.update(reference, { description: '' })).rejects.toMatchObject(refused)
      await expect(harbor.repositories.delete(reference)).rejects.toMatchObject(refused)
      expect(asked).toEqual([])
    },
  )

  test('exists or does not', async () => {
    const missing = findExchange('repository.json', 'getRepository', '404')
    expect(await scripted(one).harbor.repositories.exists('demo/web')).toBe(true)
    expect(await scripted(missing).harbor.repositories.exists('demo/nope')).toBe(false)
  })

  test('is not said to be missing where Harbor does not say', async () => {
    const forbidden = findExchange('repository.json', 'getRepository', '403')
    await expect(scripted(forbidden).harbor.repositories.exists('demo/x')).rejects.toMatchObject({
      status: 403,
    })
  })
})
