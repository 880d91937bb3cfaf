import { expect, type TestContext, test } from 'vitest'
import { HarborApiError, NotFoundError, preheatFilters, preheatTrigger } from '../../src/index'
import { describeLive, unique } from './describe-live'

/** The fake answers 501 by name. */
async function unlessMissing<T>(context: TestContext, call: PromiseLike<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (error instanceof HarborApiError && error.status === 501) context.skip('the fake does not have it')
    throw error
  }
}

describeLive('preheating', (live) => {
  /** Nobody listens there: an instance is not asked before it is needed. */
  async function makeInstance(context: TestContext): Promise<string> {
    const name = unique('kraken')
    const { preheatInstances } = live.harbor
    live.later(() =>
      preheatInstances.delete(name).catch((error: unknown) => {
        if (!(error instanceof HarborApiError && error.status === 501)) throw error
      }),
    )
    const made = preheatInstances.create({
      ...{ name, vendor: 'kraken', endpoint: `http://127.0.0.1:9/${name}` },
      ...{ auth_mode: 'NONE', enabled: true },
    })
    const { location } = await unlessMissing(context, made)
    expect(location).toMatch(new RegExp(`/${name}$`))
    return name
  }

  test('knows instances by their names', async (context) => {
    const { preheatInstances } = live.harbor
    const name = await makeInstance(context)
    const providers = await preheatInstances.providers()
    expect(providers.map(({ id }) => id)).toEqual(expect.arrayContaining(['dragonfly', 'kraken']))
    expect(await preheatInstances.get(name)).toMatchObject({ name, vendor: 'kraken', enabled: true })
    expect((await preheatInstances.list().all()).map((each) => each.name)).toContain(name)
    await preheatInstances.update(name, { description: 'changed', enabled: false })
    const changed = await preheatInstances.get(name)
    expect(changed).toMatchObject({ description: 'changed', enabled: false, vendor: 'kraken' })
    await preheatInstances.update(changed, { enabled: true })
    await expect(preheatInstances.ping({ id: changed.id })).rejects.toMatchObject({ status: 500 })
    await preheatInstances.delete(name)
    expect(await preheatInstances.exists(name)).toBe(false)
  })

  test('has policies in projects, whose filters and triggers are objects', async (context) => {
    const { preheatInstances, preheatPolicies } = live.harbor
    const instance = await makeInstance(context)
    const { id: provider_id } = await preheatInstances.get(instance)
    const project = await live.makeProject()
    const [name, filters] = [unique('heat'), [{ type: 'repository', value: '**' } as const]]
    live.later(() => preheatPolicies.delete(project, name))
    const trigger = { type: 'scheduled', trigger_setting: { cron: '0 0 2 * * *' } } as const
    await preheatPolicies.create(project, { name, provider_id, filters, trigger, enabled: true })
    expect((await preheatPolicies.providers(project)).map(({ id }) => id)).toContain(provider_id)
    const policy = await preheatPolicies.get(project, name)
    expect(policy).toMatchObject({ name, provider_id, provider_name: instance, enabled: true })
    expect([preheatFilters(policy), preheatTrigger(policy)]).toEqual([filters, trigger])
    await preheatPolicies.update(project, name, { description: 'changed', trigger: { type: 'manual' } })
    expect(await preheatPolicies.list(project)).toMatchObject({
      total: 1,
      items: [{ description: 'changed' }],
    })
    const { project_id } = await live.harbor.projects.get(project)
    expect(await preheatPolicies.exists(project_id, name)).toBe(true)
    await preheatPolicies.delete(project, name)
    await expect(preheatPolicies.get(project, name)).rejects.toBeInstanceOf(NotFoundError)
  })

  test('starts a policy, which asks the instance first', async (context) => {
    const { preheatInstances, preheatPolicies } = live.harbor
    const { id: provider_id } = await preheatInstances.get(await makeInstance(context))
    const [project, name] = [await live.makeProject(), unique('heat')]
    live.later(() => preheatPolicies.delete(project, name))
    await preheatPolicies.create(project, { name, provider_id, filters: [], enabled: true })
    // Harbor looks at the instance's health before it makes an execution.
    await expect(preheatPolicies.start(project, name)).rejects.toMatchObject({ status: 500 })
    expect((await preheatPolicies.executions(project, name)).items).toEqual([])
    await expect(preheatPolicies.execution(project, name, 987654)).rejects.toBeInstanceOf(NotFoundError)
    await preheatPolicies.delete(project, name)
  })
})
