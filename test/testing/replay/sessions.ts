import { createFakeHarbor } from '../../../src/testing/index'
import { Replay } from './replay'

const password = 'Example12345'
const users = ['session-user', 'session-user-2', 'session-locked']

/** The cookie sessions. Logins that the recordings lean on but do not show are made in between. */
export async function replaySessions(): Promise<Replay> {
  const seeds = users.map((username) => ({ username, password }))
  const replay = new Replay(
    createFakeHarbor({
      projects: [...['oci', '2024', 'vault'].map(withApp), { name: 'open', public: true }],
      users: seeds,
    }),
  )
  for (const user of users) replay.know(user, password)
  await makeRobot(replay)

  await replay.run('session', {
    until: 'a login without CSRF cookie and token, with the right password: 403',
  })
  await replay.csrfPair('<csrf-cookie-7>', '<csrf-token-10>')
  await replay.run('session', { until: 'POST with sid, no CSRF cookie, no token: 403' })
  await openSession(replay, 'admin', '<sid-28>', '<csrf-cookie-11>', '<csrf-token-30>')
  await replay.run('session', {
    until:
      'POST with the CSRF cookie and token of another, unrelated first request: accepted, the pair is not bound to the session',
  })
  await replay.csrfPair('<csrf-cookie-20>', '<csrf-token-47>')
  await replay.run('session', { until: 'two logins of one user: the first' })
  await openSession(replay, 'session-user', '<sid-31>', '<csrf-cookie-27>', '<csrf-token-63>')
  await replay.run('session', { until: 'the registry through a session, as administrator: /v2/_catalog' })
  await replay.run('session', { until: 'the token service through a session: a token of the user' })
  await openSession(replay, 'session-user', '<sid-35>', '<csrf-cookie-38>', '<csrf-token-77>')
  await replay.run('session', {
    until: 'the user changes the password inside one session',
    loosely: ['after /c/log_out: a public list is still 200, as anonymous'],
  })
  await openSession(replay, 'session-user-2', '<sid-44>', '<csrf-cookie-45>', '<csrf-token-89>')
  await openSession(replay, 'session-user-2', '<sid-42>', '<csrf-cookie-45>', '<csrf-token-89>')
  await deleteUser(replay)
  await replay.csrfPair('<csrf-cookie-51>', '<csrf-token-98>')
  await replay.run('session', { until: '20 reads on one session at the same time: all 200; one of them' })
  await openSession(replay, 'admin', '<sid-b2>', '<csrf-cookie-b1>', '<csrf-token-b1>')
  await replay.run('session', {
    until: 'within 1.5 s of a wrong password for the same user: the right password at /c/login: 401',
    loosely: ['20 reads on one session at the same time: all 200; one of them'],
  })
  await openSession(replay, 'session-locked', '<sid-b24>', '<csrf-cookie-b34>', '<csrf-token-b66>')
  await replay.run('session', {
    until: 'a session opened as administrator, after the user was demoted: still an administrator',
  })
  return replay
}

const withApp = (name: string) => ({ name, repositories: [{ name: 'app', artifacts: [{ tags: ['1.0'] }] }] })

async function openSession(
  replay: Replay,
  user: string,
  sid: string,
  cookie: string,
  token: string,
): Promise<void> {
  await replay.csrfPair(cookie, token)
  await replay.logIn(user, sid, cookie, token)
}

/** The user changes the password inside one session, and is deleted while the other is open. */
async function deleteUser(replay: Replay): Promise<void> {
  const found = await replay.ask('GET', '/users/search?username=session-user-2')
  const [user] = (await found.json()) as { user_id: number }[]
  replay.substitute('/users/21', `/users/${user?.user_id}`)
  replay.substitute('user 21', `user ${user?.user_id}`)
  await replay.run('session', { until: 'after the user was deleted: a session that is open' })
  await replay.ask('DELETE', `/users/${user?.user_id}`)
  await replay.run('session', {
    until: 'the right password right after six wrong ones, one after the other',
    loosely: ['after the user was deleted: a private list'],
  })
}

async function makeRobot(replay: Replay): Promise<void> {
  const access = [{ resource: 'repository', action: 'push' }]
  const permissions = [{ kind: 'project', namespace: 'oci', access }]
  const answer = await replay.ask('POST', '/robots', {
    name: 'pusher',
    level: 'project',
    duration: 1,
    permissions,
  })
  const { id, name, secret } = (await answer.json()) as { id: number; name: string; secret: string }
  replay.signIn('project', name, secret)
  replay.substitute('/robots/79', `/robots/${id}`)
}
