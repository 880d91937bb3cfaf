import { alwaysPresent, neverNull, type Patch } from './patch'

export const webhooks: readonly Patch[] = [
  alwaysPresent(
    'WebhookPolicy',
    ['id', 'project_id'],
    'Database keys. Not name: nothing checks that there is one',
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
    ['event_type'],
    'webhook.json: LastTrigger has one row for each event type',
  ),
  alwaysPresent(
    'WebhookJob',
    ['id', 'policy_id', 'status'],
    'webhookjob.json; an execution has a vendor and a status',
  ),
  alwaysPresent(
    'Execution',
    ['id', 'vendor_type', 'status'],
    'webhook.json: ListExecutionsOfWebhookPolicy; database columns',
  ),
  alwaysPresent(
    'Task',
    ['id', 'execution_id', 'status'],
    'webhook.json: ListTasksOfWebhookExecution; database columns',
  ),
]
