import { expect, test } from 'vitest'
import { ConflictError, NotFoundError } from '../../src/index'
import { describeLive } from './describe-live'
import { startListener } from './listener'
import { pushImage } from './push-image'

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

  test('tells of what was sent, and how that went', async (context) => {
    const { webhookPolicies } = live.harbor
    const project = await live.makeProject()
    const { id } = await webhookPolicies.create(project, {
      name: 'listener',
      enabled: true,
      event_types: ['PUSH_ARTIFACT'],
      targets: [{ type: 'http', address: await startListener(live) }],
    })
    await pushImage(live, `${project}/app`, 'v1')
    const executions = async () => (await webhookPolicies.executions(project, 'listener')).items
    await expect.poll(executions, { timeout: 30_000, interval: 200 }).toHaveLength(1)
    const [execution] = await executions()
    expect(execution).toMatchObject({ vendor_type: 'WEBHOOK', vendor_id: id })
    expect(execution?.extra_attrs).toMatchObject({ event_type: 'PUSH_ARTIFACT' })
    const at = [project, id, execution?.id ?? 0] as const
    const [task] = (await webhookPolicies.tasks(...at)).items
    const log = () => webhookPolicies.log(...at, task?.id ?? 0).catch(String)
    await expect.poll(log, { timeout: 30_000, interval: 200 }).toContain('start to run webhook job')
    const status = async () => (await webhookPolicies.executions(project, id)).items[0]?.status
    await expect.poll(status, { timeout: 240_000, interval: 500 }).toMatch(/Success|Error/)
    if ((await status()) === 'Error') context.skip('Harbor does not reach this machine')
    expect(await webhookPolicies.lastTriggers(project)).toMatchObject([
      { event_type: 'PUSH_ARTIFACT', policy_name: 'listener', enabled: true },
    ])
    expect((await webhookPolicies.jobs(project, 'listener')).items).toMatchObject([
      { policy_id: id, event_type: 'PUSH_ARTIFACT', notify_type: 'http' },
    ])
  }, 300_000)
})
