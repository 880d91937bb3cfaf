import type {
  ArtifactEventData,
  ChartEventData,
  QuotaEventData,
  ScanEventData,
  WebhookEventMap,
  WebhookEventType,
} from '../../webhooks'
import type { Subject } from './subject'

const host = 'harbor.example.com'

/** What an event tells of its subject, as a Harbor 2.15.2 tells it. */
export const eventData: {
  [Type in WebhookEventType]: (subject: Subject) => WebhookEventMap[Type]['event_data']
} = {
  PUSH_ARTIFACT: artifact,
  PULL_ARTIFACT: artifact,
  DELETE_ARTIFACT: artifact,
  SCANNING_COMPLETED: (subject) =>
    scan(subject, {
      scan_status: 'Success',
      severity: 'High',
      duration: 3,
      summary: { total: 2, fixable: 1, summary: { High: 1, Low: 1 } },
      scanner: { name: 'Trivy', vendor: 'Aqua Security', version: 'v0.65.0' },
      complete_percent: 100,
    }),
  SCANNING_FAILED: (subject) => scan(subject, unfinished('Error')),
  SCANNING_STOPPED: (subject) => scan(subject, unfinished('Stopped')),
  QUOTA_EXCEED: (subject) =>
    quota(
      subject,
      'adding 2.0 MiB of storage resource, which when updated to current usage of 9.0 MiB will exceed the configured upper limit of 10.0 MiB.',
    ),
  QUOTA_WARNING: (subject) =>
    quota(subject, 'quota usage reach 85%: resource storage used 9.0 MiB of 10.0 MiB'),
  REPLICATION: ({ repository }) => ({
    replication: {
      harbor_hostname: host,
      job_status: 'Success',
      description: 'mirror',
      artifact_type: 'artifact',
      authentication_type: 'basic',
      override_mode: true,
      trigger_type: 'MANUAL',
      policy_creator: 'admin',
      execution_timestamp: 1_767_225_590,
      // Where Harbor pushes, each side has the namespace of the other.
      src_resource: { registry_type: 'harbor', endpoint: `https://${host}`, namespace: 'mirror' },
      dest_resource: {
        registry_name: 'remote',
        registry_type: 'harbor',
        endpoint: 'https://remote.example.com',
        namespace: repository.namespace,
      },
      successful_artifact: [
        {
          type: 'artifact',
          status: 'Success',
          name_tag: `${repository.name} [1 item(s) in total]`,
          references: ['v1'],
        },
      ],
      execution_id: 1,
      task_id: 1,
    },
  }),
  TAG_RETENTION: ({ repository }) => ({
    retention: {
      total: 2,
      retained: 1,
      harbor_hostname: host,
      project_name: repository.namespace,
      retention_policy_id: 1,
      retention_rule: [
        {
          template: 'latestPushedK',
          params: { latestPushedK: 1 },
          tag_selectors: [
            { kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '{"untagged":true}' },
          ],
          scope_selectors: {
            repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**', extras: '' }],
          },
        },
      ],
      result: 'SUCCESS',
      deleted_artifact: [
        { type: 'image', status: 'SUCCESS', name_tag: `${repository.name}:v1`, references: null },
      ],
    },
  }),
  UPLOAD_CHART: chart,
  DOWNLOAD_CHART: chart,
  DELETE_CHART: chart,
}

function artifact({ repository, digest, tag }: Subject): ArtifactEventData {
  return {
    resources: [
      { digest, tag: tag ?? digest, resource_url: resourceURL(repository.repo_full_name, digest, tag) },
    ],
    repository: { date_created: 1_767_225_000, ...repository },
  }
}

type Overview = NonNullable<ScanEventData['resources'][number]['scan_overview']>[string]

function scan(
  { repository, digest, tag }: Subject,
  outcome: Omit<Overview, 'report_id' | 'start_time' | 'end_time'>,
): ScanEventData {
  const { scan_status, severity, duration, summary, ...rest } = outcome
  return {
    resources: [
      {
        digest,
        ...(tag === undefined ? {} : { tag }),
        resource_url: resourceURL(repository.repo_full_name, digest, tag),
        scan_overview: {
          'application/vnd.security.vulnerability.report; version=1.1': {
            report_id: '3d6f0f2e-8d5c-4b61-9a3e-5c1f7a2b9e40',
            scan_status,
            severity,
            duration,
            summary,
            start_time: '2025-12-31T23:59:50Z',
            end_time: '2025-12-31T23:59:53Z',
            ...rest,
          },
        },
      },
    ],
    repository,
    scan: { scan_type: 'vulnerability' },
  }
}

function unfinished(scan_status: string) {
  return { scan_status, severity: '', duration: 3, summary: null, complete_percent: 0 }
}

function quota({ repository, digest, tag }: Subject, Details: string): QuotaEventData {
  return {
    resources: [{ digest, ...(tag === undefined ? {} : { tag }) }],
    repository,
    custom_attributes: { Details },
  }
}

function chart({ repository, tag = '1.0.0' }: Subject): ChartEventData {
  const resource_url = `https://${host}/chartrepo/${repository.namespace}/charts/${repository.name}-${tag}.tgz`
  return { resources: [{ tag, resource_url }], repository }
}

function resourceURL(repository: string, digest: string, tag: string | undefined): string {
  return `${host}/${repository}${tag === undefined ? `@${digest}` : `:${tag}`}`
}
