import { settingsIn } from '../../access/settings'
import { type Execution, jobsIn, type Task, type TaskPlan } from '../../engine/jobs'
import { tokensIn } from '../../registry/tokens'
import type { State } from '../../state'
import { projectsIn } from '../projects/project'
import { type Candidate, candidatesIn, choose } from './candidates'
import type { PreheatImage } from './driver'
import { parseExtraAttributes, parseTrigger } from './policy-json'
import { type PreheatInstance, preheatInstancesIn } from './preheat-instance'
import { type PreheatPolicy, vendorOf } from './preheat-policy'
import { Provider } from './provider'
import { driverOf, requireHealthy } from './vendors'

/**
 * Starts a policy, a task for each image and tag, where its instance is well.
 *
 * @param given what may be sent. @default all that its project has
 * @throws {Error} why it cannot start
 */
export async function startPreheat(
  state: State,
  policy: PreheatPolicy,
  given?: readonly Candidate[],
): Promise<Execution> {
  const instance = preheatInstancesIn(state).get(policy.provider_id)
  const project = projectsIn(state).get(policy.project_id)
  if (!policy.enabled) throw new Error(`policy ${policy.id}:${policy.name} is not enabled`)
  if (!instance) throw new Error(`instance ${policy.provider_id} not found`)
  await requireHealthy(state, instance)
  if (!project) throw new Error(`project ${policy.project_id} not found`)
  const chosen = choose(state, policy, project, given ?? candidatesIn(state, project))
  const { type, cron } = parseTrigger(policy.trigger)
  return jobsIn(state).start({
    ...vendorOf(policy),
    trigger: type,
    extra_attrs: {
      ...{ totalCount: chosen.length, trigger: type },
      triggerSetting: type === 'scheduled' ? cron : '-',
    },
    status_message: 'no artifacts to preheat',
    // What changes about the instance later changes nothing here.
    tasks: chosen.map((candidate) => taskFor(state, policy, { ...instance }, candidate)),
  })
}

const file = '/harbor/src/pkg/p2p/preheat/job.go'
const timeout = 1_801_000

function taskFor(
  state: State,
  { extra_attrs }: PreheatPolicy,
  instance: PreheatInstance,
  { artifact, tag }: Candidate,
): TaskPlan {
  const { repository_name: repository, digest, type } = artifact
  const { vendor, name, endpoint } = instance
  const authorization = `Bearer ${pullToken(state, repository)}`
  const attributes = parseExtraAttributes(extra_attrs)
  const url = `${state.url}/v2/${repository}/manifests/${tag}`
  const image: PreheatImage = { url, repository, tag, digest, authorization, attributes }
  const provider = new Provider(state, instance)
  const log = (task: Task, line: number, text: string) =>
    jobsIn(state).log(task, `[INFO] [${file}:${line}]: ${text}`)
  const driver = driverOf(instance)
  let [job, started] = ['', 0]
  return {
    extra_attrs: { artifact: `${repository}:${tag}`, digest, kind: type.toLowerCase() },
    run: (task) =>
      inWordsOfJob(async () => {
        const whom = `${vendor} ${name}:${endpoint}`
        const what = `${repository}:${tag}@${digest}`
        log(task, 93, `Preheating image '${what}' to the target preheat provider: ${whom}`)
        log(task, 120, `Get preheat provider driver: ${vendor}`)
        await requireHealthy(state, instance)
        log(task, 134, 'Check health of preheat provider instance: Healthy')
        job = await driver.preheat(provider, image, state)
        log(task, 146, 'Sending preheat request is successfully done')
        started = state.clock.now()
        if (!driver.progress) log(task, 152, 'Preheating is completed')
        else log(task, 170, "Start to loop check the preheating status until it's success or timeout(30m)")
      }),
    ...(driver.progress && { watch: { every: 10_000, isDone } }),
  }

  function isDone(task: Task): Promise<boolean> {
    return inWordsOfJob(async () => {
      if (state.clock.now() - started > timeout) throw new Error('status check timeout: 30m1s')
      const progress = await driver.progress?.(provider, job)
      if (!progress) return true
      const { status, said, message } = progress
      log(task, 186, `Check preheat progress: ${said}`)
      if (status === 'fail') throw new Error(`preheat failed: ${said}`)
      if (status === 'success' && message !== '') {
        log(task, 196, `Preheat job finished, message from provider: \n${message}`)
      }
      return status === 'success'
    })
  }
}

/** What goes wrong is told with the line of Harbor's that tells it. */
async function inWordsOfJob<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw new Error(`[${file}:75]: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function pullToken(state: State, repository: string): string {
  const access = [{ type: 'repository', name: repository, actions: ['pull'] }]
  const lifetime = settingsIn(state).token_expiration * 60
  return tokensIn(state).issue('distributor', access, state.clock.now(), lifetime)
}
