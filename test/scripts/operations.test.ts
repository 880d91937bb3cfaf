import { describe, expect, test } from 'vitest'
import type { Lifetimes } from '../../scripts/lifetimes'
import { listKeys } from '../../scripts/list-keys'
import { toOperations } from '../../scripts/operations'
import { description, operation, ref } from './description'

const lifetimes: Lifetimes = { oldest: '2.10.3', since: {}, until: {} }

describe('the table of operations', () => {
  const rows = (
    changed: (document: ReturnType<typeof description>) => void,
    known: Lifetimes = lifetimes,
  ): string[] => {
    const document = description()
    for (const [index, id] of [...named].entries()) {
      const responses = { '200': { description: '', schema: ref('Thing') } }
      document.paths[`/named/${index}`] = { get: { operationId: id, responses } }
    }
    changed(document)
    return toOperations(document, known, new Map([['createThing', 'developer thing:create']])).split('\n')
  }

  test('has a line for each operation below its path, with what it is marked as', () => {
    expect(rows(() => {})).toEqual(
      expect.arrayContaining([
        '/things',
        'GETp|listThings|anyone',
        expect.stringMatching(/^GET\|listUsers\|anyone\|\|user_id\|user_id,username,/),
        'POST|createThing|developer thing:create',
        '/named/10',
        'GETa|search|anyone',
        'GETxb|downloadScanData|anyone',
        'GETs|getInternalconfig|anyone',
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
      expect(marked).toContain('POSTs|createThing|developer thing:create')
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
        'GETm|listThings|anyone',
        'POSTj|createThing|developer thing:create',
        'GETt|getLog|anyone',
        'POST|start|anyone',
      ]),
    )
  })

  test('says since when there is an operation that came later', () => {
    const later = rows(() => {}, { ...lifetimes, since: { createThing: '2.11' } })
    expect(later).toContain('POST|createThing|developer thing:create||||2.11')
  })

  test('has the operations of a path together', () => {
    const lines = rows(() => {})
    const paths = lines.filter((line) => line.startsWith('/') && !line.startsWith('/*'))
    expect(new Set(paths).size).toBe(paths.length)
    const [list, create] = ['GETp|listThings', 'POST|createThing'].map((start) =>
      lines.findIndex((line) => line.startsWith(start)),
    )
    expect(create).toBe(Number(list) + 1)
  })

  test('calls nothing paged that has no page', () => {
    const listed = rows((document) => {
      operation(document, '/things', 'get').parameters = [{ name: 'page_size', in: 'query' }]
    })
    expect(listed).toContain('GET|listThings|anyone|page_size')
  })

  test('names what a query may have beside the page', () => {
    const listed = rows((document) => {
      operation(document, '/things', 'get').parameters?.push(
        { name: 'q', in: 'query' },
        { name: 'colour', in: 'query' },
      )
    })
    expect(listed).toContain('GETp|listThings|anyone|q,colour')
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
