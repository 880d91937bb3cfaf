import { describe, expect, test } from 'vitest'
import { listKeys } from '../../scripts/list-keys'
import { toOperations } from '../../scripts/operations'
import { description, operation, ref } from './description'

const lifetimes = { oldest: '2.10.3', since: {}, until: {} }

describe('the table of operations', () => {
  const rows = (changed: (document: ReturnType<typeof description>) => void): string[] => {
    const document = description()
    for (const [index, id] of [...named].entries()) {
      const responses = { '200': { description: '', schema: ref('Thing') } }
      document.paths[`/named/${index}`] = { get: { operationId: id, responses } }
    }
    changed(document)
    return toOperations(document, lifetimes, new Map([['createThing', 'developer thing:create']])).split('\n')
  }

  test('has a line for each operation, with what it is marked as', () => {
    expect(rows(() => {})).toEqual(
      expect.arrayContaining([
        "  listThings: { method: 'GET', path: '/things', paged: true, need: 'anyone' },",
        expect.stringMatching(/^ {2}listUsers: \{ .*, key: 'user_id', /),
        "  createThing: { method: 'POST', path: '/things', need: 'developer thing:create' },",
        "  search: { method: 'GET', path: '/named/10', anonymous: true, need: 'anyone' },",
        "  downloadScanData: { method: 'GET', path: '/named/0', need: 'anyone', replayable: false },",
        "  getInternalconfig: { method: 'GET', path: '/named/4', need: 'anyone', secret: true },",
      ]),
    )
  })

  test.each(['secret', 'old_password', 'access_secret', 'credential', 'auth_header', 'auth_info'])(
    'marks what a %s can be in, however deep',
    (name) => {
      const marked = rows(({ definitions }) => {
        definitions.Thing = { type: 'object', properties: { inner: { type: 'array', items: ref('Inner') } } }
        definitions.Inner = {
          type: 'object',
          properties: { [name]: { type: 'string' }, again: ref('Thing') },
        }
      })
      expect(marked).toContain(
        "  createThing: { method: 'POST', path: '/things', need: 'developer thing:create', secret: true },",
      )
    },
  )

  test('says what an answer has in it, where the method does not tell', () => {
    const marked = rows((document) => {
      const list = operation(document, '/things', 'get')
      list.parameters = []
      list.responses['204'] = { description: 'None' }
      operation(document, '/things', 'post').responses['201'] = {
        description: 'Created',
        schema: ref('Thing'),
      }
      const log = { operationId: 'getLog', produces: ['text/plain'] }
      const text = { '200': { description: 'The log', schema: { type: 'string' } } }
      document.paths['/log'] = { get: { ...log, responses: text } }
      document.paths['/start'] = {
        post: { ...log, operationId: 'start', responses: { '201': { description: '' } } },
      }
    })
    expect(marked).toEqual(
      expect.arrayContaining([
        "  listThings: { method: 'GET', path: '/things', need: 'anyone', answer: 'maybe' },",
        "  createThing: { method: 'POST', path: '/things', need: 'developer thing:create', answer: 'json' },",
        "  getLog: { method: 'GET', path: '/log', need: 'anyone', answer: 'text' },",
        "  start: { method: 'POST', path: '/start', need: 'anyone' },",
      ]),
    )
  })

  test('calls nothing paged that has no page', () => {
    const listed = rows((document) => {
      operation(document, '/things', 'get').parameters = [{ name: 'page_size', in: 'query' }]
    })
    expect(listed).toContain(
      "  listThings: { method: 'GET', path: '/things', query: ['page_size'], need: 'anyone' },",
    )
  })

  test('names what a query may have beside the page', () => {
    const listed = rows((document) => {
      operation(document, '/things', 'get').parameters?.push(
        { name: 'q', in: 'query' },
        { name: 'colour', in: 'query' },
      )
    })
    expect(listed).toContain(
      "  listThings: { method: 'GET', path: '/things', paged: true, query: ['q', 'colour'], need: 'anyone' },",
    )
  })

  test('refuses to mark an operation that is gone', () => {
    expect(() => toOperations(description(), lifetimes, new Map())).toThrow(
      'There is no operation downloadScanData',
    )
  })
})

/** Operations that the table marks by name. */
const named = new Set([
  'downloadScanData',
  'updateUserPassword',
  'updateGCSchedule',
  'updatePurgeSchedule',
  'getInternalconfig',
  'UpdateRobot',
  'GetLogsOfWebhookTask',
  'getGCHistory',
  'getGC',
  'getGCSchedule',
  'search',
  'listProjects',
  'getProject',
  'getProjectSummary',
  'listAllRepositories',
  'listRepositories',
  'listArtifacts',
  'getArtifact',
  'listTags',
  'listAccessories',
  'getVulnerabilitiesAddition',
  'getAddition',
  'getReportLog',
  'getIcon',
  'ListLabels',
  'GetLabelByID',
  ...Object.keys(listKeys),
])
