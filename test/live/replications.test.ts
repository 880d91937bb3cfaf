import { expect, test } from 'vitest'
import {
  BadRequestError,
  Harbor,
  NotFoundError,
  PreconditionFailedError,
  replicationFilter,
  replicationTrigger,
} from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'
import { describeLive, type Live, unique } from './describe-live'
import { pushImage } from './push-image'

const wait = { interval: 200, totalTimeout: 120_000 }

/** The other Harbor of a pair: another fake, or the one that `HARBOR2_URL` names beside the one that `HARBOR_URL` names. */
async function openRemote(
  live: Live,
): Promise<{ harbor: Harbor; url: string; admin: Live['admin'] } | undefined> {
  const { HARBOR2_URL: url, HARBOR2_USERNAME: username = '', HARBOR2_PASSWORD: password = '' } = process.env
  if (live.isFake) {
    const fake = createFakeHarbor()
    const server = await fake.listen()
    live.later(() => server.close())
    return { harbor: new Harbor({ url: server.url, auth: fake.admin }), url: server.url, admin: fake.admin }
  }
  if (!url) return undefined
  const admin = { username, password }
  return { harbor: new Harbor({ url, auth: admin }), url, admin }
}

/** Harbor keeps a policy while it runs, which it thinks for half a minute after the last task has ended, stopped or not. */
async function removePolicy({ harbor }: Live, policy: string | number): Promise<void> {
  for (const { id } of await harbor.replications.list({ policy }).all()) {
    await harbor.replications.stop(id)
    for (let looks = 0; looks < 60; looks++) {
      if ((await harbor.replications.get(id)).status !== 'InProgress') break
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  }
  await harbor.replicationPolicies.delete(policy)
}

describeLive('replication', (live) => {
  test('copies an image to another Harbor, with tasks and logs, and deletes it there', async ({ skip }) => {
    const remote = await openRemote(live)
    if (!remote) return skip('needs a second Harbor: HARBOR2_URL, HARBOR2_USERNAME, HARBOR2_PASSWORD')
    const { harbor } = live
    const project = await live.makeProject()
    const { digest } = await pushImage(live, `${project}/app`, 'v1')

    const name = unique('remote')
    const credential = {
      type: 'basic',
      access_key: remote.admin.username,
      access_secret: remote.admin.password,
    } as const
    const endpoint = { name, type: 'harbor', url: remote.url, insecure: true, credential }
    await expect(
      harbor.registries.ping({
        type: 'harbor',
        url: remote.url,
        insecure: true,
        access_key: 'nobody',
        access_secret: 'wrong',
      }),
    ).rejects.toBeInstanceOf(BadRequestError)
    live.later(() => harbor.registries.delete(name))
    const registry = await harbor.registries.create(endpoint)
    await harbor.registries.ping({ id: registry.id })
    expect(await harbor.registries.get(name)).toMatchObject({
      id: registry.id,
      status: 'healthy',
      type: 'harbor',
    })
    expect((await harbor.registries.info(registry.id)).supported_triggers).toContain('scheduled')

    live.later(() => remote.harbor.projects.delete(project))
    live.later(() => remote.harbor.repositories.delete(`${project}/app`))
    live.later(() => removePolicy(live, name))
    const policy = await harbor.replicationPolicies.create({
      name,
      dest_registry: { id: registry.id },
      filters: [replicationFilter.name(`${project}/**`), replicationFilter.tag('v*')],
      trigger: replicationTrigger.manual(),
      override: true,
      enabled: true,
    })
    await expect(harbor.registries.delete(name)).rejects.toBeInstanceOf(PreconditionFailedError)

    const { id } = await harbor.replications.start({ policy_id: policy.id })
    const execution = await harbor.replications.wait(id, wait)
    expect(execution).toMatchObject({
      policy_id: policy.id,
      status: 'Succeed',
      total: 1,
      succeed: 1,
      trigger: 'manual',
    })
    const tasks = await harbor.replications.tasks(id).all()
    const title = `${project}/app [1 item(s) in total]`
    expect(tasks).toMatchObject([
      { operation: 'copy', status: 'Succeed', src_resource: title, dst_resource: title },
    ])
    expect(await harbor.replications.log(id, tasks[0]?.id ?? 0)).toContain(
      `the manifest of artifact ${project}/app:v1 pushed`,
    )
    expect((await remote.harbor.artifacts.get(`${project}/app:v1`)).digest).toBe(digest)
    await harbor.replications.stop(id)
    expect((await harbor.replications.list({ policy: name })).items.map((one) => one.id)).toEqual([id])

    // Again, there is nothing to be copied; and what nothing fits has no tasks.
    const again = await harbor.replications.start({ policy_id: policy.id })
    await harbor.replications.wait(again.id, wait)
    const [repeated] = await harbor.replications.tasks(again.id).all()
    expect(await harbor.replications.log(again.id, repeated?.id ?? 0)).toContain(
      'already exists on the destination registry',
    )
    const current = await harbor.replicationPolicies.get(policy.id)
    await harbor.replicationPolicies.update(policy.id, {
      ...current,
      filters: [replicationFilter.name('none/**')],
    })
    const nothing = await harbor.replications.start({ policy_id: policy.id })
    expect(await harbor.replications.wait(nothing.id, wait)).toMatchObject({ status: 'Succeed', total: 0 })

    await harbor.replicationPolicies.update(policy.id, { ...current, enabled: false })
    await expect(harbor.replications.start({ policy_id: policy.id })).rejects.toBeInstanceOf(
      PreconditionFailedError,
    )
    await removePolicy(live, policy.id)
    await expect(harbor.replications.get(id)).rejects.toBeInstanceOf(NotFoundError)
  }, 180_000)
})
