import { expect, test } from 'vitest'
import { NotFoundError, retain, retentionTrigger } from '../../src/index'
import { describeLive } from './describe-live'
import { pushImage } from './push-image'

const wait = { interval: 200, totalTimeout: 120_000 }

describeLive('retention', (live) => {
  test('is set, read, changed and taken away, by the project', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    expect(await harbor.retention.get(project)).toBeUndefined()
    await expect(harbor.retention.start(project)).rejects.toBeInstanceOf(NotFoundError)

    const rules = [retain.mostRecentlyPulled(10).tags('**')]
    const trigger = retentionTrigger.scheduled('0 0 2 * * *')
    const { id } = await harbor.retention.set(project, { rules, trigger })
    const policy = await harbor.retention.get(project)
    expect(policy).toMatchObject({ id, algorithm: 'or', rules, scope: { level: 'project' } })
    expect(policy?.trigger.settings).toMatchObject({ cron: '0 0 2 * * *' })
    expect(policy?.trigger.settings.next_scheduled_time).toMatch(/T02:00:00/)

    // Other rules leave the schedule as it is.
    await harbor.retention.set(project, { rules: [...rules, retain.always().tags('v*')] })
    const changed = await harbor.retention.get({ id })
    expect(changed?.rules).toHaveLength(2)
    expect(changed?.trigger.settings.cron).toBe('0 0 2 * * *')
    if (changed === undefined) return
    await harbor.retention.set(changed, { ...changed, trigger: retentionTrigger.manual() })
    expect((await harbor.retention.get(project))?.trigger.settings).toEqual({ cron: '' })
    await expect(harbor.retention.set(project, { rules: [...rules, ...rules] })).rejects.toMatchObject({
      name: 'ConflictError',
    })

    await harbor.retention.delete(project)
    expect(await harbor.retention.get(project)).toBeUndefined()
    expect((await harbor.retention.metadata()).templates.map(({ rule_template }) => rule_template)).toContain(
      'latestPulledN',
    )
  })

  test('deletes what no rule keeps, after a dry run that says so', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    for (const tag of ['v1', 'v2', 'dev-1', 'dev-2']) await pushImage(live, `${project}/app`, tag)
    await pushImage(live, `${project}/other`, 'dev-1')
    const tags = async () =>
      (await harbor.artifacts.list(`${project}/app`).all())
        .flatMap(({ tags }) => tags?.[0]?.name ?? [])
        .sort()

    const policy = await harbor.retention.set(project, {
      rules: [
        retain.always().repositories('app').tags('v*'),
        retain.always().repositories('other').tags('**'),
      ],
    })
    const dry = await harbor.retention.start(project, { dry_run: true })
    const would = await harbor.retention.wait(project, dry.id, wait)
    expect(would).toMatchObject({ status: 'Success', dry_run: true, trigger: 'MANUAL', policy_id: policy.id })
    const counts = would.tasks.map(({ repository, total, retained }) => [repository, total, retained]).sort()
    expect(counts).toEqual([
      ['app', 4, 2],
      ['other', 1, 1],
    ])
    expect(await tags()).toEqual(['dev-1', 'dev-2', 'v1', 'v2'])
    const [first] = would.tasks
    if (first === undefined) return
    expect(await harbor.retention.log(policy, dry.id, first.id)).toContain(`${project}/${first.repository}`)

    const { id } = await harbor.retention.start(policy)
    const done = await harbor.retention.wait(policy, id, wait)
    expect(done.dry_run ?? false).toBe(false)
    expect(await tags()).toEqual(['v1', 'v2'])
    const listed = await harbor.retention.executions(project).all()
    expect(listed.map((run) => run.id)).toEqual([id, dry.id])
    expect((await harbor.retention.tasks(project, id)).total).toBe(2)
    // It has ended: nothing happens.
    await harbor.retention.stop(project, id)
  })

  test('keeps so many of those that were pushed last, and reads untagged the right way round', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const counted = async (rules: Parameters<typeof harbor.retention.set>[1]['rules']) => {
      const policy = await harbor.retention.set(project, { rules })
      const { id } = await harbor.retention.start(policy, { dry_run: true })
      const [task] = (await harbor.retention.wait(policy, id, wait)).tasks
      return [task?.total, task?.retained]
    }
    for (const tag of ['a', 'b', 'c']) await pushImage(live, `${project}/app`, tag)
    await harbor.artifacts.deleteTag(`${project}/app:c`, 'c')

    expect(await counted([retain.mostRecentlyPushed(2).tags('**')])).toEqual([3, 2])
    expect(await counted([retain.always().tags('a')])).toEqual([3, 2])
    expect(await counted([retain.always().tags('a', { untagged: false })])).toEqual([3, 1])
    expect(await counted([retain.always().exceptTags('a')])).toEqual([3, 2])
    expect(await counted([retain.always().exceptTags('a', { untagged: false })])).toEqual([3, 1])
    expect(await counted([retain.always().tags('a', 'b', { untagged: false })])).toEqual([3, 2])
    expect(await counted([retain.always().repositories('x/**', 'a*').tags('**')])).toEqual([3, 3])
    expect(await counted([retain.always().repositories('x/**', 'y').tags('**')])).toEqual([
      undefined,
      undefined,
    ])
    expect(await counted([retain.pushedWithin(1).tags('**')])).toEqual([3, 3])
  })

  test('says of a project without repositories that nothing was to be done', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const policy = await harbor.retention.set(project, { rules: [retain.always().tags('**')] })
    const { id } = await harbor.retention.start(policy)
    expect(await harbor.retention.wait(policy, id, wait)).toMatchObject({ status: 'Success', tasks: [] })
  })
})
