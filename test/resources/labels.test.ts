import { describe, expect, test } from 'vitest'
import type {
  CreateLabelBody,
  Label,
  LabelReference,
  ListLabelsOptions,
  UpdateLabelBody,
} from '../../src/index'
import { NotFoundError } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

const bare: Label = {
  id: 1,
  name: 'bare',
  scope: 'g',
  creation_time: '2026-11-23T20:31:42.126Z',
  update_time: '2026-11-23T20:31:42.126Z',
}

replay('label.json', {
  operations: {
    ListLabels: {
      call: ({ harbor, query }) => {
        const { project_id, ...options } = query<ListLabelsOptions & { project_id?: string }>()
        return harbor.labels.list({
          ...options,
          project_id: project_id && Number(project_id),
        } as ListLabelsOptions)
      },
    },
    GetLabelByID: { call: ({ harbor, id }) => harbor.labels.get(id('label_id')) },
    CreateLabel: { call: ({ harbor, body }) => harbor.labels.create(body()) },
    UpdateLabel: {
      // A label that was read before, and had nothing but a name: so all that is sent is what was recorded.
      call: ({ harbor, id, body }) => harbor.labels.update({ ...bare, id: id('label_id') }, body()),
    },
    DeleteLabel: { call: ({ harbor, id }) => harbor.labels.delete(id('label_id')) },
  },
  refused: {
    'CreateLabel: no name: accepted': 'name',
    'ListLabels: 400: scope p without a project': 'project',
  },
  skipped: {
    'CreateLabel: 400: no scope': 'without a project the client says `g`',
    'ListLabels: 400: no scope': 'without a project the client says `g`',
  },
})

const project = findExchange('project.json', 'getProject', 'by name')
const ofProject = findExchange('label.json', 'ListLabels', 'of a project')
const byName = findExchange('label.json', 'ListLabels', 'by name')
const one = findExchange('label.json', 'GetLabelByID', 'global')
const createdLabel = findExchange('label.json', 'CreateLabel', 'of a project')
const success = findExchange('label.json', 'DeleteLabel', 'deleted')
const page = 'sort=-id&page_size=100'

describe('scope', () => {
  test('is that of a project where one is given, by name for one GET more', async () => {
    const { harbor, asked } = scripted(project, ofProject)
    expect(await harbor.labels.list({ project: 'demo' }).all()).toEqual(ofProject.response.body)
    expect(asked).toEqual(['GET /projects/demo', `GET /labels?scope=p&project_id=3&${page}`])
  })

  test.each<[string, string, ListLabelsOptions]>([
    ['global without a project', 'scope=g', {}],
    ["a project's by its id", 'scope=p&project_id=3', { project: 3 }],
    ["a project's as Harbor spells it", 'scope=p&project_id=3', { scope: 'p', project_id: 3 }],
  ])('is %s', async (_, query, options) => {
    const { harbor, asked } = scripted({ body: [] })
    await harbor.labels.list(options)
    expect(asked).toEqual([`GET /labels?${query}&${page}`])
  })

  test('is worked out for a new label too', async () => {
    const { harbor, asked } = scripted(project, createdLabel)
    const label = await harbor.labels.create({ name: 'team-a', color: '#0065AB', project: 'demo' })
    expect(label).toEqual({ id: 2, location: '/api/v2.0/labels/2' })
    expect(asked).toEqual([
      'GET /projects/demo',
      'POST /labels {"name":"team-a","color":"#0065AB","scope":"p","project_id":3}',
    ])
  })

  test.each<[string, object]>([
    ['project', { scope: 'p' }],
    ['scope', { scope: 'g', project: 'demo' }],
    ['scope', { scope: 'x' }],
    ['project_id', { project: 'demo', project_id: 3 }],
    ['project_id', { project_id: 0 }],
    ['project_id', { project_id: '3' }],
  ])('is refused by %s: %o', async (argument, owner) => {
    const { harbor, asked } = scripted()
    const refused = { name: 'InvalidArgumentError', argument }
    await expect(harbor.labels.list(owner)).rejects.toMatchObject(refused)
    await expect(harbor.labels.create({ name: 'x', ...owner })).rejects.toMatchObject(refused)
    expect(asked).toEqual([])
  })
})

test("a misspelt option is refused with those that there are, the method's own too", async () => {
  const { harbor, asked } = scripted()
  const options: object = { projct: 'demo', name: 'team' }
  await expect(harbor.labels.list(options)).rejects.toThrow(/^projct: .* name, .*\bproject\b/)
  expect(asked).toEqual([])
})

describe('a label by name', () => {
  test('is a global one, found by one list', async () => {
    const { harbor, asked } = scripted(byName, one)
    expect(await harbor.labels.get('production')).toEqual(one.response.body)
    expect(asked).toEqual([`GET /labels?scope=g&name=production&${page}`, 'GET /labels/1'])
  })

  test('and project is found by the project, then the list', async () => {
    const { harbor, asked } = scripted(project, ofProject, success)
    await harbor.labels.delete({ name: 'team-a', project: 'demo' })
    expect(asked).toEqual([
      'GET /projects/demo',
      `GET /labels?scope=p&project_id=3&name=team-a&${page}`,
      'DELETE /labels/2',
    ])
  })

  test('is found on a later page, as Harbor finds parts of names', async () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ id: n + 1, name: `x-${n}`, scope: 'g' }))
    const headers = { 'x-total-count': '101' }
    const { harbor, asked } = scripted(
      { body: many, headers },
      { body: [{ id: 200, name: 'x' }], headers },
      success,
    )
    await harbor.labels.delete('x')
    expect(asked.at(-1)).toBe('DELETE /labels/200')
  })

  test('is not taken for one whose name contains it', async () => {
    const { harbor, asked } = scripted(byName)
    const error: unknown = await harbor.labels.delete('prod').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ path: '/api/v2.0/labels', message: expect.stringContaining("'prod'") })
    expect(asked).toHaveLength(1)
  })
})

describe('update', () => {
  const changed = '"name":"production","description":"runs in production","color":"#C92100"'

  test('sends back what it does not change, by id', async () => {
    const { harbor, asked } = scripted(one, success)
    await harbor.labels.update(1, { color: '#C92100' })
    expect(asked).toEqual(['GET /labels/1', `PUT /labels/1 {${changed}}`])
  })

  test('needs no GET beside the look-up of a name', async () => {
    const { harbor, asked } = scripted(byName, success)
    await harbor.labels.update('production', { color: '#C92100' })
    expect(asked).toEqual([`GET /labels?scope=g&name=production&${page}`, `PUT /labels/1 {${changed}}`])
  })

  test('needs no GET for a label that was read before', async () => {
    const { harbor, asked } = scripted(one, success)
    const label = await harbor.labels.get(1)
    await harbor.labels.update(label, { color: '#C92100' })
    expect(asked).toEqual(['GET /labels/1', `PUT /labels/1 {${changed}}`])
  })
})

describe('exists', () => {
  test('asks once for a global label', async () => {
    const named = scripted(byName)
    const numbered = scripted(one)
    expect(await named.harbor.labels.exists('production')).toBe(true)
    expect(await numbered.harbor.labels.exists(1)).toBe(true)
    expect([named.asked.length, numbered.asked.length]).toEqual([1, 1])
  })

  test('is false where there is none', async () => {
    const missing = findExchange('label.json', 'GetLabelByID', '404')
    expect(await scripted({ body: [] }).harbor.labels.exists('nope')).toBe(false)
    expect(await scripted(missing).harbor.labels.exists(99999)).toBe(false)
  })

  test('does not hide that Harbor refuses to say', async () => {
    const failed = findExchange('label.json', 'DeleteLabel', '403')
    await expect(scripted(failed).harbor.labels.exists('x')).rejects.toMatchObject({ status: 403 })
  })
})

describe('refuses without a request', () => {
  test.each<[string, string, unknown]>([
    ['name', 'an empty name', { name: '' }],
    ['name', 'no name', { color: '#FFFFFF' }],
    ['body', 'no body', undefined],
  ])('%s: a new label with %s', async (argument, _, body) => {
    const { harbor, asked } = scripted()
    const call = harbor.labels.create(body as CreateLabelBody)
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })

  test.each<[string, string, LabelReference | Label, unknown]>([
    ['name', 'to an empty name', 'live', { name: '' }],
    ['body', 'without a body', 'live', undefined],
    ['name', 'of a label without a name', { ...bare, name: '' }, { color: '#FFFFFF' }],
  ])('%s: a change %s', async (argument, _, label, body) => {
    const { harbor, asked } = scripted()
    const call = harbor.labels.update(label, body as UpdateLabelBody)
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })

  test.each<unknown>(['', undefined, { project: 'demo' }, { name: '', project: 3 }])(
    'label: %o',
    async (label) => {
      const { harbor, asked } = scripted()
      const call = harbor.labels.get(label as LabelReference)
      await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'label' })
      expect(asked).toEqual([])
    },
  )
})
