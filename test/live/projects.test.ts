import { expect, test } from 'vitest'
import { ConflictError, InvalidArgumentError, NotFoundError, PreconditionFailedError } from '../../src/index'
import { describeLive, unique } from './describe-live'
import { pushImage } from './push-image'

describeLive('projects', (live) => {
  test('makes, finds, changes and deletes a project', async () => {
    const { harbor } = live
    const name = unique()
    live.later(() => harbor.projects.delete(name))
    const { id, location } = await harbor.projects.create({
      project_name: name,
      metadata: { public: 'true', auto_scan: 'true' },
      storage_limit: 1024 ** 3,
    })
    expect(location).toBe(`/api/v2.0/projects/${id}`)

    const byName = await harbor.projects.get(name)
    expect(byName).toMatchObject({ project_id: id, name, repo_count: 0, metadata: { public: 'true' } })
    expect(await harbor.projects.get(id)).toEqual(byName)
    expect((await harbor.projects.summary(name)).quota?.hard.storage).toBe(1024 ** 3)

    await harbor.projects.update(name, { metadata: { public: 'false' } })
    // Only what is given is changed.
    expect((await harbor.projects.get(name)).metadata).toMatchObject({ public: 'false', auto_scan: 'true' })

    expect(await harbor.projects.deletable(name)).toEqual({ deletable: true })
    expect(await harbor.projects.exists(name)).toBe(true)
    await harbor.projects.delete(id)
    expect(await harbor.projects.exists(name)).toBe(false)
    expect(await harbor.projects.exists(id)).toBe(false)
  })

  test('takes a text for a name, also one of digits', async () => {
    const { harbor } = live
    const name = String(Math.floor(Math.random() * 1e9) + 1e9)
    live.later(() => harbor.projects.delete(name))
    const { id } = await harbor.projects.create({ project_name: name })

    expect((await harbor.projects.get(name)).project_id).toBe(id)
    await expect(harbor.projects.get(Number(name))).rejects.toBeInstanceOf(NotFoundError)
    expect(await harbor.projectMetadata.get(name, 'public')).toBe('false')
    expect((await harbor.members.list(name)).total).toBe(1)
  })

  test('says what is wrong with a name', async () => {
    const { harbor } = live
    const name = await live.makeProject()
    await expect(harbor.projects.create({ project_name: name })).rejects.toMatchObject({
      name: 'ConflictError',
      code: 'CONFLICT',
      outcome: 'refused',
    })
    await expect(harbor.projects.create({ project_name: name })).rejects.toBeInstanceOf(ConflictError)
    await expect(harbor.projects.create({ project_name: 'Not Valid' })).rejects.toMatchObject({ status: 400 })
    await expect(harbor.projects.get('')).rejects.toBeInstanceOf(InvalidArgumentError)
    const missing = unique()
    await expect(harbor.projects.get(missing)).rejects.toMatchObject({
      name: 'NotFoundError',
      code: 'NOT_FOUND',
      operation: 'getProject',
      requestId: expect.any(String),
    })
  })

  test('does not delete a project with repositories in it', async () => {
    const { harbor } = live
    const name = await live.makeProject()
    await pushImage(live, `${name}/app`, 'v1')

    await expect(harbor.projects.delete(name)).rejects.toBeInstanceOf(PreconditionFailedError)
    const { deletable, message } = await harbor.projects.deletable(name)
    expect({ deletable, message }).toEqual({
      deletable: undefined,
      message: expect.stringContaining('repositories'),
    })
  })

  test('lists by part of a name, by filter and by sort', async () => {
    const { harbor } = live
    const prefix = unique('list')
    const names = ['a', 'b', 'c'].map((letter) => `${prefix}-${letter}`)
    for (const project_name of names) {
      live.later(() => harbor.projects.delete(project_name))
      await harbor.projects.create({ project_name })
    }
    const namesOf = (projects: readonly { name: string }[]) => projects.map(({ name }) => name)

    // The newest first.
    const newestFirst = [...names].reverse()
    expect(namesOf(await harbor.projects.list({ name: prefix }).all())).toEqual(newestFirst)
    expect(namesOf(await harbor.projects.list({ name: prefix, sort: 'name', page_size: 2 }).all())).toEqual(
      names,
    )
    expect(namesOf(await harbor.projects.list({ q: { name: `${prefix}-b` } }).all())).toEqual([`${prefix}-b`])

    const page = await harbor.projects.list({ name: prefix, page_size: 2 })
    expect({ items: namesOf(page.items), total: page.total }).toEqual({
      items: newestFirst.slice(0, 2),
      total: 3,
    })
    const next = await page.next()
    expect(namesOf(next?.items ?? [])).toEqual(newestFirst.slice(2))
    expect(await next?.next()).toBeUndefined()
  })

  test('sets, reads and deletes a single metadata', async () => {
    const { harbor } = live
    const name = await live.makeProject()
    await harbor.projectMetadata.set(name, 'auto_scan', 'true')
    expect(await harbor.projectMetadata.get(name, 'auto_scan')).toBe('true')
    await harbor.projectMetadata.set(name, 'auto_scan', 'false')
    expect(await harbor.projectMetadata.list(name)).toMatchObject({ public: 'false', auto_scan: 'false' })
    await harbor.projectMetadata.delete(name, 'auto_scan')
    expect(await harbor.projectMetadata.get(name, 'auto_scan')).toBeUndefined()
  })

  test('shows the quota of a project by its name, and changes it', async () => {
    const { harbor } = live
    const name = await live.makeProject()
    const { size } = await pushImage(live, `${name}/app`, 'v1')
    await harbor.quotas.update(name, { hard: { storage: 10 * 1024 ** 2 } })
    // A Harbor that counts in Redis writes it down later (QUOTA_UPDATE_PROVIDER).
    const used = async () => (await harbor.quotas.get(name)).used.storage
    await expect.poll(used, { timeout: 20_000, interval: 500 }).toBe(size)
    const quota = await harbor.quotas.get(name)
    expect(quota).toMatchObject({ hard: { storage: 10 * 1024 ** 2 }, ref: { name } })
    expect((await harbor.quotas.get(quota.id)).hard).toEqual(quota.hard)
    await harbor.quotas.update(quota.id, { hard: { storage: -1 } })
    expect((await harbor.quotas.get(name)).hard.storage).toBe(-1)
  })
})
