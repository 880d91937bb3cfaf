import type * as models from '../../../../generated/models'
import { requireAuthenticated, requireSystem } from '../../access/access'
import { badRequest, created, done, json, notFound, Refusal, unprocessable } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { type Call, on, type Route } from '../../http/route'
import type { State } from '../../state'
import { locationOf, requireProjectByNameOrId } from '../projects/project-lookup'
import { addScanner, chosenIn, maker, type Scanner, scannerOf, scannersIn } from './scanner'

const columns: Columns<Scanner> = {
  columns: { uuid: 'string', name: 'string', url: 'string', description: 'string', is_default: 'boolean' },
  order: '',
}

export const scannerRoutes: readonly Route[] = [
  on('listScanners', (call) => {
    requireSystem(call.actor, 'list', 'scanner')
    return answerList(call, columns, { rows: scannersIn(call.state).rows(), view: viewScanner })
  }),

  on('createScanner', (call) => {
    requireURI(call.body.url)
    requireSystem(call.actor, 'create', 'scanner')
    const registration = readRegistration(call.body)
    requireFree(call.state, registration)
    return created(locationOf(call, addScanner(call.state, registration).uuid))
  }),

  on('getScanner', (call) => {
    requireSystem(call.actor, 'read', 'scanner')
    return json(viewScanner(findScanner(call)))
  }),

  on('updateScanner', (call) => {
    requireURI(call.body.url)
    requireSystem(call.actor, 'update', 'scanner')
    const scanner = findScanner(call)
    // A credential that is left out stays, where one is wanted.
    const { access_credential = scanner.access_credential } = call.body
    const registration = readRegistration({ ...call.body, access_credential })
    requireFree(call.state, registration, scanner)
    scannersIn(call.state).update(scanner, { ...registration, update_time: call.state.now() })
    return done()
  }),

  on('deleteScanner', (call) => {
    requireSystem(call.actor, 'delete', 'scanner')
    const scanner = findScanner(call)
    scannersIn(call.state).delete(scanner)
    return json({ ...viewScanner(scanner), capabilities: null })
  }),

  on('setScannerAsDefault', (call) => {
    requireSystem(call.actor, 'update', 'scanner')
    const scanner = findScanner(call, 'registration')
    if (!call.body.is_default) return done()
    for (const one of scannersIn(call.state).all()) {
      scannersIn(call.state).update(one, { is_default: one === scanner })
    }
    return done()
  }),

  // Every address is taken for that of a scanner: nothing is asked.
  on('pingScanner', (call) => {
    requireURI(call.body.url)
    requireSystem(call.actor, 'read', 'scanner')
    readRegistration(call.body)
    return done()
  }),

  on('getScannerMetadata', (call) => {
    requireSystem(call.actor, 'read', 'scanner')
    findScanner(call, 'registration')
    return json({
      scanner: maker,
      capabilities: [capability('vulnerability', reports), capability('sbom', sboms)],
      properties: {
        'harbor.scanner-adapter/scanner-type': 'os-package-vulnerability',
        'harbor.scanner-adapter/vulnerability-database-updated-at': '2026-01-02T03:04:05Z',
      },
    })
  }),

  // None: an empty body under the type of JSON (test/recordings/api/project.json, "none: an empty body").
  on('getScannerOfProject', (call) => {
    requireAuthenticated(call.actor)
    const scanner = scannerOf(call.state, requireProjectByNameOrId(call, 'read', 'scanner'))
    if (!scanner) return new Response(null, { headers: { 'content-type': 'application/json' } })
    const { name: adapter, vendor, version } = maker
    return json({ ...viewScanner(scanner), adapter, vendor, version, health: 'healthy' })
  }),

  // Whatever is named here is taken (test/recordings/api/project.json, "a scanner that does not exist is accepted").
  on('setScannerOfProject', (call) => {
    requireAuthenticated(call.actor)
    const project = requireProjectByNameOrId(call, 'create', 'scanner')
    chosenIn(call.state).set(project.id, call.body.uuid ?? '')
    return done()
  }),

  on('listScannerCandidatesOfProject', (call) => {
    requireAuthenticated(call.actor)
    requireProjectByNameOrId(call, 'create', 'scanner')
    return answerList(call, columns, { rows: scannersIn(call.state).rows(), view: viewScanner })
  }),
]

const reports = [
  'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0',
  'application/vnd.security.vulnerability.report; version=1.1',
]
const sboms = ['application/vnd.security.sbom.report+json; version=1.0']

function capability(type: string, produces_mime_types: string[]): models.ScannerCapability {
  const consumes_mime_types = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
  ]
  return { consumes_mime_types, produces_mime_types, type }
}

/** The one body of the API that has a format, which is looked at with its shape: before anybody asks who asks. */
function requireURI(url = ''): void {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)\S*$/i.test(url)) return
  throw unprocessable([`validation failure list:\nurl in body must be of type uri: "${url}"`])
}

type Registration = Parameters<typeof addScanner>[1]

function readRegistration(body: Partial<Registration>): Registration {
  const { name = '', description = '', url = '', auth = '', access_credential = '' } = body
  if (name === '') throw badRequest('missing registration name')
  if (auth !== '' && access_credential === '') {
    throw badRequest(`access_credential is required for auth type ${auth}`)
  }
  const { disabled = false, skip_certVerify = false, use_internal_addr = false } = body
  const flags = { disabled, skip_certVerify, use_internal_addr }
  return { name, description, url, auth, access_credential, ...flags }
}

function requireFree(state: State, { name, url }: Registration, own?: Scanner): void {
  const other = scannersIn(state)
    .all()
    .find((one) => one !== own && (one.name === name || one.url === url))
  // The code is not CONFLICT (test/recordings/api/scanner.json, "409").
  if (other)
    throw new Refusal(409, 'UNKNOWN', 'dao: create registration: registration name or url already exists')
}

function findScanner(call: Call<{ readonly registration_id: string }, unknown>, what = 'scanner'): Scanner {
  const { registration_id: uuid } = call.params
  const scanner = scannersIn(call.state).find('uuid', uuid)
  if (scanner) return scanner
  throw notFound(`${what} ${uuid} not found`)
}

/** Without its credential. */
function viewScanner({ id: _, ...scanner }: Scanner): models.ScannerRegistration {
  const capabilities = { support_sbom: true, support_vulnerability: true }
  return { ...scanner, access_credential: '', capabilities }
}
