import { describe, expect, test } from 'vitest'
import { NotFoundError, type ScannerRegistration } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { type Recorded, replay } from './replay'
import { scripted } from './script'

const scannerIn = ({ path }: Recorded) => ({ uuid: path.registration_id ?? '' })

replay('scanner.json', {
  operations: {
    listScanners: { call: ({ harbor, query }) => harbor.scanners.list(query()) },
    createScanner: {
      call: ({ harbor, body }) => harbor.scanners.create(body()),
      gives: ({ request, response: { status, headers } }) => {
        const location = String(headers.location)
        const { name } = request.body as { name: string }
        const uuid = location.split('/').at(-1)
        return status === 201 ? { value: { name, location, uuid } } : undefined
      },
    },
    getScanner: { call: (recorded) => recorded.harbor.scanners.get(scannerIn(recorded)) },
    updateScanner: {
      call: (recorded) => {
        const read = recorded.body<ScannerRegistration>()
        return recorded.harbor.scanners.update({ ...read, ...scannerIn(recorded) }, {})
      },
    },
    deleteScanner: { call: (recorded) => recorded.harbor.scanners.delete(scannerIn(recorded)) },
    setScannerAsDefault: { call: (recorded) => recorded.harbor.scanners.setDefault(scannerIn(recorded)) },
    getScannerMetadata: { call: (recorded) => recorded.harbor.scanners.metadata(scannerIn(recorded)) },
    pingScanner: { call: ({ harbor, body }) => harbor.scanners.ping(body()) },
  },
  refused: {
    'createScanner: 422: no name': 'name',
    'pingScanner: 422: no URL': 'url',
  },
})

replay('project.json', {
  operations: {
    getScannerOfProject: { call: ({ harbor, project }) => harbor.scanners.ofProject(project) },
    setScannerOfProject: {
      call: ({ harbor, project, body }) => harbor.scanners.setForProject(project, body()),
    },
    listScannerCandidatesOfProject: {
      call: ({ harbor, project, query }) => harbor.scanners.candidates(project, query()),
    },
  },
  refused: { 'setScannerOfProject: 422: no uuid': 'scanner' },
  elsewhere: [
    'listProjects',
    'getProject',
    'headProject',
    'createProject',
    'updateProject',
    'deleteProject',
    'getProjectDeletable',
    'getProjectSummary',
    'getLogs',
    'getLogExts',
    'listArtifactsOfProject',
  ],
})

const two = findExchange('scanner.json', 'listScanners', 'two')
const one = findExchange('scanner.json', 'getScanner', 'one: no access_credential')
const changed = findExchange('scanner.json', 'updateScanner', 'description')
const chosen = findExchange('project.json', 'setScannerOfProject', 'set')
const candidates = findExchange('project.json', 'listScannerCandidatesOfProject', 'two')
const uuid = '289e347e-e77d-11f1-9930-22728dcb3b14'

describe('update', () => {
  test('sends a scanner back whole, without the credential that Harbor does not show', async () => {
    const { harbor, asked } = scripted(one, changed)
    await harbor.scanners.update({ uuid }, { disabled: true })
    expect(asked[0]).toBe(`GET /scanners/${uuid}`)
    const body = JSON.parse(asked[1]?.replace(`PUT /scanners/${uuid} `, '') ?? '')
    expect(body).toEqual({
      ...{ name: 'demo-scanner', description: 'A demo scanner', url: 'http://adapter.example.com' },
      ...{ auth: 'Basic', disabled: true, skip_certVerify: true, use_internal_addr: false },
    })
  })

  test('keeps the credential that an older Harbor shows, and takes a new one', async () => {
    const read = { ...(one.response.body as ScannerRegistration), access_credential: 'user:old' }
    const { harbor, asked } = scripted(changed, changed)
    await harbor.scanners.update(read, { description: 'changed' })
    await harbor.scanners.update(read, { access_credential: 'user:new' })
    expect(asked[0]).toContain('"access_credential":"user:old"')
    expect(asked[1]).toContain('"access_credential":"user:new"')
  })
})

describe('a name', () => {
  test('is looked up', async () => {
    const { harbor, asked } = scripted(two, one)
    await harbor.scanners.get('demo-scanner')
    expect(asked).toEqual([expect.stringMatching(/^GET \/scanners\?/), `GET /scanners/${uuid}`])
    await expect(scripted(two).harbor.scanners.get('demo')).rejects.toThrow(NotFoundError)
  })

  test('is looked up among the candidates, where a project chooses', async () => {
    const { harbor, asked } = scripted(candidates, chosen)
    await harbor.scanners.setForProject('demo', 'demo-scanner')
    expect(asked).toEqual([
      expect.stringMatching(/^GET \/projects\/demo\/scanner\/candidates\?/),
      `PUT /projects/demo/scanner {"uuid":"${uuid}"}`,
    ])
  })

  test('exists or does not, as an object does', async () => {
    const gone = findExchange('scanner.json', 'getScanner', '404')
    expect(await scripted(two).harbor.scanners.exists('demo-scanner')).toBe(true)
    expect(await scripted(two).harbor.scanners.exists('nobody')).toBe(false)
    expect(await scripted(one).harbor.scanners.exists({ uuid })).toBe(true)
    expect(await scripted(gone).harbor.scanners.exists({ uuid: 'no-such-scanner' })).toBe(false)
  })
})
