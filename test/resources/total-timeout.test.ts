import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Harbor, HarborTimeoutError } from '../../src/index'
import { rejection } from '../core/connect'

// Time stands still here, and passes only where a test says so.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const policy = { id: 3, name: 'ci-hook', enabled: true, event_types: ['PULL_ARTIFACT'], targets: [] }

/** What Harbor answers to a look-up; an empty object to all else. */
const answers: Readonly<Record<string, unknown>> = {
  'GET /projects/demo': { project_id: 7, name: 'demo' },
  'GET /projects/7': { project_id: 7, name: 'demo' },
  'GET /projects/demo/members': [{ id: 9, entity_name: 'jane' }],
  'GET /projects/demo/webhook/policies': [policy],
  'GET /labels': [{ id: 4, name: 'approved', scope: 'g' }],
  'GET /users/search': [{ user_id: 3, username: 'jane' }],
  'GET /robots': [{ id: 34, name: 'robot$demo+ci', level: 'project' }],
  'GET /quotas': [{ id: 6 }],
}

/** A client whose Harbor takes 600 ms for each answer, and what it was asked. */
function slow(): { harbor: Harbor; asked: string[] } {
  const asked: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    fetch: async (url, { method }) => {
      const question = `${method} ${new URL(url).pathname.replace('/api/v2.0', '')}`
      asked.push(question)
      vi.advanceTimersByTime(600)
      // The time that has passed is noticed before the answer.
      await Promise.resolve()
      if (question === 'POST /projects/demo/metadatas/') return Response.json({}, { status: 409 })
      return Response.json(answers[question] ?? {})
    },
  })
  return { harbor, asked }
}

const label = { name: 'approved', project: 'demo' }
const robot = 'robot$demo+ci'

/** `not-sent` where the time was up before the call's own request: so far only look-ups were made. */
test.each<
  [
    string,
    'unknown' | 'not-sent',
    (harbor: Harbor, options: { totalTimeout: number }) => PromiseLike<unknown>,
  ]
>([
  ['artifacts.addLabel', 'unknown', (h, o) => h.artifacts.addLabel('demo/app:v1', 'approved', o)],
  ['artifacts.removeLabel', 'unknown', (h, o) => h.artifacts.removeLabel('demo/app:v1', 'approved', o)],
  ['artifacts.addLabel, of a project', 'not-sent', (h, o) => h.artifacts.addLabel('demo/app:v1', label, o)],
  ['labels.list', 'unknown', (h, o) => h.labels.list({ ...o, project: 'demo' })],
  ['labels.get', 'unknown', (h, o) => h.labels.get('approved', o)],
  ['labels.exists', 'unknown', (h, o) => h.labels.exists(label, o)],
  ['labels.create', 'unknown', (h, o) => h.labels.create({ name: 'a', project: 'demo' }, o)],
  ['labels.update', 'unknown', (h, o) => h.labels.update('approved', { name: 'a' }, o)],
  ['labels.delete', 'unknown', (h, o) => h.labels.delete('approved', o)],
  ['labels.delete, of a project', 'not-sent', (h, o) => h.labels.delete(label, o)],
  ['members.update', 'unknown', (h, o) => h.members.update('demo', 'jane', { role_id: 'guest' }, o)],
  ['members.delete', 'unknown', (h, o) => h.members.delete('demo', 'jane', o)],
  ['projectMetadata.set', 'unknown', (h, o) => h.projectMetadata.set('demo', 'public', 'true', o)],
  ['quotas.get', 'unknown', (h, o) => h.quotas.get('demo', o)],
  ['quotas.update', 'not-sent', (h, o) => h.quotas.update('demo', { hard: { storage: -1 } }, o)],
  ['repositories.list', 'unknown', (h, o) => h.repositories.list(7, o)],
  ['robots.list', 'unknown', (h, o) => h.robots.list({ ...o, project: 'demo' })],
  ['robots.get', 'not-sent', (h, o) => h.robots.get(robot, o)],
  ['robots.exists', 'unknown', (h, o) => h.robots.exists(robot, o)],
  ['robots.update', 'not-sent', (h, o) => h.robots.update(robot, { disable: true }, o)],
  ['robots.refreshSecret', 'not-sent', (h, o) => h.robots.refreshSecret(robot, undefined, o)],
  ['robots.delete', 'not-sent', (h, o) => h.robots.delete(robot, o)],
  ['users.get', 'unknown', (h, o) => h.users.get('jane', o)],
  ['users.update', 'not-sent', (h, o) => h.users.update('jane', { comment: 'a' }, o)],
  ['users.delete', 'unknown', (h, o) => h.users.delete('jane', o)],
  ['users.currentPermissions', 'unknown', (h, o) => h.users.currentPermissions({ ...o, project: 'demo' })],
  ['users.updatePassword', 'unknown', (h, o) => h.users.updatePassword('jane', { new_password: 'a' }, o)],
  ['users.setSysAdmin', 'unknown', (h, o) => h.users.setSysAdmin('jane', { sysadmin_flag: true }, o)],
  ['users.setCliSecret', 'unknown', (h, o) => h.users.setCliSecret('jane', { secret: 'a' }, o)],
  ['webhookPolicies.get', 'unknown', (h, o) => h.webhookPolicies.get('demo', 'ci-hook', o)],
  ['webhookPolicies.update', 'unknown', (h, o) => h.webhookPolicies.update('demo', 'ci-hook', {}, o)],
  ['webhookPolicies.delete', 'unknown', (h, o) => h.webhookPolicies.delete('demo', 'ci-hook', o)],
  ['webhookPolicies.executions', 'unknown', (h, o) => h.webhookPolicies.executions('demo', 'ci-hook', o)],
  ['webhookPolicies.tasks', 'unknown', (h, o) => h.webhookPolicies.tasks('demo', 'ci-hook', 1, o)],
  ['webhookPolicies.log', 'unknown', (h, o) => h.webhookPolicies.log('demo', 'ci-hook', 1, 2, o)],
  ['webhookPolicies.jobs', 'unknown', (h, o) => h.webhookPolicies.jobs('demo', 'ci-hook', o)],
])('totalTimeout counts over all requests of %s', async (_name, outcome, call) => {
  const { harbor, asked } = slow()
  const error = await rejection(call(harbor, { totalTimeout: 1_000 }))
  expect(error).toBeInstanceOf(HarborTimeoutError)
  expect(error).toMatchObject({ clock: 'totalTimeout', milliseconds: 1_000, outcome })
  expect(asked).toHaveLength(2)
  expect(vi.getTimerCount()).toBe(0)
})

test('the error names the operation of the call, not that of a look-up', async () => {
  const { harbor } = slow()
  expect(String(await rejection(harbor.robots.delete(robot, { totalTimeout: 1_000 })))).toBe(
    'HarborTimeoutError: DELETE /robots/{robot_id}: not done within 1000 ms in all',
  )
})

test('totalTimeout of a call comes before a shorter one of the client, in look-ups too', async () => {
  const fetch = async () => {
    vi.advanceTimersByTime(600)
    await Promise.resolve()
    return Response.json([{ id: 4, name: 'a' }])
  }
  const harbor = new Harbor({ url: 'https://harbor.example.com', totalTimeout: 500, fetch })
  expect(await harbor.labels.delete('a', { totalTimeout: 2_000 })).toEqual([{ id: 4, name: 'a' }])
})

test('of a list, look-ups and first page share one clock, and each page after it has its own', async () => {
  let page = 0
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    fetch: async (url) => {
      vi.advanceTimersByTime(400)
      await Promise.resolve()
      if (!url.includes('/labels')) return Response.json({ project_id: 7, name: 'demo' })
      page += 1
      return Response.json([{ id: page }], { headers: { 'x-total-count': '3' } })
    },
  })
  const list = harbor.labels.list({ project: 'demo', page_size: 1, totalTimeout: 1_000 })
  expect(await list.all({ concurrency: 1 })).toHaveLength(3)
})
