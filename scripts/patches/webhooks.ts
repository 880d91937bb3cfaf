import { few, known } from './definitions'
import { alwaysPresent, called, calledEach, mustBeGiven, neverNull, oneOf } from './members'
import type { Patch } from './patch'

export const webhooks: readonly Patch[] = [
  alwaysPresent(
    'WebhookPolicy',
    ['id', 'project_id', 'name'],
    'Database keys, and the name by which a policy is told from the others of its project (webhook.json: every policy). ' +
      'Harbor does not check that there is one; this package does',
  ),
  neverNull(
    'WebhookPolicy',
    ['targets', 'event_types'],
    'webhook.json: a policy without a target (400) or an event type (400) is refused; ' +
      'pkg/notification/policy/model/model.go starts from empty lists',
  ),
  alwaysPresent(
    'WebhookTargetObject',
    ['type', 'address'],
    'webhook.json: anything else is refused (400: target type, 400: address)',
  ),
  neverNull(
    'SupportedWebhookEventTypes',
    ['event_type', 'notify_type', 'payload_formats'],
    'webhook.json: GetSupportedEventTypes; the lists are part of the program',
  ),
  alwaysPresent('PayloadFormat', ['notify_type'], 'webhook.json: GetSupportedEventTypes'),
  neverNull('PayloadFormat', ['formats'], 'webhook.json: GetSupportedEventTypes'),
  alwaysPresent(
    'WebhookLastTrigger',
    ['event_type', 'policy_name'],
    'webhook.json: LastTrigger has one row for each event type of each policy',
  ),
  alwaysPresent(
    'WebhookJob',
    ['id', 'policy_id', 'event_type', 'notify_type', 'status'],
    'webhookjob.json; an execution has a vendor and a status',
  ),
  alwaysPresent(
    'Execution',
    ['id', 'vendor_type', 'vendor_id', 'status', 'trigger', 'start_time', 'end_time'],
    'webhook.json: ListExecutionsOfWebhookPolicy; preheat.json: ListExecutions; database columns, and times that are ' +
      'written out even where they are none (server/v2.0/handler/preheat.go: convertExecutionToPayload)',
  ),
  alwaysPresent(
    'Task',
    ['id', 'execution_id', 'status', 'creation_time', 'update_time', 'start_time', 'end_time'],
    'webhook.json: ListTasksOfWebhookExecution; preheat.json: ListTasks; database columns, and times as of an execution. ' +
      'Not run_count, which is 0 at first',
  ),
  called('WebhookJob', ['status'], 'JobStatus', 'jobservice/job/status.go'),
  called('Execution', ['status'], 'JobStatus', 'jobservice/job/status.go'),
  called('Task', ['status'], 'JobStatus', 'jobservice/job/status.go'),
  known(
    'EventType',
    [
      'PUSH_ARTIFACT',
      'PULL_ARTIFACT',
      'DELETE_ARTIFACT',
      'SCANNING_COMPLETED',
      'SCANNING_FAILED',
      'SCANNING_STOPPED',
      'QUOTA_EXCEED',
      'QUOTA_WARNING',
      'REPLICATION',
      'TAG_RETENTION',
    ],
    'webhook.json: GetSupportedEventTypes, CreateWebhookPolicyOfProject (400: event type)',
  ),
  calledEach('WebhookPolicy', 'event_types', 'EventType', 'webhook.json: GetSupportedEventTypes'),
  called('WebhookLastTrigger', ['event_type'], 'EventType', 'webhook.json: LastTrigger'),
  called('WebhookJob', ['event_type'], 'EventType', 'webhookjob.json'),
  few('NotifyType', ['http', 'slack'], 'webhook.json: CreateWebhookPolicyOfProject (400: target type)'),
  few(
    'PayloadFormatType',
    ['Default', 'CloudEvents'],
    'webhook.json: CreateWebhookPolicyOfProject (400: payload format)',
  ),
  oneOf(
    'WebhookTargetObject',
    ['type'],
    ['http', 'slack'],
    'webhook.json: CreateWebhookPolicyOfProject (400: target type)',
  ),
  mustBeGiven(
    'WebhookTargetObject',
    ['type', 'address'],
    'webhook.json: CreateWebhookPolicyOfProject (400: target type, 400: address)',
  ),
  mustBeGiven(
    'WebhookPolicy',
    ['name', 'event_types', 'targets'],
    'webhook.json: CreateWebhookPolicyOfProject (400: no event type, 400: no target, 409: the name exists, be it empty)',
  ),
]
