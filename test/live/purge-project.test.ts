import { expect, test } from 'vitest'
import { immutable } from '../../src/index'
import { describeLive, skipOn501 } from './describe-live'
import { pushImage } from './push-image'

describeLive('purging a project', (live) => {
  test('empties it, although tags are immutable, after a dry run that says what there is', async ({
    skip,
  }) => {
    const { harbor } = live
    await skipOn501(harbor.replicationPolicies.list(), skip)
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
})
