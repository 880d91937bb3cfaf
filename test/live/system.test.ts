import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { Harbor, NotFoundError, UnauthorizedError } from '../../src/index'
import { rawClient } from '../../src/raw/index'
import { describeLive, unique } from './describe-live'
import { pushImage } from './push-image'

describeLive('the system', (live) => {
  test('says how it is, who it is, and that it is there', async () => {
    const { harbor } = live
    const health = await harbor.system.health()
    expect(health.components.map(({ name }) => name)).toContain('core')
    expect(await harbor.system.ping()).toBe('Pong')
    const info = await harbor.system.info()
    expect(info).toMatchObject({
      auth_mode: expect.any(String),
      harbor_version: expect.stringMatching(/^v2\./),
    })
    // Anonymous callers are not told the version.
    expect((await live.as(undefined).system.info()).harbor_version).toBeUndefined()
  })

  test('says how much room it has, what robots may do, and which CA it offers', async () => {
    const { harbor } = live
    expect((await harbor.system.volumes()).storage.length).toBeGreaterThan(0)
    const { project, system } = await harbor.permissions.list()
    expect(project).toContainEqual({ resource: 'repository', action: 'pull' })
    expect(system).toEqual(expect.arrayContaining([{ resource: 'label', action: 'read' }]))
    const certificate = await harbor.system.certificate().catch((error: unknown) => error)
    if (typeof certificate === 'string') expect(certificate).toContain('-----BEGIN CERTIFICATE-----')
    else expect(certificate).toBeInstanceOf(NotFoundError)
  })

  test('finds projects and repositories by a part of their names, counts them, and shows icons', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const repository = `${project}/app`
    await pushImage(live, repository, 'v1')
    const found = await harbor.system.search(project.slice(2))
    expect(found.project.map(({ name }) => name)).toContain(project)
    expect(found.repository).toMatchObject([{ repository_name: repository, artifact_count: 1 }])
    expect(await live.as(undefined).system.search(project)).toEqual({ project: [], repository: [] })
    const { total_project_count, total_storage_consumption } = await harbor.system.statistics()
    expect(total_project_count).toBeGreaterThan(0)
    expect(total_storage_consumption).toBeGreaterThan(0)
    const { icon = '' } = await harbor.artifacts.get(`${repository}:v1`)
    expect(await harbor.icons.get(icon)).toMatch(/^data:image\/png;base64,./)
  })

  test('gives the answer beside the value', async () => {
    const { data, response } = await live.harbor.system.ping().withResponse()
    expect({ data, status: response.status }).toEqual({ data: 'Pong', status: 200 })
    expect(response.headers.get('x-request-id')).toMatch(/.+/)
  })

  test('takes any operation by its path', async () => {
    const project = await live.makeProject()
    const { data, error } = await rawClient(live.harbor).GET('/projects/{project_name_or_id}', {
      params: { path: { project_name_or_id: project } },
    })
    expect({ name: data?.name, error }).toEqual({ name: project, error: undefined })
    const missing = await rawClient(live.harbor).GET('/projects/{project_name_or_id}', {
      params: { path: { project_name_or_id: unique() } },
    })
    expect(missing.response.status).toBe(404)
  })

  test('works with the URL of the API too', async () => {
    const harbor = new Harbor({ url: `${live.url}/api/v2.0/`, auth: live.admin })
    expect(await harbor.system.ping()).toBe('Pong')
  })

  test('refuses wrong credentials where it takes some', async () => {
    const harbor = live.as({ username: unique('nobody'), password: 'Wrong-Password-1' })
    await expect(harbor.users.current()).rejects.toBeInstanceOf(UnauthorizedError)
  })

  test('asks for the secret again after a 401', async () => {
    const { username, password } = await live.makeUser()
    const secrets = ['Outdated-Secret-1', password]
    const harbor = new Harbor({
      url: live.url,
      auth: { username, password: async () => secrets.shift() ?? password },
    })
    // A failed login keeps the right password out for 1.5 s (recordings: session.json).
    const current = harbor.users.current()
    await expect(
      current.catch(async (error: unknown) => {
        if (!(error instanceof UnauthorizedError)) throw error
        await new Promise((resolve) => setTimeout(resolve, 2_000))
        return harbor.users.current()
      }),
    ).resolves.toMatchObject({ username })
  })

  test('says that nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    const harbor = new Harbor({ url: `http://127.0.0.1:${port}`, retry: 0 })
    await expect(harbor.system.ping()).rejects.toMatchObject({
      name: 'HarborConnectionError',
      code: 'ECONNREFUSED',
      outcome: 'not-sent',
    })
  })
})
