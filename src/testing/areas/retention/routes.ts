import { isAdmin, requireAuthenticated, requireProject, requireSystem } from '../../access/access'
import { wrongCron } from '../../engine/cron-problem'
import { type Execution, executionsIn, jobsIn, tasksIn } from '../../engine/jobs'
import { selectorOf } from '../../engine/selectors'
import {
  badRequest,
  conflict,
  created,
  done,
  internalError,
  json,
  notFound,
  Panic,
  text,
} from '../../http/answers'
import { causeOf } from '../../http/cause'
import { answerList } from '../../http/list'
import { type BodyOf, type Call, on, type Route } from '../../http/route'
import { executionColumns, taskColumns } from '../execution-views'
import { projectsIn } from '../projects/project'
import { locationOf } from '../projects/project-lookup'
import { addPolicy, changePolicy, deletePolicy } from './policies'
import { retentionMetadata } from './retention-metadata'
import {
  type RetentionPolicy,
  type RetentionRule,
  retentionPoliciesIn,
  vendor_type,
} from './retention-policy'
import { viewPolicy, viewRetentionExecution, viewRetentionTask } from './retention-view'
import { startRetention } from './run'

type PolicyBody = BodyOf<'createRetention'>

export const retentionRoutes: readonly Route[] = [
  on('getRentenitionMetadata', ({ actor }) => {
    requireAuthenticated(actor)
    return json(retentionMetadata)
  }),

  on('createRetention', (call) => {
    const { state } = call
    requireAuthenticated(call.actor)
    const given = readPolicy(call.body)
    const { level = '', ref = 0 } = scopeOf(call.body)
    requireScope(call, level, ref, 'create')
    if (level !== 'project') throw badRequest(`bad request: scope ${level} is not support`)
    const project = projectsIn(state).get(ref)
    if (!project) throw badRequest(`bad request: invalid Project id ${ref}`)
    const { retention_id } = project.metadata
    if (retention_id) {
      throw badRequest(`bad request: project ${ref} already has retention policy ${retention_id}`)
    }
    const policy = addPolicy(state, project, given, causeOf(call))
    return created(locationOf(call, policy.id))
  }),

  on('getRetention', (call) => {
    requireAuthenticated(call.actor)
    const policy = retentionPoliciesIn(call.state).get(call.params.id)
    if (!policy) throw internalError()
    requireScope(call, 'project', policy.project_id, 'read')
    return json(viewPolicy(call.state, policy))
  }),

  on('updateRetention', (call) => {
    const { state, params } = call
    requireAuthenticated(call.actor)
    const given = readPolicy(call.body)
    const { level = '', ref = 0 } = scopeOf(call.body)
    requireScope(call, level, ref, 'update')
    const project = projectsIn(state).get(ref)
    const policy = retentionPoliciesIn(state).get(params.id)
    if (!policy || project?.metadata.retention_id !== String(params.id)) {
      throw notFound(`resource not found: the retention policy id ${params.id} does not match`)
    }
    changePolicy(state, policy, given, causeOf(call))
    return done()
  }),

  on('deleteRetention', (call) => {
    deletePolicy(call.state, requirePolicy(call, 'delete'))
    return done()
  }),

  on('triggerRetentionExecution', (call) => {
    const policy = requirePolicy(call, 'update')
    const dryRun = call.body.dry_run ?? false
    const run = { policy, trigger: 'MANUAL', dryRun, cause: causeOf(call) } as const
    return created(locationOf(call, startRetention(call.state, run).id))
  }),

  on('listRetentionExecutions', (call) => {
    const policy = requirePolicy(call, 'list')
    return answerList(call, executionColumns, {
      rows: executionsIn(call.state).rows('vendor', `${vendor_type} ${policy.id}`),
      view: viewRetentionExecution,
    })
  }),

  on('operateRetentionExecution', (call) => {
    requireAuthenticated(call.actor)
    if (call.body.action !== 'stop') throw badRequest("bad request: action should be 'stop'")
    jobsIn(call.state).stop(requireExecution(call, 'update'))
    return done()
  }),

  on('listRetentionTasks', (call) => {
    const execution = requireExecution(call, 'list')
    return answerList(call, taskColumns, {
      rows: tasksIn(call.state).rows('execution', execution.id),
      view: viewRetentionTask,
    })
  }),

  on('getRetentionTaskLog', (call) => {
    const execution = requireExecution(call, 'read')
    const { tid } = call.params
    const task = tasksIn(call.state).get(tid)
    if (!task) throw notFound(`task ${tid} not found`)
    if (task.execution_id === execution.id) return text(task.log, 'text/plain')
    throw notFound(`execution id ${execution.id} not found`)
  }),
]

type ById = Call<{ readonly id: number }, unknown>

function requirePolicy(call: ById, action: string): RetentionPolicy {
  requireAuthenticated(call.actor)
  const { id } = call.params
  const policy = retentionPoliciesIn(call.state).get(id)
  if (!policy) throw badRequest(`bad request: no such Retention policy with id ${id}`)
  requireScope(call, 'project', policy.project_id, action)
  return policy
}

function requireExecution(
  call: Call<{ readonly id: number; readonly eid: number }, unknown>,
  action: string,
): Execution {
  const policy = requirePolicy(call, action)
  const { eid } = call.params
  const execution = executionsIn(call.state).get(eid)
  if (!execution) throw notFound(`execution ${eid} not found`)
  if (execution.vendor_type === vendor_type && execution.vendor_id === policy.id) return execution
  throw notFound(`project: ${policy.project_id}, execution id ${eid} not found`)
}

/** An administrator may ask of projects that are not there. */
function requireScope({ state, actor }: ById | Call, level: string, ref: number, action: string): void {
  if (level !== 'project') requireSystem(actor, action, 'tag-retention')
  else {
    const project = projectsIn(state).get(ref)
    if (project || !isAdmin(actor)) {
      requireProject(state, actor, { project, named: String(ref) }, action, 'tag-retention')
    }
  }
}

/** Harbor falls over a policy without one. */
function scopeOf({ scope }: PolicyBody): NonNullable<PolicyBody['scope']> {
  if (!scope) throw new Panic('no scope')
  return scope
}

function readPolicy(body: PolicyBody): Pick<RetentionPolicy, 'algorithm' | 'rules' | 'cron'> {
  const rules = (body.rules ?? []).map(readRule)
  if (rules.length > 15) throw badRequest('bad request: only 15 rules are allowed at most')
  const written = rules.map((rule) => JSON.stringify(rule))
  written.forEach((rule, index) => {
    const first = written.indexOf(rule)
    if (first < index) throw conflict(`conflict: rule ${index} is conflict with rule ${first}`)
  })
  const { cron = '' } = body.trigger?.settings ?? {}
  const problem = cron === '' ? undefined : wrongCron('tag retention', cron)
  if (problem) throw problem
  return { algorithm: body.algorithm ?? '', rules, cron }
}

function readRule(rule: NonNullable<PolicyBody['rules']>[number]): RetentionRule {
  const { priority = 0, disabled = false, action = '', template = '', params = {} } = rule
  const scopes = Object.entries(rule.scope_selectors ?? {}).map(([key, list]) => [key, list.map(selectorOf)])
  return {
    ...{ priority, disabled, action, template, params },
    tag_selectors: rule.tag_selectors?.map(selectorOf) ?? null,
    scope_selectors: Object.fromEntries(scopes),
  }
}
