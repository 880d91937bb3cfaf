import { describe, expect, test } from 'vitest'
import { NotFoundError, type UpdateQuotaBody } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('quota.json', {
  operations: {
    listQuotas: { call: ({ harbor, query }) => harbor.quotas.list(query()), adds: { sort: 'creation_time' } },
    getQuota: { call: ({ harbor, id }) => harbor.quotas.get(id('id')) },
    updateQuota: { call: ({ harbor, id, body }) => harbor.quotas.update(id('id'), body()) },
  },
  refused: {
    'updateQuota: 400: an unknown resource': 'hard.storage',
    'updateQuota: 400: 0': 'hard.storage',
  },
})

const project = findExchange('project.json', 'getProject', 'by name')
const quotaOfProject = findExchange('quota.json', 'listQuotas', 'of one project')
const success = findExchange('quota.json', 'updateQuota', 'another limit')

describe('a quota by the name of its project', () => {
  const lookUps = ['GET /projects/demo', 'GET /quotas?reference=project&reference_id=3']

  test('takes two GETs', async () => {
    const { harbor, asked } = scripted(project, quotaOfProject)
    expect(await harbor.quotas.get('demo')).toEqual((quotaOfProject.response.body as unknown[])[0])
    expect(asked).toEqual(lookUps)
  })

  test('takes two GETs before it is changed', async () => {
    const { harbor, asked } = scripted(project, quotaOfProject, success)
    await harbor.quotas.update('demo', { hard: { storage: -1 } })
    expect(asked).toEqual([...lookUps, 'PUT /quotas/3 {"hard":{"storage":-1}}'])
  })

  test('is a NotFoundError where Harbor has none', async () => {
    const none = findExchange('quota.json', 'listQuotas', 'none')
    const error: unknown = await scripted(project, none)
      .harbor.quotas.get('demo')
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ path: '/api/v2.0/quotas', message: expect.stringContaining("'demo'") })
  })

  test('is a NotFoundError where there is no project', async () => {
    const none = findExchange('project.json', 'getProject', '404 for an administrator')
    const { harbor, asked } = scripted(none)
    await expect(harbor.quotas.get('no-such-project')).rejects.toThrow(NotFoundError)
    expect(asked).toHaveLength(1)
  })
})

test.each([0, -2, 1.5, Number.NaN, 2 ** 60, undefined, '10'])('refuses a limit of %s', async (storage) => {
  const { harbor, asked } = scripted()
  const call = harbor.quotas.update('demo', { hard: { storage } } as UpdateQuotaBody)
  await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'hard.storage' })
  expect(asked).toEqual([])
})
