import { expect, test } from 'vitest'
import { describeLive } from './describe-live'
import { pushImage } from './push-image'

describeLive('audit logs', (live) => {
  test('say what was done, by whom and in which project', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1')
    const mine = { resource_type: 'artifact', resource: `${project}/app:v1` }
    const find = async () => (await harbor.auditLogs.list({ q: mine })).items
    // Harbor writes them a moment later.
    await expect.poll(find, { timeout: 30_000, interval: 200 }).toHaveLength(1)
    expect(await find()).toMatchObject([
      { operation: 'create', username: live.admin.username, operation_result: true },
    ])

    const { project_id } = await harbor.projects.get(project)
    expect((await harbor.auditLogs.listInProject(project_id)).total).toBeGreaterThanOrEqual(2)
    expect((await harbor.auditLogs.eventTypes()).map(({ event_type }) => event_type)).toContain(
      'pull_artifact',
    )
    expect((await harbor.auditLogs.listLegacy({ page_size: 1 })).items.length).toBeLessThanOrEqual(1)
    expect((await harbor.auditLogs.listLegacyInProject(project)).items).toEqual([])
  })

  test('are followed: each row is given as it comes, also after a restart', async () => {
    const { harbor } = live
    const [newest] = (await harbor.auditLogs.list({ page_size: 1 })).items
    const since = newest === undefined ? undefined : new Date(Date.parse(newest.op_time))
    const mine = { resource_type: 'project', operation: 'create' }
    const follower = harbor.auditLogs.follow({
      since,
      interval: 100,
      q: mine,
      signal: AbortSignal.timeout(60_000),
    })
    const first = await live.makeProject()
    for await (const { resource } of follower) if (resource === first) break

    const second = await live.makeProject()
    const { checkpoint } = follower
    const seen: string[] = []
    const later = { since: checkpoint, interval: 100, q: mine, signal: AbortSignal.timeout(60_000) }
    for await (const { resource } of harbor.auditLogs.follow(later)) {
      seen.push(resource)
      if (resource === second) break
    }
    expect(seen).not.toContain(first)
  })
})
