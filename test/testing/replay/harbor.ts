import { pushImage } from '../push-image'
import { pushRecordedImages, startRecordedHarbor } from './recorded-harbor'
import { Replay } from './replay'

/** In the order in which the recordings were made, on one Harbor. */
export async function replayDirectly(): Promise<Replay> {
  const replay = new Replay(startRecordedHarbor())
  await replay.run('user', {
    until: 'getCurrentUserPermissions: the permissions of a developer in a project',
  })
  await replay.run('project', { until: 'getProject: as a developer: current_user_role_id is 2' })
  await replay.run('member', { until: 'listProjectMembers: 403: a project robot without the permission' })
  await replay.run('project', { until: 'listArtifactsOfProject: all' })
  await replay.run('user', { until: 'getCurrentUserInfo: 412: a robot' })
  await replay.run('project-metadata')
  await pushRecordedImages(replay)
  await replay.run('repository', {
    until: 'deleteRepository: 412: an immutable tag',
    loosely: ['listAllRepositories: administrator'],
  })
  await replay.run('artifact', { until: 'addLabel: a global label' })
  await replay.run('label', { until: 'CreateLabel: 400: no scope' })
  for (let n = 1; n <= 7; n++)
    await replay.ask('POST', '/labels', { name: `label-${n}`, scope: 'g', color: '#FFFFFF' })
  await replay.run('label', { until: 'UpdateLabel: 409: the name of another label' })
  await replay.run('artifact', { until: 'listTags: an immutable tag' })
  await replay.ask('POST', '/projects/demo/immutabletagrules', {
    template: 'immutable_template',
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: 'v1.*' }],
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: 'web/**' }] },
  })
  await replay.run('label')
  await replay.run('repository', { until: 'listRepositories: 403: a robot that may only pull' })
  await replay.run('artifact', { until: 'getArtifact: a scan that is pending or running' })
  await replay.run('project', { until: 'getScannerOfProject: the default one' })
  replay.goTo('project', 'setScannerOfProject: a scanner that does not exist is accepted')
  await replay.run('project', { until: 'listProjects: as a system robot' })
  await replay.run('robot', {
    until: 'CreateRobot: every permission of a project, as a project administrator',
  })
  await replay.run('project', {
    until: 'listProjects: as a project robot: its project and the public ones',
    robot: 'system',
  })
  await replay.run('project', { until: 'createProject: by a system robot' })
  await replay.run('project', { until: 'createProject: a proxy cache', robot: 'system' })
  await makeRegistry(replay)
  await replay.run('project', { until: 'createProject: a proxy cache: no such registry' })
  await replay.ask('DELETE', '/projects/proxy-cache')
  await replay.run('project', {
    until: 'getLogs: page 1',
    loosely: ['getProject: metadata.retention_id is a string'],
  })
  await replay.run('user', { until: 'getCurrentUserPermissions: a project robot', robot: 'system' })
  await replay.run('user', { until: 'listUsers: a robot that has the permission' })
  await replay.run('user', { until: 'createUser: LDAP mode: users cannot be created', robot: 'system' })
  await replay.run('member', { until: 'createProjectMember: a group' })
  await replay.run('repository', { until: 'deleteRepository: a repository with slashes' })
  replay.goTo('artifact', 'getArtifact: as a project robot')
  await replay.run('artifact', { until: 'getVulnerabilitiesAddition: with CVEs of the allowlist' })
  await replay.run('quota', {
    until: 'listQuotas: storage_limit 0 gave the system default',
    loosely: ['listQuotas: page 2, sorted by use'],
  })
  await replayDeliveries(replay)
  await replay.run('systeminfo', { until: 'getCert: the CA certificate' })
  await replay.run('permissions')
  await replay.run('health')
  await replay.run('ping')
  replay.goTo('artifact', 'listArtifacts: 400: tags={a b} is not supported')
  await replay.run('artifact')
  await replay.run('project', {
    until: 'createProject: 403: only administrators may create projects',
    loosely: ['getLogExts: page 1', 'getLogExts: q'],
  })
  await replay.ask('PUT', '/configurations', { project_creation_restriction: 'adminonly' })
  await replay.run('project', { until: 'listProjects: q: any of two names, sorted' })
  await replay.ask('PUT', '/configurations', { project_creation_restriction: 'everyone' })
  await replay.run('project', { loosely: ['listProjects: q: any of two names, sorted'] })
  await replay.run('quota')
  await replay.run('usergroup', { until: 'deleteUserGroup: deleted' })
  await replay.run('member', { loosely: ['listProjectMembers: with a group'] })
  await replay.run('usergroup')
  await replay.run('search', { loosely: ['search: projects, repositories', 'search: anonymous'] })
  await replay.run('statistic')
  await replay.run('icon')
  await replay.run('robot', {
    until: 'ListRobot: robot_name_prefix is bot+: the names of all robots change at once',
    robot: 'system',
  })
  await replay.run('configure', { until: 'getConfigurations: LDAP mode' })
  replay.goTo('configure', 'updateConfigurations: robot_name_prefix')
  await replay.run('configure', { until: 'updateConfigurations: robot_name_prefix, as it was' })
  await replay.run('robot')
  await replay.run('configure')
  replay.goTo('user', 'getCurrentUserPermissions: a project one is no member of: []')
  await replay.run('user')
  await replayCrossCutting(replay)
  await replay.run('repository')
  return replay
}

/** What the recorded proxy cache caches. */
async function makeRegistry(replay: Replay): Promise<void> {
  const url = 'https://remote.test'
  replay.substitute('http://remote.example.com', url)
  const registry = { name: 'self', type: 'harbor', description: 'changed again', url, insecure: true }
  await replay.ask('POST', '/registries', registry)
}

/** Something is pushed that two policies deliver, one of them in vain. */
async function replayDeliveries(replay: Replay): Promise<void> {
  await replay.run('webhook', { until: 'GetLogsOfWebhookTask: 404' })
  await replay.run('webhookjob', { until: 'ListWebhookJobs: deprecated' })
  await replay.pull('demo/many', 't00')
  await pushImage(replay.registry, 'demo/many', ['hooked'])
  const deliveries = () => replay.fake.state.executions
  while (deliveries().some(({ status }) => status === 'Running'))
    await new Promise((resolve) => setTimeout(resolve, 1))
  const delivered = deliveries().find(
    ({ vendor_type, vendor_id }) => vendor_type === 'WEBHOOK' && vendor_id === 2,
  )
  const task = replay.fake.state.tasks.find(({ execution_id }) => execution_id === delivered?.id)
  replay.substitute('executions/45', `executions/${delivered?.id}`)
  replay.substitute('tasks/66', `tasks/${task?.id}`)
  await replay.run('webhook', {
    loosely: [
      'LastTrigger: every event type of every policy',
      'ListExecutionsOfWebhookPolicy: failing target',
    ],
  })
  await replay.run('webhookjob', { loosely: ['ListWebhookJobs: deprecated'] })
  await replay.ask('DELETE', '/projects/demo/repositories/many/artifacts/hooked')
}

async function replayCrossCutting(replay: Replay): Promise<void> {
  await replay.ask('POST', '/projects', { project_name: 'proxy-cache', registry_id: 1, public: true })
  await replay.run('cross-cutting', {
    until: 'a disabled robot: /users/current/permissions',
    loosely: [
      'page_size -1 on repositories',
      'q: a range',
      'q: a range without a maximum',
      'q: a time range',
      'q: a time range in the form of the specification',
      'q: all of (a b) on a column that is no list',
      'q: an unknown key',
      'wrong password, a public list: 200',
    ],
  })
  replay.signIn('disabled', 'robot$demo+ci', 'a secret that is not right')
  await replay.run('cross-cutting', {
    until: 'GET: the cookies and headers that the server sets',
    loosely: ['a disabled robot: public projects'],
    robot: 'disabled',
  })
  const { sid, csrf, token } = await replay.firstCookies()
  replay.substitute('sid=…', `sid=${sid}`)
  replay.substitute('_gorilla_csrf=…', `_gorilla_csrf=${csrf}`)
  replay.substitute('Q1NSRi10b2tlbi1leGFtcGxl', token)
  await replay.run('cross-cutting', {
    until: 'read-only: a GET',
    loosely: [
      'Bearer: a registry token, on the registry',
      'a trailing slash',
      'two slashes',
      'a boolean that is not one',
      'a boolean given as 1',
      'X-Is-Resource-Name: not a boolean',
    ],
  })
  await replay.ask('PUT', '/configurations', { read_only: true })
  await replay.run('cross-cutting')
  await replay.ask('PUT', '/configurations', { read_only: false })
}
