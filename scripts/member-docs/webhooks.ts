import type { MemberDocs } from './member-docs'

export const webhooks: MemberDocs = {
  SupportedWebhookEventTypes: {
    event_type: 'The events that this Harbor can tell of.',
    notify_type: 'The types of targets.',
    payload_formats: 'The formats by type of target.',
  },
  PayloadFormat: { notify_type: 'The type of target.', formats: 'What it can be sent.' },
  WebhookTargetObject: {
    type: 'An address of your own, or one of Slack.',
    address: '`http://` or `https://`.',
    auth_header:
      'Sent as `Authorization`, as it is. **Comes back in plain text**: keep policies out of logs.',
    skip_cert_verify: 'Whether any certificate will do. Absent means `false`.',
    payload_format: '`Default` unless given. Not for Slack.',
  },
  WebhookPolicy: {
    name: 'Not that of another policy of the project.',
    targets: 'Where events are sent. At least one.',
    event_types: '`PUSH_ARTIFACT`, `SCANNING_COMPLETED` …: `events` lists what this Harbor knows.',
    creator: 'Absent: Harbor does not note who made it.',
    enabled: 'Whether events are sent.',
  },
  WebhookLastTrigger: {
    enabled: 'Whether the policy is. Absent means `false`.',
    creation_time: 'When the policy was made. `0001-01-01T00:00:00.000Z` if it was changed since.',
    last_trigger_time:
      'When the event was sent last, whether it arrived or not. Never is `0001-01-01T00:00:00.000Z`.',
  },
  WebhookJob: {
    event_type: '`PUSH_ARTIFACT`, `SCANNING_COMPLETED` …',
    notify_type: 'The type of target.',
    job_detail: 'What was sent, as a string.',
  },
}
