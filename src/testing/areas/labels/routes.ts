import { isAdmin, requireProject, requireSystem } from '../../access/access'
import { badRequest, conflict, created, done, json, notFound } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { fuzzy } from '../../http/q'
import { type Call, on, type Route } from '../../http/route'
import { projectsIn } from '../projects/project'
import { locationOf } from '../projects/project-lookup'
import { type Label, labelDeleted, labelsIn } from './label'
import { viewLabel } from './label-view'

const columns: Columns<Label> = {
  columns: {
    id: 'number',
    name: 'string',
    description: 'string',
    color: 'string',
    scope: 'string',
    project_id: 'number',
    creation_time: 'time',
    update_time: 'time',
  },
  // Harbor asks for no order, so that a label comes last once it was changed (test/recordings/api/cross-cutting.json,
  // "page_size 100").
  order: '',
}

export const labelRoutes: readonly Route[] = [
  on('ListLabels', (call) => {
    const { state, query } = call
    const scope = query.text('scope') ?? ''
    if (scope !== 'g' && scope !== 'p') throw badRequest(`invalid scope: ${scope}`)
    const projectId = scope === 'g' ? 0 : (query.int('project_id') ?? 0)
    if (scope === 'p' && projectId === 0)
      throw badRequest('must with project ID when to query project labels')
    if (scope === 'p') requireLabelAccess(call, { scope, project_id: projectId }, 'list')
    return answerList(call, columns, {
      rows: labelsIn(state).rows('scope', projectId),
      keywords: { name: fuzzy(query.text('name')) },
      view: viewLabel,
    })
  }),

  // Neither a name nor a project that exists is asked for (test/recordings/api/label.json, "no name", "a project that
  // does not exist").
  on('CreateLabel', (call) => {
    const { state, body } = call
    const { scope, name = '', description = '', color = '' } = body
    if (scope !== 'g' && scope !== 'p') throw badRequest('unsupported label scope')
    const project_id = scope === 'g' ? 0 : (body.project_id ?? 0)
    requireLabelAccess(call, { scope, project_id }, 'create')
    if (labelsIn(state).find('name', `${project_id}:${name}`)) throw conflict(`label ${name} already exists`)
    const now = state.now()
    const label = labelsIn(state).insert((id) => ({
      ...{ id, name, description, color, scope, project_id },
      ...{ creation_time: now, update_time: now },
    }))
    return created(locationOf(call, label.id))
  }),

  on('GetLabelByID', (call) => {
    const label = findLabel(call)
    requireLabelAccess(call, label, 'read')
    return json(viewLabel(label))
  }),

  on('UpdateLabel', (call) => {
    const { state, body } = call
    const label = findLabel(call)
    requireLabelAccess(call, label, 'update')
    const { name = '', description = '', color = '' } = body
    // Not so where a label is made: there none is needed (test/recordings/api/label.json, "no name: accepted").
    if (name === '') throw badRequest('cannot be empty')
    if (name.length > 128) throw badRequest('max length is 128')
    const other = labelsIn(state).find('name', `${label.project_id}:${name}`)
    if (other && other !== label) throw conflict(`label ${name} already exists`)
    labelsIn(state).update(label, { name, description, color, update_time: state.now() })
    return done()
  }),

  on('DeleteLabel', (call) => {
    const { state } = call
    const label = findLabel(call)
    requireLabelAccess(call, label, 'delete')
    labelsIn(state).delete(label)
    labelDeleted.publish(state, label)
    return done()
  }),
]

function findLabel({ state, params }: Call<{ readonly label_id: number }, unknown>): Label {
  const label = labelsIn(state).get(params.label_id)
  if (!label) throw notFound(`label ${params.label_id} not found`)
  return label
}

/** An administrator may label projects that are not there. */
function requireLabelAccess(
  { state, actor }: Call<unknown, unknown>,
  { scope, project_id }: Pick<Label, 'scope' | 'project_id'>,
  action: string,
): void {
  if (scope === 'g') requireSystem(actor, action, 'label')
  else if (!isAdmin(actor)) {
    const project = projectsIn(state).get(project_id)
    requireProject(state, actor, { project, named: String(project_id) }, action, 'label')
  }
}
