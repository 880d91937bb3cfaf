import { createFakeHarbor, type FakeHarborOptions } from '../../../src/testing/index'
import { Replay } from './replay'

const file = 'session'
const password = 'Example12345'
const configurations = [
  'a session opened as administrator, after the user was demoted: still an administrator',
]

/** How long sessions last, by a clock that stands still, and what they are where others know the users. */
export async function replaySessionTimes(): Promise<Replay[]> {
  const [timed, elsewhere] = [
    await start({ clock: new Date('2026-11-23T21:12:00Z') }),
    await start({ auth_mode: 'oidc_auth' }),
  ]
  await replayPowers(timed)
  await replayTimeout(timed)
  elsewhere.goTo(file, 'OIDC mode: a user that Harbor does not know: 403 with redirect_location')
  await elsewhere.csrfPair('<csrf-cookie-e1>', '<csrf-token-e1>')
  await elsewhere.run(file)
  return [timed, elsewhere]
}

async function start(options: FakeHarborOptions): Promise<Replay> {
  const users = [{ username: 'session-user', password }]
  const replay = new Replay(createFakeHarbor({ users, ...options }))
  const { password: old_password } = replay.fake.admin
  await replay.ask('PUT', '/users/1/password', { old_password, new_password: password })
  for (const user of ['admin', 'session-user']) replay.know(user, password)
  return replay
}

/** What a user may do is settled at the login. */
async function replayPowers(replay: Replay): Promise<void> {
  const user = replay.fake.state.users.find(({ username }) => username === 'session-user')
  const become = (sysadmin_flag: boolean) =>
    replay.ask('PUT', `/users/${user?.id}/sysadmin`, { sysadmin_flag })
  replay.goTo(file, 'a session opened as administrator, after the user was demoted: still an administrator')
  await become(true)
  await openSession(replay, 'session-user', '<sid-b29>')
  await become(false)
  await openSession(replay, 'session-user', '<sid-b34>')
  await replay.run(file, {
    until: 'a session opened before the user became an administrator: 403 until the next login',
    loosely: configurations,
  })
  await become(true)
  await replay.run(file, { until: 'as administrator: session_timeout becomes 1 minute' })
}

async function replayTimeout(replay: Replay): Promise<void> {
  const { clock } = replay.fake
  await openSession(replay, 'admin', '<sid-c2>')
  await replay.run(file, { until: 'a login while session_timeout is 1' })
  await replay.csrfPair('<csrf-cookie-c2>', '<csrf-token-c3>')
  await replay.run(file, { until: 'session_timeout 1: 45 s after the login' })
  await openSession(replay, 'admin', '<sid-c7>')
  await openSession(replay, 'admin', '<sid-c9>', '<csrf-cookie-c4>', '<csrf-token-c7>')
  await clock.advance(45_000)
  await replay.run(file, { until: 'session_timeout 1: 75 s after the login, 30 s after the last request' })
  await clock.advance(30_000)
  await replay.run(file, {
    until:
      'session_timeout 1: 100 s after the login, 25 s after the last request: each request starts the minute again',
  })
  await clock.advance(25_000)
  await replay.run(file, { until: 'session_timeout 1: 65 s after the last request: 401' })
  await clock.advance(65_000)
  await replay.run(file, { until: 'session_timeout 1: X-Harbor-No-Session-Renewal, 40 s after the login' })
  await replay.ask('PUT', '/configurations', { session_timeout: 1 })
  await openSession(replay, 'admin', '<sid-d2>')
  await clock.advance(40_000)
  await replay.run(file, {
    until:
      'session_timeout 1: X-Harbor-No-Session-Renewal: 67 s after the login, 27 s after the last request: 401, such requests do not keep the session alive',
  })
  await clock.advance(27_000)
  await replay.run(file, {
    until: 'OIDC mode: a user that Harbor does not know: 403 with redirect_location',
  })
}

async function openSession(
  replay: Replay,
  user: string,
  sid: string,
  cookie = '<csrf-cookie-of-the-test>',
  token = '<csrf-token-of-the-test>',
): Promise<void> {
  await replay.csrfPair(cookie, token)
  await replay.logIn(user, sid, cookie, token)
}
