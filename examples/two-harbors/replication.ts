import { replicationFilter, replicationTrigger } from 'harborkit'
import { calling, cameBack, table } from '../tour/print'
import { push } from './image'
import { eventually, patiently } from './patience'
import type { World } from './world'

/** The second Harbor as an endpoint of the first, and a rule that sends the image and its signature there. */
export async function replicate({ first, second, project, robot, cleanUp, signal }: World): Promise<void> {
  const { harbor } = first
  calling(
    `harbor.registries.create({ name: '${project}', type: 'harbor', url: '${second.url}', credential })`,
  )
  const registry = await cleanUp.after(
    () =>
      harbor.registries.create({
        name: project,
        type: 'harbor',
        url: second.url,
        credential: { type: 'basic', access_key: robot.login, access_secret: robot.secret },
      }),
    `harbor.registries.delete('${project}')`,
    () => harbor.registries.delete(project),
  )
  calling(`harbor.replicationPolicies.create({ name: '${project}', dest_registry, filters, trigger })`)
  const policy = await cleanUp.after(
    () =>
      harbor.replicationPolicies.create({
        name: project,
        dest_registry: { id: registry.id },
        filters: [replicationFilter.name(`${project}/pause`)],
        trigger: replicationTrigger.manual(),
        override: true,
        enabled: true,
      }),
    `harbor.replicationPolicies.delete('${project}')`,
    () => patiently(() => harbor.replicationPolicies.delete(project)),
  )
  calling(`harbor.replications.start({ policy_id: ${policy.id} }) and wait`)
  const { id } = await harbor.replications.start({ policy_id: policy.id })
  const run = await harbor.replications.wait(id, {
    signal,
    interval: 500,
    totalTimeout: 120_000,
    onProgress: ({ done, total, status }) => cameBack(`${bar(done, total)} ${done} of ${total}, ${status}`),
  })
  cameBack(run.status)
  const rows = await Promise.all(
    [first, second].map(async (side) => {
      const { digest, accessories } = await side.harbor.artifacts.get(`${project}/pause:1`, {
        with_accessory: true,
      })
      return [side.url, digest, (accessories ?? []).map(({ type }) => type).join(' ')]
    }),
  )
  table(['Harbor', 'digest of pause:1', 'accessories'], rows)
  if (rows[0]?.[1] !== rows[1]?.[1]) throw new Error('The two sides have different images.')
}

/** By the same rule, which is not started by hand any more. */
export async function replicatePushes({ first, second, project, signal }: World): Promise<void> {
  const image = `${project}/pause:2`
  calling(`harbor.replicationPolicies.update('${project}', { trigger: replicationTrigger.eventBased() })`)
  await first.harbor.replicationPolicies.update(project, { trigger: replicationTrigger.eventBased() })
  const digest = await push(first, image)
  cameBack(digest)
  const begun = await eventually(async () => {
    const runs = await first.harbor.replications.list({ policy: project }).all()
    return runs.find(({ trigger }) => trigger === 'event_based')
  }, signal)
  if (begun === undefined) throw new Error('The push was not replicated.')
  await first.harbor.replications.wait(begun.id, { signal, interval: 500, totalTimeout: 120_000 })
  cameBack(`on ${second.url}: ${await second.harbor.artifacts.resolve(image)}`)
}

function bar(done: number, total: number): string {
  const full = total === 0 ? 0 : Math.round((20 * done) / total)
  return `[${'#'.repeat(full)}${'.'.repeat(20 - full)}]`
}
