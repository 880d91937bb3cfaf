import { expect, test } from 'vitest'
import { ConflictError, NotFoundError } from '../../src/index'
import { describeLive } from './describe-live'

describeLive('webhook policies', (live) => {
  test('makes a policy for every event that Harbor supports, changes and deletes it', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const { event_type, notify_type } = await harbor.webhookPolicies.events(project)
    expect(event_type).toEqual(
      expect.arrayContaining([
        'PUSH_ARTIFACT',
        'PULL_ARTIFACT',
        'DELETE_ARTIFACT',
        'QUOTA_EXCEED',
        'REPLICATION',
      ]),
    )
    expect(notify_type).toEqual(expect.arrayContaining(['http', 'slack']))

    const body = {
      name: 'everything',
      // Off, so that nothing is sent.
      enabled: false,
      event_types: event_type,
      targets: [
        {
          type: 'http' as const,
          address: 'https://hooks.example.com/harbor',
          auth_header: 'Bearer live-test',
          payload_format: 'CloudEvents' as const,
        },
      ],
    }
    const { id } = await harbor.webhookPolicies.create(project, body)
    await expect(harbor.webhookPolicies.create(project, body)).rejects.toBeInstanceOf(ConflictError)

    const policy = await harbor.webhookPolicies.get(project, 'everything')
    expect(policy).toMatchObject({ id, enabled: false, targets: [{ auth_header: 'Bearer live-test' }] })
    expect([...policy.event_types].sort()).toEqual([...event_type].sort())

    await harbor.webhookPolicies.update(project, id, { event_types: ['PUSH_ARTIFACT'] })
    expect(await harbor.webhookPolicies.get(project, id)).toMatchObject({
      name: 'everything',
      event_types: ['PUSH_ARTIFACT'],
      targets: [{ auth_header: 'Bearer live-test' }],
    })
    expect((await harbor.webhookPolicies.list(project).all()).map((one) => one.id)).toEqual([id])
    expect(await harbor.webhookPolicies.executions(project, id).all()).toEqual([])

    await harbor.webhookPolicies.delete(project, 'everything')
    await expect(harbor.webhookPolicies.get(project, id)).rejects.toBeInstanceOf(NotFoundError)
  })
})
