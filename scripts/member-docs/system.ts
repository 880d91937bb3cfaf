import type { MemberDocs } from './member-docs'

const signedIn = 'Absent for anonymous callers.'

export const system: MemberDocs = {
  Errors: { errors: 'One entry, as far as was seen.' },
  ErrorItem: {
    code: "`NOT_FOUND`, `FORBIDDEN`, `DENIED` …: Harbor's own word.",
    message: 'For people; it may change with each release.',
  },
  GeneralInfo: {
    banner_message:
      'What the portal shows on top: JSON in a string, with `message`, `type`, `closable`, `fromDate` and `toDate`. Empty for none.',
    current_time: `The clock of the server. ${signedIn}`,
    registry_url: `Host and port to push to and pull from. ${signedIn}`,
    external_url: `The URL under which Harbor was told it is reached. ${signedIn}`,
    auth_mode: 'How users log in.',
    primary_auth_mode: 'Whether the portal goes to the OIDC provider by itself.',
    project_creation_restriction: `Who may make projects. ${signedIn}`,
    self_registration: 'Whether users may sign up in the portal.',
    has_ca_root: `Whether there is a CA certificate to download. ${signedIn}`,
    harbor_version: `\`v2.15.2-<build>\`. ${signedIn}`,
    registry_storage_provider_name: `\`filesystem\`, \`s3\`, \`gcs\`, \`azure\` …: where blobs are stored. ${signedIn}`,
    read_only: `Whether nothing can be pushed or deleted. ${signedIn}`,
    notification_enable: `Whether webhooks are sent. ${signedIn}`,
    authproxy_settings: 'Absent unless users log in by an HTTP proxy.',
    oidc_provider_name: 'As the portal shows it. Empty unless users log in by OIDC.',
  },
  AuthproxySetting: {
    endpoint: 'Where passwords are checked.',
    tokenreivew_endpoint: 'Where tokens are checked. The name is spelled so by Harbor.',
    skip_search: 'Whether users are taken on without looking for them first.',
    verify_cert: "Whether the proxy's certificate is checked.",
    server_certificate: "The proxy's certificate, as PEM.",
  },
  SystemInfo: { storage: 'One entry.' },
  Volume: {
    total: 'Bytes. Absent where the storage does not say.',
    free: 'Bytes. Absent where the storage does not say.',
  },
  OverallHealthStatus: {
    status: '`healthy`, or `unhealthy` as soon as one component is.',
    components: '`core`, `database`, `redis`, `registry`, `jobservice` … each.',
  },
  ComponentHealthStatus: {
    status: '`healthy` or `unhealthy`.',
    error: 'Why it is unhealthy. Absent if it is not.',
  },
  Icon: { 'content-type': '`image/png`', content: 'Base64.' },
  AuditLog: {
    username: 'Who did it; a robot with its prefix. Absent for an anonymous caller.',
    resource: 'What it was done to: `demo/app:v1`.',
    resource_type: '`artifact`, `tag`, `repository`, `project` …',
    operation: '`create`, `delete` or `pull`.',
    op_time: 'When it was done.',
  },
  AuditLogExt: {
    username: 'Who did it; a robot with its prefix. Absent for an anonymous caller.',
    resource: 'What it was done to: `demo/app:v1`.',
    resource_type: '`artifact`, `tag`, `project`, `robot`, `configuration`, `user` …',
    operation: '`create`, `update`, `delete`, `pull`, `login`, `logout`.',
    operation_description: 'The same as a sentence.',
    operation_result: 'Whether it succeeded.',
    op_time: 'When it was done.',
  },
  AuditLogEventType: { event_type: '`create_artifact`, `login_user` …: the operation and the resource.' },
}
