import type { MemberDocs } from './member-docs'

const credentialType =
  '`basic` for a name and a password or key, `oauth` for a token. `secret` is what Harbor uses for itself.'
const key = 'The user name, or the id of a key.'
const secret = 'The password, key or token.'
const insecure = 'Whether any certificate will do. Absent means `false`.'
const certificate = 'The CA that its certificate has to be of, as PEM. Since Harbor 2.15.'
const type =
  '`harbor`, `docker-hub`, `docker-registry`, `aws-ecr`, `azure-acr`, `google-gcr`, `github-ghcr`, `gitlab`, `quay`, `jfrog-artifactory` …'
const unchanged = 'Stays as it is if it is left out.'

export const replication: MemberDocs = {
  Registry: {
    id: '0 is this Harbor itself.',
    url: '`https://registry.example.com`',
    name: '`Local` is this Harbor itself.',
    credential: 'Absent if it needs none.',
    type,
    insecure,
    ca_certificate: certificate,
    status: 'As of the last check, which Harbor makes every few minutes.',
    creation_time: '`0001-01-01T00:00:00.000Z` for this Harbor itself.',
    update_time: '`0001-01-01T00:00:00.000Z` for this Harbor itself.',
  },
  RegistryCredential: {
    type: credentialType,
    access_key: key,
    access_secret: `${secret} Reads back as \`*****\`.`,
  },
  RegistryUpdate: {
    name: unchanged,
    description: unchanged,
    url: `${unchanged} Give the secret with it: a later Harbor forgets the old one.`,
    credential_type: `${credentialType} ${unchanged}`,
    access_key: `${key} ${unchanged}`,
    access_secret: `${secret} ${unchanged}`,
    insecure: unchanged,
    ca_certificate: `${certificate} ${unchanged}`,
  },
  RegistryPing: {
    id: 'An existing one; what else is given counts instead of what is stored.',
    type,
    url: '`https://registry.example.com`',
    credential_type: credentialType,
    access_key: key,
    access_secret: secret,
    insecure: 'Whether any certificate will do.',
    ca_certificate: certificate,
  },
  RegistryInfo: {
    type,
    supported_resource_filters: 'By what a policy can choose. `null` for nothing.',
    supported_triggers: '`manual`, `scheduled`, `event_based`. `null` for none.',
    supported_copy_by_chunk: 'Whether large blobs can be copied in parts. Absent means `false`.',
  },
  RegistryProviderInfo: {
    endpoint_pattern: 'Absent if any URL will do.',
    credential_pattern: 'Absent if it takes a name and a password.',
  },
  RegistryProviderEndpointPattern: {
    endpoint_type:
      '`EndpointPatternTypeFix`: there is only this one. `EndpointPatternTypeList`: one of these, or another.',
    endpoints: '`null` for none named.',
  },
  RegistryProviderCredentialPattern: {
    access_key_type: '`AccessKeyTypeFix`: always `access_key_data`. `AccessKeyTypeStandard`: what you have.',
    access_key_data: 'The key that it always is.',
    access_secret_type: '`AccessSecretTypeFile`: the content of a file. `AccessSecretTypePass`: a password.',
    access_secret_data: 'Absent if it does not matter.',
  },
  RegistryEndpoint: { key: '`eu-west-1`, or another name for people.', value: 'The URL.' },
  FilterStyle: {
    type: '`name`, `tag`, `label` or `resource`.',
    style: 'How the portal asks for it: `input`, `radio` or `list`.',
    values: 'What can be chosen. `null` where anything can be written.',
  },
  ReplicationPolicy: {
    src_registry: 'Where from. The registry with id 0 is this Harbor itself.',
    dest_registry: 'Where to. The registry with id 0 is this Harbor itself.',
    dest_namespace: 'The project, or what else comes first in the name there. Absent: the same as here.',
    dest_namespace_replace_count:
      'How many first parts of the name `dest_namespace` stands for; -1 for all but the last, as older releases did.',
    trigger: 'When it runs. Absent means by hand.',
    filters: 'What is copied. `null` for everything.',
    replicate_deletion:
      'The same as `deletion`. In requests Harbor reads `deletion` only. Absent means `false`.',
    deletion:
      'Whether what is deleted at the source is deleted at the destination too. Absent means `false`.',
    override: 'Whether what is there under the same name is replaced. Absent means `false`.',
    enabled: 'Absent means `false`.',
    speed: 'Kilobytes a second for each copy; 0 or less for no limit.',
    copy_by_chunk: 'Whether large blobs are copied in parts.',
    single_active_replication:
      'Whether a run waits for the one before to end. Not for `event_based`. Since Harbor 2.14.',
  },
  ReplicationPolicyInput: {
    id: 'Ignored.',
    src_registry: '`{ id }`, to pull from it. Either this or `dest_registry`.',
    dest_registry: '`{ id }`, to push to it. Either this or `src_registry`.',
    replicate_deletion: 'Ignored: it is `deletion` that Harbor reads.',
    filters: 'What is copied. Nothing means everything.',
    creation_time: 'Ignored.',
    update_time: 'Ignored.',
  },
  ReplicationTrigger: {
    type: 'By hand, by a schedule, or when something is pushed, tagged or deleted.',
    trigger_settings: 'Needed for `scheduled`.',
  },
  ReplicationTriggerSettings: {
    cron: 'Six fields: the first, the seconds, must be 0, and the second, the minutes, cannot be `*`.',
  },
  ReplicationFilter: {
    type: 'By repository, tag, labels, or kind of artifact.',
    value: 'A pattern (`demo/**`, `v1.*`); the names of labels; `image` or `artifact` of a resource.',
    decoration: 'Whether what fits is copied or left out. Of tags and labels only. Absent means `matches`.',
  },
  ReplicationExecution: {
    status: 'Lags up to half a minute behind its tasks.',
    trigger: 'What started it.',
    end_time: 'When the last task ended. `0001-01-01T00:00:00.000Z` while it runs.',
    status_text: 'Why it failed, or had nothing to do. Empty otherwise.',
    total: 'How many tasks there are. 0 at first.',
    failed: 'How many tasks failed.',
    succeed: 'How many tasks succeeded.',
    in_progress: 'How many tasks wait or run.',
    stopped: 'How many tasks were stopped.',
  },
  ReplicationTask: {
    job_id: 'The id of its job in the job service. Absent until it has one.',
    operation: 'Whether artifacts are copied or deleted.',
    resource_type: '`artifact`; older releases have `image` and `chart`.',
    src_resource: 'For people: `demo/app [2 item(s) in total]`.',
    dst_resource: 'For people: `mirror/app [2 item(s) in total]`.',
    start_time: '`0001-01-01T00:00:00.000Z` while it waits.',
    end_time: '`0001-01-01T00:00:00.000Z` until it has ended.',
  },
  StartReplicationExecution: { policy_id: 'It must be enabled.' },
}
