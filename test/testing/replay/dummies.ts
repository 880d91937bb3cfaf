/** What is made to use up an id. */
export const dummies: Readonly<Record<string, (n: number) => unknown>> = {
  '/replication/policies': (n) => ({ name: `burn-${n}`, src_registry: { id: 1 } }),
  registries: (n) => ({ name: `burn-${n}`, type: 'docker-hub', url: 'https://hub.docker.com' }),
  labels: (n) => ({ name: `burn-${n}`, scope: 'g' }),
  projects: (n) => ({ project_name: `burn-${n}` }),
  users: (n) => ({
    username: `burn-${n}`,
    email: `burn-${n}@example.com`,
    realname: 'Burn',
    password: 'Burn12345',
  }),
  robots: (n) => ({
    name: `burn-${n}`,
    level: 'system',
    duration: 1,
    permissions: [{ kind: 'system', namespace: '/', access: [{ resource: 'label', action: 'read' }] }],
  }),
  immutabletagrules: (n) => ({ template: `burn-${n}` }),
  retentions: () => ({ scope: { level: 'project', ref: 5 } }),
  policies: (n) => ({
    name: `burn-${n}`,
    event_types: ['PUSH_ARTIFACT'],
    targets: [{ type: 'http', address: 'http://hooks.example.com' }],
  }),
}
