import { expect, test } from 'vitest'
import { NotFoundError, preheatFilters, preheatTrigger } from '../../src/index'
import { describeLive, unique } from './describe-live'
import { startListener } from './listener'
import { pushImage } from './push-image'

describeLive('preheating', (live) => {
  /** Nobody listens there: an instance is not asked before it is needed. */
  async function makeInstance(at = 'http://127.0.0.1:9'): Promise<string> {
    const name = unique('kraken')
    const { preheatInstances } = live.harbor
    live.later(() => preheatInstances.delete(name))
    const { location } = await preheatInstances.create({
      ...{ name, vendor: 'kraken', endpoint: `${at}/${name}` },
      ...{ auth_mode: 'NONE', enabled: true },
    })
    expect(location).toMatch(new RegExp(`/${name}$`))
    return name
  }

  test('knows instances by their names', async () => {
    const { preheatInstances } = live.harbor
    const name = await makeInstance()
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

  test('has policies in projects, whose filters and triggers are objects', async () => {
    const { preheatInstances, preheatPolicies } = live.harbor
    const instance = await makeInstance()
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

  test('starts a policy, which asks the instance first', async () => {
    const { preheatInstances, preheatPolicies } = live.harbor
    const { id: provider_id } = await preheatInstances.get(await makeInstance())
    const [project, name] = [await live.makeProject(), unique('heat')]
    live.later(() => preheatPolicies.delete(project, name))
    await preheatPolicies.create(project, { name, provider_id, filters: [], enabled: true })
    // Harbor looks at the instance's health before it makes an execution.
    await expect(preheatPolicies.start(project, name)).rejects.toMatchObject({ status: 500 })
    expect((await preheatPolicies.executions(project, name)).items).toEqual([])
    await expect(preheatPolicies.execution(project, name, 987654)).rejects.toBeInstanceOf(NotFoundError)
    await preheatPolicies.delete(project, name)
  })

  test('tells an instance of the images of a project, and waits for it', async (context) => {
    const { preheatInstances, preheatPolicies } = live.harbor
    const { id: provider_id } = await preheatInstances.get(await makeInstance(await startListener(live)))
    const reached = await preheatInstances.ping({ id: provider_id }).catch(String)
    if (reached !== undefined) context.skip(`Harbor does not reach this machine: ${reached}`)
    const [project, name] = [await live.makeProject(), unique('heat')]
    await pushImage(live, `${project}/app`, 'v1')
    live.later(() => preheatPolicies.delete(project, name))
    await preheatPolicies.create(project, {
      ...{ name, provider_id, enabled: true },
      filters: [
        { type: 'repository', value: '**' },
        { type: 'tag', value: 'v*' },
      ],
    })
    const { id } = await preheatPolicies.start(project, name)
    const seen: number[] = []
    const ended = await preheatPolicies.wait(project, name, id, {
      ...{ interval: 200, totalTimeout: 120_000 },
      onProgress: ({ done }) => seen.push(done),
    })
    expect(ended).toMatchObject({ id, status: 'Success' })
    expect(seen.at(-1)).toBe(1)
    const [task] = (await preheatPolicies.tasks(project, name, id)).items
    expect(await preheatPolicies.log(project, name, id, task?.id ?? 0)).toContain('[INFO]')
    expect((await preheatPolicies.executions(project, name)).items.map((one) => one.id)).toEqual([id])
    // Harbor thinks for a while that it goes on, and one that has ended stays as it is.
    await preheatPolicies.stop(project, name, id)
    const status = async () => (await preheatPolicies.execution(project, name, id)).status
    await expect.poll(status, { timeout: 60_000, interval: 500 }).toBe('Success')
  }, 180_000)
})
