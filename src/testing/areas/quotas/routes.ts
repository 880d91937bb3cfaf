import type * as models from '../../../../generated/models'
import { requireSystem } from '../../access/access'
import { badRequest, done, json, notFound } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { type Call, on, type Route } from '../../http/route'
import { never, type State } from '../../state'
import { projectsIn } from '../projects/project'
import { usersIn } from '../users/user'
import { type Quota, quotasIn } from './quota'

/** No limit is more than any. */
const columns: Columns<Quota> = {
  columns: { creation_time: 'time', update_time: 'time' },
  others: {
    'hard.storage': { type: 'number', of: ({ hard }) => (hard === -1 ? Number.MAX_VALUE : hard) },
    'used.storage': { type: 'number', of: ({ used }) => used },
  },
  order: '-creation_time',
}

export const quotaRoutes: readonly Route[] = [
  on('listQuotas', (call) => {
    const { state, query } = call
    requireSystem(call.actor, 'list', 'quota')
    const [reference = '', id = ''] = [query.text('reference'), query.text('reference_id')]
    return answerList(call, columns, {
      rows: quotasIn(state).rows(),
      only: [
        ...(reference === '' || reference === 'project' ? [] : [() => false]),
        ...(id === '' ? [] : [({ project_id }: Quota) => String(project_id) === id]),
      ],
      view: (quota) => viewQuota(state, quota, quota.update_time),
    })
  }),

  // A single quota says year 1 for its last change (test/recordings/api/quota.json, "one").
  on('getQuota', (call) => {
    requireSystem(call.actor, 'read', 'quota')
    return json(viewQuota(call.state, findQuota(call), never))
  }),

  on('updateQuota', (call) => {
    requireSystem(call.actor, 'update', 'quota')
    const hard = Object.entries(call.body.hard ?? {})
    if (hard.length === 0) throw badRequest('hard required in body')
    const quota = findQuota(call)
    const [unknown] = hard.find(([name]) => name !== 'storage') ?? []
    if (unknown !== undefined) throw badRequest(`resource ${unknown} not support`)
    const limit = call.body.hard?.storage ?? 0
    if (limit !== -1 && limit <= 0) {
      throw badRequest(`invalid non-positive value for quota limit, value=${limit}`)
    }
    quotasIn(call.state).update(quota, { hard: limit })
    return done()
  }),
]

function findQuota({ state, params }: Call<{ readonly id: number }, unknown>): Quota {
  const quota = quotasIn(state).get(params.id)
  if (!quota) throw notFound(`quota ${params.id} not found`)
  return quota
}

/** An administrator's project has no owner's name here (test/recordings/api/quota.json). */
function viewQuota(state: State, quota: Quota, update_time: string): models.Quota {
  const { id, project_id, hard, used, creation_time } = quota
  const project = projectsIn(state).get(project_id)
  const owner = project && project.owner_id !== 1 ? usersIn(state).get(project.owner_id) : undefined
  return {
    creation_time,
    hard: { storage: hard },
    id,
    ref: { id: project_id, name: project?.name ?? '', owner_name: owner?.username ?? '' },
    update_time,
    used: { storage: used },
  }
}
