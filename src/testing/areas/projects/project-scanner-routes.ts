import { requireAuthenticated } from '../../access/access'
import { done } from '../../http/answers'
import { body } from '../../http/body'
import { answerPage } from '../../http/paging'
import { type Route, route } from '../../http/router'
import { requireProjectByNameOrId } from './project-lookup'

const scannerBody = body('payload', {
  struct: 'ProjectScanner',
  members: { uuid: 'string' },
  required: ['uuid'],
})

/** A project of a Harbor without scanners. */
export const projectScannerRoutes: readonly Route[] = [
  // None: an empty body under the type of JSON (recordings: project.json, "none: an empty body").
  route('GET', '/projects/{project_name_or_id}/scanner', {}, (call) => {
    requireAuthenticated(call.actor)
    requireProjectByNameOrId(call, 'read', 'scanner')
    return new Response(null, { headers: { 'content-type': 'application/json' } })
  }),

  // Whatever is named here is taken (recordings: project.json, "a scanner that does not exist is accepted").
  route('PUT', '/projects/{project_name_or_id}/scanner', { body: scannerBody }, (call) => {
    requireAuthenticated(call.actor)
    requireProjectByNameOrId(call, 'create', 'scanner')
    return done()
  }),

  route('GET', '/projects/{project_name_or_id}/scanner/candidates', { paged: true }, (call) => {
    requireAuthenticated(call.actor)
    requireProjectByNameOrId(call, 'create', 'scanner')
    return answerPage(call, [], () => undefined)
  }),
]
