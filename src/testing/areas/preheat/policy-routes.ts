import type { ProviderUnderProject } from '../../../../generated/models'
import { isAdmin } from '../../access/access'
import { wrongCron } from '../../engine/cron-problem'
import { type Execution, executionsIn } from '../../engine/jobs'
import {
  conflict,
  created,
  done,
  internalError,
  json,
  notFound,
  precondition,
  Refusal,
} from '../../http/answers'
import type { Columns } from '../../http/columns'
import { view } from '../../http/json'
import { answerList } from '../../http/list'
import { exact } from '../../http/q'
import { type BodyOf, type Call, on, type Route } from '../../http/route'
import { never, type State } from '../../state'
import type { Project } from '../projects/project'
import { locationOf, requireProjectByName } from '../projects/project-lookup'
import { orInternalError, requireInstance } from './instance-routes'
import { isName } from './names'
import { parseExtraAttributes, parseFilters, parseTrigger, writeTrigger } from './policy-json'
import { schedulePolicy } from './policy-schedule'
import { viewPolicy } from './policy-view'
import { preheatInstancesIn } from './preheat-instance'
import { deletePolicy, type PreheatPolicy, policyKey, preheatPoliciesIn, vendor_type } from './preheat-policy'
import { startPreheat } from './run'

const columns: Columns<PreheatPolicy> = {
  columns: {
    id: 'number',
    name: 'string',
    description: 'string',
    project_id: 'number',
    provider_id: 'number',
    filters: 'string',
    trigger: 'string',
    extra_attrs: 'string',
    enabled: 'boolean',
    creation_time: 'time',
    update_time: 'time',
  },
  // Of two that were written in one moment the later one comes last.
  order: 'update_time',
}

export const preheatPolicyRoutes: readonly Route[] = [
  // An administrator is answered for a project that is not there, too.
  on('ListProvidersUnderProject', (call) => {
    if (!isAdmin(call.actor)) requirePreheatProject(call, 'list')
    const instances = preheatInstancesIn(call.state).where('every', '')
    return json(
      instances.map(({ id, vendor, name, endpoint, is_default, enabled }) =>
        view<ProviderUnderProject>({
          default: is_default || undefined,
          enabled: enabled || undefined,
          id,
          provider: `${vendor} ${name}-${endpoint}`,
        }),
      ),
    )
  }),

  on('ListPolicies', (call) => {
    const { id } = requirePreheatProject(call, 'list')
    return answerList(call, columns, {
      rows: preheatPoliciesIn(call.state).rows('project', id),
      keywords: { project_id: exact(String(id)) },
      view: (policy) => viewPolicy(call.state, policy),
    })
  }),

  // An id that is given is taken.
  on('CreatePolicy', (call) => {
    const { state, body } = call
    const project = requirePreheatProject(call, 'create', () => requireName(body))
    const given = readPolicy(state, body, project)
    requireCron(given)
    const { id: wanted = 0 } = body
    const policies = preheatPoliciesIn(state)
    if (policies.find('name', policyKey(project.id, given.name)) || policies.get(wanted)) {
      throw conflict(`policy ${given.name} already exists`)
    }
    const now = state.now()
    const trigger = parseTrigger(given.trigger)
    const policy = policies.insert((id) => ({
      ...{ id: wanted || id, ...given, creation_time: now, update_time: now },
      ...(trigger.type === 'scheduled' && trigger.cron !== '' && { trigger: writeTrigger(trigger) }),
    }))
    schedulePolicy(state, policy)
    return created(locationOf(call, policy.name))
  }),

  on('GetPolicy', (call) => json(viewPolicy(call.state, requirePolicy(call, 'read')))),

  // By the id in the body, whatever the path names, and with all that is not given there set to nothing.
  on('UpdatePolicy', (call) => {
    const { state, body } = call
    const project = requirePreheatProject(call, 'update', () => requireName(body))
    const { id = 0 } = body
    const policy = preheatPoliciesIn(state).get(id)
    if (id !== 0 && !policy) throw notFound(`policy ${id} not found`)
    if (policy && policy.project_id !== project.id) {
      throw notFound(`resource not found: project id ${project.id} does not match`)
    }
    requireInstance(state, body.provider_id ?? 0)
    if (!policy) throw notFound(`policy ${id} not found`)
    const given = readPolicy(state, body, project)
    requireCron(given)
    const sameName = preheatPoliciesIn(state).find('name', policyKey(project.id, given.name))
    if (sameName && sameName !== policy) throw internalError()
    const former = JSON.stringify(parseTrigger(policy.trigger))
    const { creation_time = never } = body
    preheatPoliciesIn(state).update(policy, { ...given, creation_time, update_time: state.now() })
    if (JSON.stringify(parseTrigger(policy.trigger)) !== former) schedulePolicy(state, policy)
    return done()
  }),

  on('DeletePolicy', (call) => {
    const { state } = call
    const policy = requirePolicy(call, 'delete')
    const executions = executionsIn(state).where('vendor', `${vendor_type} ${policy.id}`)
    const running = executions.find(({ status }) => status === 'Running')
    if (running) {
      throw precondition(
        `execution ${running.id} under the policy ${policy.name} is running, stop it and retry`,
      )
    }
    deletePolicy(state, policy)
    return done()
  }),

  // Its address is without `/api/v2.0`.
  on('ManualPreheat', async (call) => {
    const { state, params } = call
    const policy = requirePolicy(call, 'read')
    const { id } = await orInternalError(enforce(state, policy))
    const { project_name, preheat_policy_name } = params
    return created(`/projects/${project_name}/preheat/policies/${preheat_policy_name}/executions/${id}`)
  }),
]

/** A refusal keeps its status, and loses its code. */
async function enforce(state: State, policy: PreheatPolicy): Promise<Execution> {
  try {
    return await startPreheat(state, policy)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.status, 'UNKNOWN', `enforce policy error: ${error.message}`)
  }
}

type InProject = Call<{ readonly project_name: string }, unknown>

/** @param check What Harbor looks at between the permission and the project. */
function requirePreheatProject(call: InProject, action: string, check?: () => void): Project {
  const find = () => requireProjectByName(call, call.params.project_name, action, 'preheat-policy')
  if (!isAdmin(call.actor)) find()
  check?.()
  return find()
}

export function requirePolicy(
  call: Call<{ readonly project_name: string; readonly preheat_policy_name: string }, unknown>,
  action: string,
): PreheatPolicy {
  const { id } = requirePreheatProject(call, action)
  const name = call.params.preheat_policy_name
  const policy = preheatPoliciesIn(call.state).find('name', policyKey(id, name))
  if (policy) return policy
  throw notFound(`policy ${name} not found`)
}

type PolicyBody = BodyOf<'CreatePolicy'>

function requireName({ name = '' }: PolicyBody): void {
  if (!isName(name)) throw internalError()
}

/** @throws {Refusal} 404: there is no such instance; 500: what is JSON in it does not do */
function readPolicy(
  state: State,
  body: PolicyBody,
  { id: project_id }: Project,
): Omit<PreheatPolicy, 'id' | 'creation_time' | 'update_time'> {
  const { name = '', description = '', provider_id = 0, enabled = false } = body
  const { filters = '', trigger = '', extra_attrs = '' } = body
  requireInstance(state, provider_id)
  parseFilters(filters)
  parseTrigger(trigger)
  parseExtraAttributes(extra_attrs)
  return { name, description, project_id, provider_id, enabled, filters, trigger, extra_attrs }
}

function requireCron(policy: Pick<PreheatPolicy, 'trigger'>): void {
  const { type, cron } = parseTrigger(policy.trigger)
  const problem = type === 'scheduled' && cron !== '' ? wrongCron('preheat', cron) : undefined
  if (problem) throw problem
}
