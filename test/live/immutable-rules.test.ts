import { expect, test } from 'vitest'
import { ConflictError, immutable, NotFoundError, PreconditionFailedError } from '../../src/index'
import { describeLive } from './describe-live'
import { pushImage } from './push-image'

describeLive('immutable rules', (live) => {
  test('keep tags from being deleted until they are switched off', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    for (const tag of ['v1', 'dev']) await pushImage(live, `${project}/web/app`, tag)
    const rule = immutable.repositories('web/**').tags('v*')
    const { id } = await harbor.immutableRules.create(project, rule)
    await expect(harbor.immutableRules.create(project, rule)).rejects.toBeInstanceOf(ConflictError)

    const tags = await harbor.artifacts.listTags(`${project}/web/app:v1`, { with_immutable_status: true })
    expect(tags.items.map(({ name, immutable }) => [name, immutable])).toEqual([['v1', true]])
    await expect(harbor.artifacts.delete(`${project}/web/app:v1`)).rejects.toBeInstanceOf(
      PreconditionFailedError,
    )
    await harbor.artifacts.delete(`${project}/web/app:dev`)

    await harbor.immutableRules.update(project, id, { ...immutable.tags('w*'), disabled: true })
    const [changed] = (await harbor.immutableRules.list(project)).items
    expect(changed).toMatchObject({ id, disabled: true, tag_selectors: [{ pattern: 'w*' }] })
    if (changed === undefined) return
    await harbor.immutableRules.update(project, changed, { disabled: false })
    await harbor.artifacts.delete(`${project}/web/app:v1`)
    await harbor.immutableRules.delete(project, id)
    await expect(harbor.immutableRules.update(project, id, { disabled: true })).rejects.toBeInstanceOf(
      NotFoundError,
    )
    expect((await harbor.immutableRules.list(project)).total).toBe(0)
  })
})
