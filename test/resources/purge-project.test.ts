import { describe, expect, test } from 'vitest'
import {
  Harbor,
  type ImmutableRule,
  InvalidArgumentError,
  ProjectPurgeError,
  type ReplicationPolicy,
} from '../../src/index'
import { findExchange } from './recorded-exchange'
import { countOf } from './script'

const [rule] = findExchange('immutable.json', 'ListImmuRules', 'all').response.body as ImmutableRule[]
if (rule === undefined) throw new Error('nothing was recorded')
const [recorded] = findExchange('replication.json', 'listReplicationPolicies', 'by name').response
  .body as ReplicationPolicy[]

const deleting = {
  ...recorded,
  name: 'mirror',
  enabled: true,
  trigger: { type: 'event_based' },
  deletion: true,
  src_registry: { id: 0 },
  filters: [{ type: 'name', value: 'demo/**' }],
}

/** A Harbor with one project, in which the requests that match `fails` answer otherwise. */
function holding({
  repositories = ['demo/app', 'demo/web/api'],
  policies = [],
  fails = () => undefined,
  rule: made = rule,
}: {
  repositories?: readonly string[]
  policies?: readonly object[]
  fails?: (request: string, count: number) => Response | undefined
  rule?: typeof rule
}) {
  let left = [...repositories]
  let rules = [made]
  const asked: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    retry: 0,
    fetch: async (url, { method }) => {
      const path = decodeURIComponent(decodeURIComponent(new URL(url).pathname.replace('/api/v2.0', '')))
      const request = `${method} ${path}`
      asked.push(request)
      const failure = fails(request, asked.length)
      if (failure !== undefined) return failure
      const list = (body: unknown) => Response.json(body, { headers: countOf(body) })
      if (request === 'GET /projects/demo') return Response.json({ project_id: 7, name: 'demo' })
      if (request === 'GET /replication/policies') return list(policies)
      if (request === 'GET /projects/7/immutabletagrules') return list(rules)
      if (request === 'GET /projects/demo/repositories') {
        return list(left.map((name, index) => ({ id: left.length - index, name, artifact_count: 2 })))
      }
      if (request === 'DELETE /projects/7/immutabletagrules/1') rules = []
      if (request === 'POST /projects/7/immutabletagrules') {
        return new Response(null, { status: 201, headers: { location: '/immutabletagrules/9' } })
      }
      const [, gone] = /^DELETE \/projects\/(demo)\/repositories\/(.*)$/.exec(request)?.slice(1) ?? []
      left = left.filter((name) => name !== `demo/${gone}`)
      return new Response(null, { status: 200 })
    },
  })
  const changes = () => asked.filter((request) => !request.startsWith('GET'))
  return { harbor, asked, changes }
}

const confirm = { confirm: 'demo' }

describe('purging a project', () => {
  test('takes its rules away, then its repositories, then the project by its id', async () => {
    const { harbor, changes } = holding({})
    const progress: unknown[] = []
    const done = await harbor.projects.purge('demo', { ...confirm, onProgress: (one) => progress.push(one) })
    expect(changes()).toEqual([
      'DELETE /projects/7/immutabletagrules/1',
      'DELETE /projects/demo/repositories/app',
      'DELETE /projects/demo/repositories/web/api',
      'DELETE /projects/7',
    ])
    expect(done).toEqual({
      project_id: 7,
      name: 'demo',
      repositories: ['demo/app', 'demo/web/api'],
      artifacts: 4,
      immutableRules: [rule],
      replicationPolicies: [],
    })
    expect(progress).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ])
  })

  test('changes nothing in a dry run, which tells of replications, too', async () => {
    const { harbor, changes } = holding({ policies: [deleting] })
    const plan = await harbor.projects.purge('demo', { ...confirm, dryRun: true })
    expect(plan).toMatchObject({
      artifacts: 4,
      immutableRules: [rule],
      replicationPolicies: [{ name: 'mirror' }],
    })
    expect(changes()).toEqual([])
  })

  test.each([
    ['of its project', {}, true],
    ['of all projects', { filters: null }, true],
    ['of a pattern that may be its project', { filters: [{ type: 'name', value: '{demo,other}/**' }] }, true],
    ['of a part of it', { filters: [{ type: 'name', value: 'demo/web/*' }] }, true],
    ['of other labels only', { filters: [{ type: 'label', value: ['a'] }] }, true],
    ['that calls it otherwise', { deletion: false, replicate_deletion: true }, true],
    ['of another project', { filters: [{ type: 'name', value: 'demo2/**' }] }, false],
    ['that is off', { enabled: false }, false],
    ['that deletes nothing', { deletion: false, replicate_deletion: false }, false],
    ['that runs by hand', { trigger: { type: 'manual' } }, false],
    ['from the other side', { src_registry: { id: 4 } }, false],
  ])('is stopped by a replication %s: %j', async (_what, change, stops) => {
    const { harbor, changes } = holding({ policies: [{ ...deleting, ...change }] })
    const purge = harbor.projects.purge('demo', confirm)
    if (!stops) await purge
    else {
      await expect(purge).rejects.toMatchObject({ argument: 'replicateDeletions' })
      await expect(purge).rejects.toThrow("the replication policy 'mirror' would delete it on the other side")
    }
    expect(changes().length > 0).toBe(!stops)
  })

  test('goes on where that is meant', async () => {
    const { harbor, changes } = holding({ policies: [deleting] })
    await harbor.projects.purge('demo', { ...confirm, replicateDeletions: true })
    expect(changes().at(-1)).toBe('DELETE /projects/7')
  })

  test('is stopped where the caller may not see replications', async () => {
    const fails = (request: string) =>
      request.includes('/replication/') ? Response.json({}, { status: 403 }) : undefined
    const { harbor, changes } = holding({ fails })
    await expect(harbor.projects.purge('demo', confirm)).rejects.toThrow(/only an administrator may know/)
    expect(changes()).toEqual([])
    await harbor.projects.purge('demo', { ...confirm, replicateDeletions: true })
    expect(changes()).toHaveLength(4)
  })

  test('puts the rules back where it fails, says what is gone, and goes on when called again', async () => {
    let broken = true
    const fails = (request: string) =>
      broken && request === 'DELETE /projects/demo/repositories/web/api'
        ? Response.json({ errors: [{ code: 'PRECONDITION', message: 'no' }] }, { status: 412 })
        : undefined
    const { harbor, changes } = holding({ fails })
    const error: unknown = await harbor.projects.purge('demo', confirm).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProjectPurgeError)
    expect(error).toMatchObject({ deleted: ['demo/app'], lostRules: [], cause: { status: 412 } })
    expect((error as Error).message).toMatch(
      /'demo' is not purged, 1 repositories are gone: DELETE .*Call it again/,
    )
    expect(changes().at(-1)).toBe('POST /projects/7/immutabletagrules')
    broken = false
    await harbor.projects.purge('demo', confirm)
    expect(changes().slice(-2)).toEqual(['DELETE /projects/demo/repositories/web/api', 'DELETE /projects/7'])
  })

  // Harbor makes every rule enabled.
  test('puts a rule back as it was where it was switched off', async () => {
    const fails = (request: string) =>
      request.startsWith('DELETE /projects/demo/repositories')
        ? Response.json({}, { status: 403 })
        : undefined
    const { harbor, changes } = holding({ fails, rule: { ...rule, disabled: true } })
    await expect(harbor.projects.purge('demo', confirm)).rejects.toThrow(ProjectPurgeError)
    expect(changes().slice(-2)).toEqual([
      'POST /projects/7/immutabletagrules',
      'PUT /projects/7/immutabletagrules/9',
    ])
  })

  test('names the rules that it could not put back', async () => {
    const fails = (request: string) =>
      /^(DELETE \/projects\/demo\/repositories|POST)/.test(request)
        ? Response.json({}, { status: 403 })
        : undefined
    const purge = holding({ fails }).harbor.projects.purge('demo', confirm)
    await expect(purge).rejects.toMatchObject({ deleted: [], lostRules: [rule] })
    await expect(purge).rejects.toThrow('1 immutable rules could not be put back')
  })

  test('stops where the name is that of another project by now', async () => {
    const fails = (request: string, count: number) =>
      count > 6 && request === 'GET /projects/demo'
        ? Response.json({ project_id: 8, name: 'demo' })
        : undefined
    const { harbor, changes } = holding({ fails })
    await expect(harbor.projects.purge('demo', confirm)).rejects.toThrow(
      'its name is that of another project',
    )
    expect(changes().filter((request) => request.includes('/repositories/'))).toEqual([])
  })

  test('is over where somebody else has deleted it meanwhile', async () => {
    const fails = (request: string, count: number) =>
      count > 5 && /repositories$|^DELETE \/projects\/7$/.test(request)
        ? Response.json({ errors: [{ code: 'NOT_FOUND', message: 'gone' }] }, { status: 404 })
        : undefined
    const { harbor } = holding({ fails })
    expect((await harbor.projects.purge('demo', confirm)).project_id).toBe(7)
  })

  test('empties it once more where something is pushed before it is deleted, and not for ever', async () => {
    let refusals = 1
    const fails = (request: string) =>
      request === 'DELETE /projects/7' && refusals-- > 0 ? Response.json({}, { status: 412 }) : undefined
    const { harbor, changes } = holding({ fails })
    await harbor.projects.purge('demo', confirm)
    expect(changes().slice(-2)).toEqual(['DELETE /projects/7', 'DELETE /projects/7'])
    refusals = 1000
    await expect(harbor.projects.purge('demo', confirm)).rejects.toThrow('others go on pushing to it')
  })

  test('ends with the signal, with the rules in force', async () => {
    const controller = new AbortController()
    const { harbor, changes } = holding({})
    const purge = harbor.projects.purge('demo', {
      ...confirm,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    })
    await expect(purge).rejects.toThrow('enough')
    expect(changes().at(-1)).toBe('POST /projects/7/immutabletagrules')
  })

  test.each([[undefined], ['other'], ['']])('wants the name once more, not %j', async (wrong) => {
    const { harbor, asked } = holding({})
    // @ts-expect-error what the types forbid
    const purge = harbor.projects.purge('demo', { confirm: wrong })
    await expect(purge).rejects.toThrow(InvalidArgumentError)
    await expect(purge).rejects.toMatchObject({ argument: 'confirm' })
    expect(asked).toEqual([])
  })

  test('wants the name of a project that is given by its id, too', async () => {
    const { harbor, changes } = holding({
      fails: (request) =>
        request === 'GET /projects/7' ? Response.json({ project_id: 7, name: 'demo' }) : undefined,
    })
    const purge = harbor.projects.purge(7, { confirm: '7' })
    await expect(purge).rejects.toThrow("must be the name of the project, 'demo'")
    expect(changes()).toEqual([])
    expect((await harbor.projects.purge(7, confirm)).name).toBe('demo')
  })
})
