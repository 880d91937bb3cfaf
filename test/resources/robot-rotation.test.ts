import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Harbor, InvalidArgumentError, type Robot, RobotRotationError, type Secret } from '../../src/index'
import { rejection } from '../core/connect'
import { countOf } from './script'

const robot: Robot = {
  ...{ id: 34, name: 'robot$demo+ci', level: 'project', editable: true, disable: false, expires_at: -1 },
  ...{ permissions: [], creation_time: '2026-01-01T00:00:00.000Z', update_time: '2026-01-01T00:00:00.000Z' },
}

const lost = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' }))
const refusal = (status: number) => () =>
  Response.json({ errors: [{ code: 'X', message: 'no' }] }, { status })

/** A Harbor that does these things to one PATCH after the other; the last goes on. `'lost'` sets the secret all the same. */
function harborWith(
  ways: readonly ('ok' | 'lost before' | 'lost after' | number)[],
  {
    auth,
    probe,
    retry = 2,
  }: {
    auth?: { robot: string; secret: Secret }
    probe?: () => Response | Promise<Response>
    retry?: number
  } = {},
) {
  let active = 'Old12345'
  const patched: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    auth: auth ?? { username: 'admin', password: 'Harbor12345' },
    session: false,
    checkCredentials: 'never',
    retry,
    fetch: async (_url, { method, headers, body }) => {
      if (method === 'GET') {
        if (probe) return probe()
        const [, given = ''] = /^Basic (.*)$/.exec(new Headers(headers).get('authorization') ?? '') ?? []
        return atob(given) === `robot$demo+ci:${active}` ? Response.json([]) : refusal(401)()
      }
      const { secret } = JSON.parse(String(body))
      const way = ways[Math.min(patched.length, ways.length - 1)] ?? 'ok'
      patched.push(secret)
      if (way === 'ok' || way === 'lost after') active = secret
      if (typeof way === 'number') return refusal(way)()
      return way === 'ok' ? Response.json({}) : lost()
    },
  })
  return { harbor, patched, active: () => active }
}

// The pauses between the attempts are not waited for.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function afterPauses<T>(call: Promise<T>): Promise<T> {
  call.catch(() => {})
  await vi.advanceTimersByTimeAsync(5_000)
  return call
}

const keep = () => {
  const kept: string[] = []
  return { kept, onSecret: async (secret: string) => void kept.push(secret) }
}

describe('rotate', () => {
  test('hands over a secret that Harbor takes, before it sets it', async () => {
    const { harbor, patched, active } = harborWith(['ok'])
    const order: string[] = []
    let kept = ''
    const onSecret = async (secret: string) => {
      await Promise.resolve()
      kept = secret
      order.push(`kept, ${patched.length} set`)
    }
    expect(await harbor.robots.rotate(robot, { onSecret })).toBe(robot)
    expect(order).toEqual(['kept, 0 set'])
    expect(patched).toEqual([kept])
    expect(active()).toBe(kept)
    expect(kept).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{32}Aa0$/)
  })

  test('sets nothing where nobody keeps the secret', async () => {
    const { harbor, patched } = harborWith(['ok'])
    let shown = ''
    const onSecret = (secret: string) => {
      shown = secret
      throw new Error(`vault: cannot write ${secret}`)
    }
    const error = await rejection(harbor.robots.rotate(robot, { onSecret }))
    expect(error).toBeInstanceOf(RobotRotationError)
    expect(error).toMatchObject({ active: 'old', outcome: 'refused' })
    expect(String(error)).toMatch(/its old secret is valid: vault: cannot write \[hidden\]$/)
    expect(JSON.stringify(error)).toContain('vault: cannot write [hidden]')
    expect(inspect(error)).toContain('vault: cannot write')
    expect(inspect(error) + JSON.stringify(error)).not.toContain(shown)
    expect(patched).toEqual([])
  })

  test.each<[string, Parameters<typeof harborWith>[0], number]>([
    ['sends it again where the connection was lost before it came', ['lost before', 'ok'], 2],
    ['sends the same again where the answer was lost', ['lost after', 'ok'], 2],
    ['sends it again after a 503', [503, 'ok'], 2],
    ['asks the robot itself where every answer was lost', ['lost after'], 3],
  ])('%s', async (_what, ways, times) => {
    const { harbor, patched, active } = harborWith(ways)
    const { kept, onSecret } = keep()
    await afterPauses(harbor.robots.rotate(robot, { onSecret }))
    expect(patched).toEqual(Array(times).fill(kept[0]))
    expect(active()).toBe(kept[0])
  })

  test('sends it once with `retry: 0`, of the client or of the call', async () => {
    const once = harborWith(['lost before', 'ok'], { retry: 0 })
    const { onSecret } = keep()
    const error = await rejection(afterPauses(once.harbor.robots.rotate(robot, { onSecret })))
    expect(error).toMatchObject({ active: 'old' })
    expect(once.patched).toHaveLength(1)
    const often = harborWith(['lost before', 'ok'])
    await rejection(afterPauses(often.harbor.robots.rotate(robot, { onSecret }, { retry: 0 })))
    expect(often.patched).toHaveLength(1)
  })

  test.each<[string, Parameters<typeof harborWith>[0], 'old' | 'new' | 'unknown', object]>([
    ['is refused', [403], 'old', {}],
    ['never comes', ['lost before'], 'old', {}],
    ['never comes, and Harbor cannot be asked', ['lost before'], 'unknown', { probe: lost }],
    ['is in doubt, and Harbor has another trouble', [500], 'unknown', { probe: refusal(502) }],
  ])('says which secret is valid where the request %s', async (_what, ways, active, more) => {
    const { harbor } = harborWith(ways, more)
    const { kept, onSecret } = keep()
    const error = await rejection(afterPauses(harbor.robots.rotate(robot, { onSecret })))
    expect(error).toMatchObject({ name: 'RobotRotationError', active })
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(kept[0])
  })

  test('says what was thrown that is no error', async () => {
    const { harbor } = harborWith(['ok'])
    const onSecret = () => Promise.reject('the vault is sealed')
    const error = await rejection(harbor.robots.rotate(robot, { onSecret }))
    expect(String(error)).toMatch(/: the vault is sealed$/)
  })

  test('refuses a robot that has expired, before anybody gets a secret', async () => {
    const { harbor, patched } = harborWith(['ok'])
    const { kept, onSecret } = keep()
    const expired = { ...robot, expires_at: Math.floor(Date.now() / 1000) - 1 }
    const error = await rejection(harbor.robots.rotate(expired, { onSecret }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({
      argument: 'robot',
      message: expect.stringMatching(/expired.*robotDuration\(/),
    })
    expect([...kept, ...patched]).toEqual([])
    const valid = { ...robot, expires_at: Math.floor(Date.now() / 1000) + 60 }
    await harbor.robots.rotate(valid, { onSecret })
    expect(patched).toEqual(kept)
  })

  test('cannot tell of a robot that may not log in', async () => {
    const { harbor } = harborWith(['lost after'])
    const { onSecret } = keep()
    const disabled = harbor.robots.rotate({ ...robot, disable: true }, { onSecret })
    expect(await rejection(afterPauses(disabled))).toMatchObject({ active: 'unknown' })
  })

  test('takes a function for the secret of the client itself', async () => {
    const { onSecret } = keep()
    const fixed = harborWith(['ok'], { auth: { robot: robot.name, secret: 'Old12345' } })
    const error = await rejection(fixed.harbor.robots.rotate(robot, { onSecret }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument: 'robot' })
    // By its name it is known before anything is asked; by its id when it has been read.
    const sent: string[] = []
    const fetch = async (url: string) => {
      sent.push(new URL(url).pathname)
      return Response.json(robot)
    }
    const auth = { robot: robot.name, secret: 'Old12345' }
    const { robots } = new Harbor({ url: 'https://harbor.example.com', auth, fetch })
    for (const [given, requests] of [
      [robot.name, []],
      [robot.id, ['/api/v2.0/robots/34']],
    ] as const) {
      expect(await rejection(robots.rotate(given, { onSecret }))).toMatchObject({ argument: 'robot' })
      expect(sent).toEqual(requests)
    }
    let secret = 'Old12345'
    const own = harborWith(['ok'], { auth: { robot: robot.name, secret: () => secret } })
    await own.harbor.robots.rotate(robot, {
      onSecret(made) {
        secret = made
      },
    })
    expect(own.active()).toBe(secret)
  })
})

describe('expiring', () => {
  const day = 86_400
  const now = Math.floor(Date.now() / 1000)
  const at = (id: number, days: number) => ({ ...robot, id, expires_at: days === -1 ? -1 : now + days * day })

  function harborOf(robots: Readonly<Record<string, readonly Robot[]>>): { harbor: Harbor; asked: string[] } {
    const asked: string[] = []
    const fetch = async (url: string) => {
      const { pathname, searchParams } = new URL(url)
      const [, project = 'system'] = /ProjectID=(\d+)/.exec(searchParams.get('q') ?? '') ?? []
      asked.push(pathname.endsWith('/projects') ? 'projects' : project)
      const projects = [
        { project_id: 2, name: 'b' },
        { project_id: 1, name: 'a' },
      ]
      const body = pathname.endsWith('/projects') ? projects : (robots[project] ?? [])
      return Response.json(body, { headers: countOf(body) })
    }
    return { harbor: new Harbor({ url: 'https://harbor.example.com', retry: 0, fetch }), asked }
  }

  test('finds those of the system and of all projects, the first to expire first', async () => {
    const { harbor, asked } = harborOf({
      system: [at(9, -1), at(8, 3)],
      1: [at(7, 40), at(6, 5)],
      2: [at(5, -2)],
    })
    const found = await harbor.robots.expiring({ within: 7 * day * 1000 })
    expect(found.map(({ id }) => id)).toEqual([5, 8, 6])
    expect(asked.sort()).toEqual(['1', '2', 'projects', 'system'])
  })

  test('looks further ahead than a timer can', async () => {
    const { harbor } = harborOf({ system: [at(9, 80), at(8, 100)], 1: [], 2: [] })
    const found = await harbor.robots.expiring({ within: 90 * day * 1000 })
    expect(found.map(({ id }) => id)).toEqual([9])
  })

  test('looks into one project only', async () => {
    const { harbor, asked } = harborOf({ 1: [at(7, 1)] })
    expect(await harbor.robots.expiring({ within: 7 * day * 1000, project: 1 })).toHaveLength(1)
    expect(asked).toEqual(['1'])
  })
})
