import { describe, expect, test } from 'vitest'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('project.json', {
  operations: {
    listProjects: {
      call: ({ harbor, query }) => harbor.projects.list(query()),
      adds: { sort: 'project_id' },
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
  },
  elsewhere: [
    'getLogs',
    'getLogExts',
    'listArtifactsOfProject',
    'getScannerOfProject',
    'setScannerOfProject',
    'listScannerCandidatesOfProject',
  ],
  skipped: {
    'createProject: a project whose name is a number; Location with its name':
      'the header puts a name where `create` reads the id',
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
