import { type Execution, executionsIn, jobsIn } from '../../engine/jobs'
import type { State } from '../../state'
import { attemptOnce, isDelivered } from '../../webhooks/attempt'
import { wrap } from '../../webhooks/cloud-event'
import { firstRequest } from '../../webhooks/delivery-request'
import { writeGo } from '../../webhooks/go-json'
import type { HookEvent } from './event-payloads'
import { slackBody } from './slack'
import { type WebhookPolicy, type WebhookTarget, webhookPoliciesIn } from './webhook-policy'

/** Milliseconds before the second and the third attempt: the middle of what Harbor takes, 23 to 71 and 44 to 120 seconds. */
const retries = [47_000, 82_000]

/** Each target of each policy that is about the event has an execution of its own. */
export function notify(state: State, event: HookEvent): void {
  const policies = webhookPoliciesIn(state).where('project', event.project_id)
  for (const policy of policies.sort((a, b) => a.id - b.id)) {
    if (!policy.enabled || !policy.event_types.some((type) => type === event.type)) continue
    for (const target of policy.targets) schedule(state, policy, target, event)
  }
}

function schedule(state: State, policy: WebhookPolicy, target: WebhookTarget, event: HookEvent): void {
  const payload = bodyFor(state, policy, target, event)
  const jobs = jobsIn(state)
  jobs.start({
    vendor_type: target.type === 'slack' ? 'SLACK' : 'WEBHOOK',
    vendor_id: policy.id,
    trigger: 'EVENT',
    extra_attrs: { event_type: event.type, payload },
    pauses: { start: 1000, run: 0 },
    tasks: [
      {
        retries,
        async run(task) {
          const { file, kind } = target.type === 'slack' ? slackJob : webhookJob
          const say = (line: number, text: string) => jobs.log(task, `[INFO] [${file}:${line}]: ${text}`)
          say(73, `start to run ${kind} job`)
          say(118, `send request to remote endpoint, body: ${payload}`)
          const problem = await problemOf(state, target, payload)
          if (problem !== undefined) throw new Error(`[${file}:76]: exit ${kind} job, error: ${problem}`)
          say(80, `success to run ${kind} job`)
        },
      },
    ],
  })
}

const folder = '/harbor/src/jobservice/job/impl/notification'
const webhookJob = { file: `${folder}/webhook_job.go`, kind: 'webhook' }
const slackJob = { file: `${folder}/slack_job.go`, kind: 'slack' }

/** Why it is not delivered. */
async function problemOf(state: State, target: WebhookTarget, payload: string): Promise<string | undefined> {
  const address = new URL(target.address)
  const secret = target.type === 'http' && target.auth_header !== '' ? target.auth_header : undefined
  const request = firstRequest(address, new TextEncoder().encode(payload), secret)
  const attempt = await attemptOnce(state.deliver, request)
  if (isDelivered(attempt)) return undefined
  const { answer, failure } = attempt
  if (answer) return `abnormal response code: ${answer.status}, body: ${await answer.text()}`
  return `error to send request: Post "${target.address}": ${messageOf(failure)}`
}

/** `fetch` says why in the cause. */
function messageOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  return failure.cause instanceof Error ? failure.cause.message : failure.message
}

function bodyFor(state: State, policy: WebhookPolicy, target: WebhookTarget, event: HookEvent): string {
  const { type, event_data, cause } = event
  const { operator, requestId } = cause
  const occur_at = Math.floor(state.clock.now() / 1000)
  if (target.type === 'slack') return slackBody(type, occur_at, operator, event_data)
  const payload = { type, occur_at, operator, event_data }
  if (target.payload_format !== 'CloudEvents') return writeGo(payload)
  const source = `/projects/${policy.project_id}/webhook/policies/${policy.id}`
  return writeGo(wrap(payload, { id: state.newId(), source, requestid: requestId }))
}

/** The executions of a policy, for both kinds of targets. */
export function executionsOf(state: State, { id }: WebhookPolicy): Execution[] {
  return ['WEBHOOK', 'SLACK'].flatMap((type) => executionsIn(state).where('vendor', `${type} ${id}`))
}
