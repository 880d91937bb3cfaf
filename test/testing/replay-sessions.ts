import { createFakeHarbor } from '../../src/testing/index'
import { Replay } from './replay'

const password = 'Example12345'
const users = ['session-user', 'session-user-2', 'session-locked']

/** The cookie sessions. Logins that the recordings lean on but do not show are made in between. */
export async function replaySessions(): Promise<Replay> {
  const seeds = users.map((username) => ({ username, password }))
  const replay = new Replay(
    createFakeHarbor({ projects: [{ name: 'oci' }, { name: 'open', public: true }], users: seeds }),
  )
  for (const user of users) replay.know(user, password)
  await makeRobot(replay)

  await replay.run('session', 0, 8)
  await replay.csrfPair('<csrf-cookie-7>', '<csrf-token-10>')
  await replay.run('session', 8, 27, { without: [20] })
  await openSession(replay, 'admin', '<sid-28>', '<csrf-cookie-11>', '<csrf-token-30>')
  await replay.run('session', 27, 42)
  await replay.csrfPair('<csrf-cookie-20>', '<csrf-token-47>')
  await replay.run('session', 42, 57)
  await openSession(replay, 'session-user', '<sid-31>', '<csrf-cookie-27>', '<csrf-token-63>')
  await replay.run('session', 57, 64)
  await replay.run('session', 65, 67)
  await openSession(replay, 'session-user', '<sid-35>', '<csrf-cookie-38>', '<csrf-token-77>')
  await replay.run('session', 68, 78, { loosely: [70] })
  await openSession(replay, 'session-user-2', '<sid-44>', '<csrf-cookie-45>', '<csrf-token-89>')
  await openSession(replay, 'session-user-2', '<sid-42>', '<csrf-cookie-45>', '<csrf-token-89>')
  await deleteUser(replay)
  await replay.csrfPair('<csrf-cookie-51>', '<csrf-token-98>')
  await replay.run('session', 83, 85)
  await openSession(replay, 'admin', '<sid-b2>', '<csrf-cookie-b1>', '<csrf-token-b1>')
  await replay.run('session', 85, 88, { loosely: [85] })
  await openSession(replay, 'session-locked', '<sid-b24>', '<csrf-cookie-b34>', '<csrf-token-b66>')
  await replay.run('session', 90, 92)
  return replay
}

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
  await replay.run('session', 78, 81)
  await replay.ask('DELETE', `/users/${user?.user_id}`)
  await replay.run('session', 81, 83, { loosely: [82] })
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
