import { requireAuthenticated } from '../../access/access'
import { done } from '../../http/answers'
import { answerNothing } from '../../http/paging'
import { on, type Route } from '../../http/route'
import { requireProjectByNameOrId } from './project-lookup'

/** A project of a Harbor without scanners. */
export const projectScannerRoutes: readonly Route[] = [
  // None: an empty body under the type of JSON (recordings: project.json, "none: an empty body").
  on('getScannerOfProject', (call) => {
    requireAuthenticated(call.actor)
    requireProjectByNameOrId(call, 'read', 'scanner')
    return new Response(null, { headers: { 'content-type': 'application/json' } })
  }),

  // Whatever is named here is taken (recordings: project.json, "a scanner that does not exist is accepted").
  on('setScannerOfProject', (call) => {
    requireAuthenticated(call.actor)
    requireProjectByNameOrId(call, 'create', 'scanner')
    return done()
  }),

  on('listScannerCandidatesOfProject', (call) => {
    requireAuthenticated(call.actor)
    requireProjectByNameOrId(call, 'create', 'scanner')
    return answerNothing(call)
  }),
]
