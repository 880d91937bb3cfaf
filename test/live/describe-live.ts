import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { Harbor, NotFoundError } from '../../src/index'
import { createFakeHarbor, type ScannedArtifact, type VulnerabilitySeed } from '../../src/testing/index'
import { countingLogger } from './coverage'

/** What a live test has at hand. It makes what it needs under random names and removes it. */
export interface Live {
  readonly url: string
  /** Whether it is one of this package's own, so that others like it can be made beside it. */
  readonly isFake: boolean
  /** An administrator. */
  readonly harbor: Harbor
  readonly admin: { readonly username: string; readonly password: string }
  /** A client of the same Harbor as somebody else. */
  as(auth: { username: string; password: string } | { robot: string; secret: string } | undefined): Harbor
  /**
   * Removes something when the tests of this file are over, newest first. What is not there is fine: to be called before
   * the thing is made, whose answer may get lost.
   */
  later(remove: () => PromiseLike<unknown>): void
  /** Makes a private project, removed in the end with all that is in it. @returns its name */
  makeProject(): Promise<string>
  /** Makes a user, removed in the end. */
  makeUser(): Promise<{ username: string; password: string }>
}

interface Place {
  readonly name: string
  readonly isFake: boolean
  start(): Promise<{ url: string; admin: Live['admin']; stop(): Promise<void> }>
}

/** Letters and digits that no other run has. */
export function unique(prefix = 'live'): string {
  return `${prefix}-${randomBytes(5).toString('hex')}`
}

/**
 * The Harbor that `HARBOR_URL` names. Without one, and for `npm test`, which needs no server (the variable may be there for
 * other programs), the fake: as the core answers, and as Harbor's nginx lets it answer.
 */
function places(env: NodeJS.ProcessEnv): Place[] {
  const { HARBOR_URL: given, HARBOR_USERNAME: username, HARBOR_PASSWORD: password } = env
  if (!given || env.npm_lifecycle_event === 'test')
    return [fakePlace('the fake', false), fakePlace('the fake behind a proxy', true)]
  if (!username || !password) {
    throw new Error('HARBOR_URL is set: set HARBOR_USERNAME and HARBOR_PASSWORD to an administrator too.')
  }
  // A slash or the path of the API at its end is the client's to cut off; the registry is asked without the client.
  const url = new URL(given).origin
  const start = async () => ({ url, admin: { username, password }, stop: async () => {} })
  return [{ name: url, isFake: false, start }]
}

/**
 * By the tag, as the scanner stand-in of a real Harbor does it: `clean…` and `fail…`, and five vulnerabilities in all else;
 * `slow…` takes a while.
 */
async function find({ tags }: ScannedArtifact): Promise<readonly VulnerabilitySeed[] | 'failure'> {
  if (tags.some((tag) => tag.startsWith('slow'))) await setTimeout(2000, undefined, { ref: false })
  if (tags.some((tag) => tag.startsWith('fail'))) return 'failure'
  if (tags.some((tag) => tag.startsWith('clean'))) return []
  return [
    { id: 'CVE-2026-0001', severity: 'Critical', package: 'openssl', fix_version: '3.0.19', score: 9.8 },
    { id: 'CVE-2026-0002', severity: 'High', package: 'zlib', fix_version: '1.2.12', score: 7.5 },
    { id: 'CVE-2026-0003', severity: 'High', package: 'curl', score: 8.1 },
    { id: 'CVE-2025-1000', severity: 'Medium', package: 'glibc', fix_version: '2.37', score: 5.3 },
    { id: 'CVE-2024-2000', severity: 'Low', package: 'tar', score: 3.3 },
  ]
}

const caCertificate = '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n'

function fakePlace(name: string, behindProxy: boolean): Place {
  return {
    name,
    isFake: true,
    async start() {
      const fake = createFakeHarbor({ behindProxy, caCertificate, scanner: { find } })
      const server = await fake.listen()
      return { url: server.url, admin: fake.admin, stop: () => server.close() }
    },
  }
}

export function describeLive(title: string, suite: (live: Live) => void): void {
  describe.each(places(process.env))(`${title} on $name`, ({ name, isFake, start }) => {
    const removals: (() => PromiseLike<unknown>)[] = []
    let place: Awaited<ReturnType<typeof start>> | undefined
    let client: Harbor | undefined
    const logger = countingLogger(inject('liveCalls'), name)

    beforeAll(async () => {
      place = await start()
      client = live.as(place.admin)
    })
    afterAll(async () => {
      try {
        const failures = await runAll(removals)
        if (failures.length > 0)
          throw new AggregateError(failures, 'Something that was made was not removed.')
      } finally {
        await place?.stop()
      }
      // Over a slow line it takes as long as all tests of a file together.
    }, 300_000)

    const live: Live = {
      isFake,
      get url() {
        return started(place).url
      },
      get admin() {
        return started(place).admin
      },
      get harbor() {
        return started(client)
      },
      as: (auth) => new Harbor({ url: live.url, auth, logger }),
      later: (remove) => void removals.unshift(remove),
      async makeProject() {
        const name = unique()
        live.later(() => removeProject(live.harbor, name))
        await live.harbor.projects.create({ project_name: name, metadata: { public: 'false' } })
        return name
      },
      async makeUser() {
        const username = unique('user')
        const password = `Live-${randomBytes(8).toString('hex')}`
        live.later(() => live.harbor.users.delete(username))
        await live.harbor.users.create({
          username,
          password,
          email: `${username}@example.com`,
          realname: 'Live test',
        })
        return { username, password }
      },
    }
    suite(live)
  })
}

function started<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Only inside a test: the Harbor is not there before.')
  return value
}

/** With its labels and webhook policies, which Harbor would keep (goharbor/harbor `src/server/v2.0/handler/project.go`). */
async function removeProject(harbor: Harbor, project: string): Promise<void> {
  for (const { id } of await harbor.immutableRules.list(project).all()) {
    await harbor.immutableRules.delete(project, id)
  }
  for (const { name } of await harbor.repositories.list(project).all()) await harbor.repositories.delete(name)
  for (const { id } of await harbor.labels.list({ project }).all()) await harbor.labels.delete(id)
  for (const { id } of await harbor.webhookPolicies.list(project).all()) {
    await harbor.webhookPolicies.delete(project, id)
  }
  await harbor.projects.delete(project)
}

async function runAll(removals: readonly (() => PromiseLike<unknown>)[]): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const remove of removals) {
    try {
      await remove()
    } catch (error) {
      if (!(error instanceof NotFoundError)) failures.push(error)
    }
  }
  return failures
}
