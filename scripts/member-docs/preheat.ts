import type { MemberDocs } from './member-docs'

export const preheat: MemberDocs = {
  PreheatProvider: {
    id: 'What `vendor` of an instance is: `dragonfly`, `kraken`.',
    icon: 'A URL.',
    maintainers: 'Names with addresses.',
    version: 'The release that Harbor was made for.',
    source: 'Where its code is.',
  },
  PreheatInstance: {
    vendor: "A provider's id. Harbor takes one that it does not know.",
    endpoint: 'The URL of the instance.',
    auth_mode: '`NONE`, `BASIC`, `OAUTH` or `CUSTOM`.',
    auth_info: 'Never shown by Harbor 2.15; older releases show it **in plain text**.',
    status: 'Always `Unknown`: `ping` finds out.',
    enabled: 'Whether policies can use it.',
    default: 'Whether it is offered first.',
    insecure: 'Whether any certificate will do.',
    setup_timestamp: 'Epoch seconds: when it was made.',
  },
  PreheatInstanceInput: {
    id: 'To ping an existing one.',
    auth_info: 'Of `BASIC` `username` and `password`, of `OAUTH` `token`, of `CUSTOM` a header of any name.',
    status: 'Ignored.',
  },
  PreheatPolicy: {
    name: 'The name is in the path of the API: it cannot be changed.',
    provider_id: "An instance's id.",
    provider_name: "The instance's name.",
    filters: 'JSON in a string: `[{"type":"repository","value":"app/**"},{"type":"tag","value":"v1.*"}]`.',
    trigger: 'JSON in a string: `{"type":"scheduled","trigger_setting":{"cron":"0 0 2 * * *"}}`.',
    enabled: 'Whether it runs.',
    extra_attrs: 'JSON in a string, for the provider. Absent for nothing. Since Harbor 2.13.',
  },
  PreheatPolicyInput: {
    project_id: 'Ignored: the project is in the path.',
    provider_name: 'Ignored.',
    creation_time: 'Ignored.',
    update_time: 'Ignored.',
  },
  ProviderUnderProject: {
    provider: 'For people: vendor, name and endpoint in one.',
    enabled: 'Absent means `false`.',
    default: 'Absent means `false`.',
  },
}
