import { createFakeHarbor } from '../../../src/testing/index'
import { readExchanges } from './recorded'
import { Replay } from './replay'

/** What a Harbor tells of itself that others set up: with a CA of its own, and with users that others know. */
export async function replayModes(): Promise<Replay> {
  const replay = new Replay(createFakeHarbor({ caCertificate: recordedCertificate() }))
  replay.goTo('systeminfo', 'getCert: the CA certificate')
  await replay.run('systeminfo', { until: 'getSystemInfo: LDAP mode' })
  await replay.ask('PUT', '/configurations', { auth_mode: 'ldap_auth' })
  await replay.run('systeminfo', { until: 'getSystemInfo: OIDC mode' })
  await replay.ask('PUT', '/configurations', { auth_mode: 'oidc_auth' })
  await replay.run('systeminfo')
  return replay
}

function recordedCertificate(): string {
  const recorded = readExchanges('systeminfo').find(({ name }) => name === 'getCert: the CA certificate')
  return Buffer.from(String(recorded?.response.body), 'base64').toString()
}
