import { expect, test } from 'vitest'
import { immutable, replicationFilter, replicationTrigger } from '../../src/index'
import { describeLive, unique } from './describe-live'
import { pushImage } from './push-image'

describeLive('purging a project', (live) => {
  test('empties it, although tags are immutable, after a dry run that says what there is', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1')
    await pushImage(live, `${project}/web/api`, 'v1')
    await pushImage(live, `${project}/web/api`, 'v2')
    await harbor.immutableRules.create(project, immutable.tags('v*'))

    const plan = await harbor.projects.purge(project, { confirm: project, dryRun: true })
    expect(plan).toMatchObject({ name: project, artifacts: 3, replicationPolicies: [] })
    expect([...plan.repositories].sort()).toEqual([`${project}/app`, `${project}/web/api`])
    expect(plan.immutableRules).toHaveLength(1)
    expect((await harbor.projects.get(project)).repo_count).toBe(2)

    const progress: number[] = []
    await harbor.projects.purge(project, { confirm: project, onProgress: ({ done }) => progress.push(done) })
    expect(progress).toEqual([1, 2])
    expect(await harbor.projects.exists(project)).toBe(false)
  })

  test('refuses while a replication would delete on the other side what is deleted here', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1')
    const { username: access_key, password: access_secret } = live.admin
    const [endpoint, policy] = [unique('endpoint'), unique('policy')]
    live.later(() => harbor.registries.delete(endpoint))
    live.later(() => harbor.replicationPolicies.delete(policy))
    const credential = { type: 'basic', access_key, access_secret } as const
    const { id } = await harbor.registries.create({
      ...{ name: endpoint, type: 'harbor', url: live.url, insecure: true, credential },
    })
    const made = await harbor.replicationPolicies.create({
      ...{ name: policy, dest_registry: { id }, dest_namespace: unique('elsewhere'), enabled: true },
      ...{ filters: [replicationFilter.name(`${project}/**`)], replicate_deletion: true },
      trigger: replicationTrigger.eventBased(),
    })
    const plan = await harbor.projects.purge(project, { confirm: project, dryRun: true })
    expect(plan.replicationPolicies?.map((one) => one.id)).toEqual([made.id])
    const refusal = harbor.projects.purge(project, { confirm: project })
    await expect(refusal).rejects.toMatchObject({
      name: 'InvalidArgumentError',
      argument: 'replicateDeletions',
    })
    expect(await harbor.artifacts.exists(`${project}/app:v1`)).toBe(true)

    await harbor.replicationPolicies.update(made.id, { enabled: false })
    await harbor.projects.purge(project, { confirm: project })
    expect(await harbor.projects.exists(project)).toBe(false)
  })
})
