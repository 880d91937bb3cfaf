import { createFakeHarbor } from '../../../src/testing/index'
import { readExchanges } from './recorded'
import { Replay } from './replay'

/** What a Harbor tells of itself that others set up: with a CA of its own, and with users that others know. */
export async function replayModes(): Promise<Replay[]> {
  const replay = new Replay(createFakeHarbor({ caCertificate: recordedCertificate() }))
  replay.goTo('systeminfo', 'getCert: the CA certificate')
  await replay.run('systeminfo', { until: 'getSystemInfo: LDAP mode' })
  await replay.ask('PUT', '/configurations', { auth_mode: 'ldap_auth' })
  await replay.run('systeminfo', { until: 'getSystemInfo: OIDC mode' })
  replay.goTo('configure', 'getConfigurations: LDAP mode')
  await replay.run('configure', {
    until: 'updateConfigurations: robot_name_prefix',
    loosely: ['getConfigurations: LDAP mode'],
  })
  await replay.ask('PUT', '/configurations', { auth_mode: 'oidc_auth' })
  await replay.run('systeminfo')
  return [replay, ...(await replayUsers())]
}

function recordedCertificate(): string {
  const recorded = readExchanges('systeminfo').find(({ name }) => name === 'getCert: the CA certificate')
  return Buffer.from(String(recorded?.response.body), 'base64').toString()
}

/** The recorded users, by the ids that they had, where they are known from elsewhere. */
async function replayUsers(): Promise<Replay[]> {
  const password = 'Recorded12345'
  const names = ['two', 'developer', 'guest', 'maintainer', 'six', 'seven', 'outsider']
  const users = names.map((username) => ({
    username,
    password,
    ...(username === 'maintainer' && { cli_secret: 'Before12345' }),
  }))
  const [ldap, oidc, db] = (['ldap_auth', 'oidc_auth', 'db_auth'] as const).map(
    (auth_mode) => new Replay(createFakeHarbor({ users, auth_mode })),
  ) as [Replay, Replay, Replay]
  ldap.goTo('user', 'createUser: LDAP mode: users cannot be created')
  await ldap.run('user', { until: 'setCliSecret: 400: weak' })
  oidc.goTo('user', 'setCliSecret: 400: weak')
  await oidc.run('user', {
    until: 'createUser: 403: anonymous, self registration is on',
    loosely: ['getUser: OIDC mode, as administrator: oidc_user_meta with the CLI secret in plain text'],
  })
  db.goTo('user', 'createUser: 403: anonymous, self registration is on')
  await db.ask('PUT', '/configurations', { self_registration: true })
  await db.run('user', { until: 'getCurrentUserPermissions: a project one is no member of: []' })
  return [ldap, oidc, db]
}
