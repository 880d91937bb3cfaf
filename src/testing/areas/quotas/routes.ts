import { requireSystem } from '../../access/access'
import { badRequest, done, json, notFound } from '../../http/answers'
import { answerList } from '../../http/listing'
import { type Call, on, type Route } from '../../http/route'
import { storageOf } from '../../registry/storage'
import type { Quota } from '../../rows'
import { never, type State } from '../../state'

export const quotaRoutes: readonly Route[] = [
  on('listQuotas', (call) => {
    const { state, query } = call
    requireSystem(call.actor, 'list', 'quota')
    const [reference = '', id = ''] = [query.text('reference'), query.text('reference_id')]
    return answerList(call, {
      name: JSON.stringify(['quotas', reference, id]),
      rows: () =>
        state.quotas
          .all()
          .filter(
            ({ project_id }) =>
              ['', 'project'].includes(reference) && (id === '' || id === String(project_id)),
          )
          .map((quota) => ({
            quota,
            ...{ id: quota.id, creation_time: quota.creation_time, update_time: quota.update_time },
            ...{ 'hard.storage': quota.hard, 'used.storage': used(state, quota) },
          })),
      columns: {
        id: 'number',
        creation_time: 'time',
        update_time: 'time',
        'hard.storage': 'number',
        'used.storage': 'number',
      },
      order: '-creation_time,-id',
      // No `q` here: keywords are not looked at.
      render: ({ quota }) => renderQuota(state, quota, quota.update_time),
    })
  }),

  // A single quota says year 1 for its last change (recordings: quota.json, "one").
  on('getQuota', (call) => {
    requireSystem(call.actor, 'read', 'quota')
    return json(renderQuota(call.state, findQuota(call), never))
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
    quota.hard = limit
    quota.update_time = call.state.now()
    return done()
  }),
]

function findQuota({ state, params }: Call<{ readonly id: number }, unknown>): Quota {
  const quota = state.quotas.get(params.id)
  if (!quota) throw notFound(`quota ${params.id} not found`)
  return quota
}

function used(state: State, { project_id }: Quota): number {
  const project = state.projects.get(project_id)
  return project ? storageOf(state, project).used : 0
}

/** An administrator's project has no owner's name here (recordings: quota.json). */
function renderQuota(state: State, quota: Quota, update_time: string): unknown {
  const { id, project_id, hard, creation_time } = quota
  const project = state.projects.get(project_id)
  const owner = project && project.owner_id !== 1 ? state.users.get(project.owner_id) : undefined
  return {
    creation_time,
    hard: { storage: hard },
    id,
    ref: { id: project_id, name: project?.name ?? '', owner_name: owner?.username ?? '' },
    update_time,
    used: { storage: used(state, quota) },
  }
}
