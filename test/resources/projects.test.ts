import { describe, expect, test } from 'vitest'
import { Harbor, NotFoundError, type Project } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('project.json', {
  operations: {
    listProjects: {
      call: ({ harbor, query }) => harbor.projects.list(query()),
    },
    getProject: { call: ({ harbor, project }) => harbor.projects.get(project) },
    headProject: {
      call: ({ harbor, query }) => harbor.projects.exists(query<{ project_name: string }>().project_name),
      gives: ({ response: { status } }) => {
        if (status === 200) return { value: true }
        return status === 404 ? { value: false } : undefined
      },
    },
    createProject: { call: ({ harbor, body, headers }) => harbor.projects.create(body(), { headers }) },
    updateProject: { call: ({ harbor, project, body }) => harbor.projects.update(project, body()) },
    deleteProject: { call: ({ harbor, project }) => harbor.projects.delete(project) },
    getProjectDeletable: { call: ({ harbor, project }) => harbor.projects.deletable(project) },
    getProjectSummary: { call: ({ harbor, project }) => harbor.projects.summary(project) },
    getLogs: {
      call: ({ harbor, path, query }) =>
        harbor.auditLogs.listLegacyInProject(path.project_name ?? '', query()),
    },
    getLogExts: {
      call: ({ harbor, path, query }) => harbor.auditLogs.listInProject(path.project_name ?? '', query()),
    },
  },
  elsewhere: [
    'listArtifactsOfProject',
    'getScannerOfProject',
    'setScannerOfProject',
    'listScannerCandidatesOfProject',
  ],
  refused: {
    'headProject: 422: no name': 'project',
    'createProject: 400: no name': 'project_name',
    'createProject: 422: a number for a string': 'project_name',
    'updateProject: a severity that does not exist is accepted': 'metadata.severity',
  },
  skipped: {
    'createProject: a project whose name is a number; Location with its name':
      '`create` refuses the header, below',
    'getProject: X-Is-Resource-Name: false with a name': 'the client says true of a name',
  },
})

describe('exists', () => {
  test('asks for a project by its id where it has no name to ask for', async () => {
    const { harbor, asked } = scripted(findExchange('project.json', 'getProject', 'by id'))
    expect(await harbor.projects.exists(3)).toBe(true)
    expect(asked).toEqual(['GET /projects/3'])
  })

  test('is false for an id that does not exist', async () => {
    const { harbor } = scripted(findExchange('project.json', 'getProject', '404 for an administrator'))
    expect(await harbor.projects.exists(99999)).toBe(false)
  })

  test('does not hide that the caller may not look', async () => {
    const { harbor } = scripted(findExchange('project.json', 'getProject', '403: private, not a member'))
    await expect(harbor.projects.exists(3)).rejects.toMatchObject({ status: 403 })
  })
})

describe('a severity', () => {
  const unknown = { metadata: { severity: 'terrible' as 'high' } }
  const refused = { name: 'InvalidArgumentError', argument: 'metadata.severity' }

  test('that Harbor would take although it does not exist is refused', async () => {
    const { harbor, asked } = scripted()
    await expect(harbor.projects.create({ project_name: 'demo', ...unknown })).rejects.toMatchObject(refused)
    await expect(harbor.projects.update('demo', unknown)).rejects.toMatchObject(refused)
    expect(asked).toEqual([])
  })

  test.each(['none', 'low', 'medium', 'high', 'critical', 'unknown', null, undefined] as const)(
    'can be %s',
    async (severity) => {
      const { harbor, asked } = scripted({ body: {} })
      await harbor.projects.update('demo', { metadata: { severity } })
      expect(asked).toEqual([`PUT /projects/demo ${JSON.stringify({ metadata: { severity } })}`])
    },
  )
})

test('an allowlist read from a list without details, whose items are null, is not written back', async () => {
  const [project] = findExchange('project.json', 'listProjects', 'without details').response.body as [Project]
  const { harbor, asked } = scripted()
  const { cve_allowlist } = project
  await expect(harbor.projects.update('demo', { cve_allowlist })).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    argument: 'cve_allowlist.items',
  })
  expect(asked).toEqual([])
})

describe('X-Resource-Name-In-Location', () => {
  const headers = { 'x-resource-name-in-location': 'true' }
  const url = 'https://harbor.example.com'

  // A project named 2024 would pass for the one with the id 2024.
  test.each([
    ['of a call', new Harbor({ url, fetch: () => Promise.reject(new TypeError('sent')) }), { headers }],
    [
      'of a call, as Headers',
      new Harbor({ url, fetch: () => Promise.reject(new TypeError('sent')) }),
      { headers: new Headers(headers) },
    ],
    ['of the client', new Harbor({ url, headers, fetch: () => Promise.reject(new TypeError('sent')) }), {}],
  ])('%s is refused by create, which gives the id', async (_whose, harbor, options) => {
    await expect(harbor.projects.create({ project_name: '2024' }, options)).rejects.toMatchObject({
      name: 'InvalidArgumentError',
      argument: 'headers["X-Resource-Name-In-Location"]',
    })
  })
})

describe('a project that is not found by a name of digits', () => {
  const missing = findExchange('project.json', 'getProject', '404 for an administrator')

  test('is said to be named so, and how to name it by its id', async () => {
    const error = await scripted(missing)
      .harbor.projects.get('2')
      .catch((error: unknown) => error)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      outcome: 'refused',
      operation: 'getProject',
    })
    expect(String(error)).toMatch(/A string is a name: for the project with the id 2, give the number$/)
  })

  test('is simply not found by its id, or by another name', async () => {
    for (const project of [2, 'demo2']) {
      const error = await scripted(missing)
        .harbor.projects.get(project)
        .catch((error: unknown) => error)
      expect(String(error)).not.toContain('A string is a name')
    }
  })
})
