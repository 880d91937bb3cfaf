import { ForbiddenError, HarborJobError, immutable, PreconditionFailedError, retain } from 'harborkit'
import { calling, cameBack, note, size } from '../tour/print'
import { push } from './image'
import { refusalOf } from './refusal'
import type { World } from './world'

/** The ten that were pulled last stay, and releases cannot be touched. */
export async function retention({ first, project, signal }: World): Promise<void> {
  const { harbor } = first
  for (let build = 1; build <= 12; build++) await push(first, `${project}/builds:${build}`)
  const rule = retain.mostRecentlyPulled(10).repositories('builds').tags('**')
  calling(
    `harbor.retention.set('${project}', { rules: [retain.mostRecentlyPulled(10).repositories('builds').tags('**')] })`,
  )
  // The others are kept by a rule of their own: what no rule keeps is deleted.
  await harbor.retention.set(project, {
    rules: [rule, retain.always().exceptRepositories('builds').tags('**')],
  })
  calling(`harbor.retention.start('${project}') and wait`)
  const { id } = await harbor.retention.start(project)
  const { tasks } = await harbor.retention.wait(project, id, { signal, interval: 500, totalTimeout: 120_000 })
  for (const { repository, total, retained } of tasks) cameBack(`${repository}: ${retained} of ${total} kept`)
  const { accessories } = await harbor.artifacts.get(`${project}/pause:1`, { with_accessory: true })
  cameBack(`pause:1 still has its ${accessories?.map(({ type }) => type).join(', ')}`)
}

export async function immutability({ first, project }: World): Promise<void> {
  const { harbor } = first
  const image = `${project}/released:v1`
  await push(first, image)
  calling(`harbor.immutableRules.create('${project}', immutable.tags('v*'))`)
  const { id } = await harbor.immutableRules.create(project, immutable.tags('v*'))
  try {
    cameBack(await refusalOf(harbor.artifacts.delete(image), PreconditionFailedError))
  } finally {
    // Else the repository could not be removed either.
    await harbor.immutableRules.delete(project, id)
  }
}

/** A warning from 85 %, then refusal. */
export async function quota({ first, project, listener, signal }: World): Promise<void> {
  const { harbor } = first
  const { used } = await harbor.quotas.get(project)
  const room = 1_000_000
  await harbor.quotas.update(project, { hard: { storage: (used.storage ?? 0) + room } })
  cameBack(`${size(used.storage)} are stored, and ${size(room)} are left`)
  // Of which 85 % are of the whole quota, not of what is left.
  await push(first, `${project}/large:1`, room - 50_000)
  cameBack((await listener.hears('QUOTA_WARNING', signal)) ? 'a warning came' : 'no warning came')
  cameBack(await refusalOf(push(first, `${project}/large:2`, room), ForbiddenError))
  await harbor.quotas.update(project, { hard: { storage: -1 } })
}

/** Not every Harbor has a scanner, and not every scan succeeds. */
export async function scan({ first: { harbor }, project, signal }: World): Promise<void> {
  const image = `${project}/pause:1`
  calling(`harbor.scans.start('${image}') and wait`)
  try {
    await harbor.scans.start(image)
    await harbor.scans.wait(image, { signal, interval: 500, totalTimeout: 120_000 })
  } catch (error) {
    if (!(error instanceof PreconditionFailedError || error instanceof HarborJobError)) throw error
    note(`${error.name}: ${error.message}`)
    return
  }
  calling(`harbor.artifacts.vulnerabilityReport('${image}')`)
  const result = await harbor.artifacts.vulnerabilityReport(image)
  if (result.state !== 'scanned') throw new Error(`The report of a scan that has ended: ${result.state}`)
  const { severity, vulnerabilities } = result.report
  cameBack(`vulnerabilities: ${vulnerabilities.length}, the worst: ${severity}`)
  for (const found of vulnerabilities.slice(0, 3)) {
    cameBack(`${found.severity}: ${found.id} in ${found.package} ${found.version}`)
  }
}

/** Deleting frees nothing by itself. */
export async function garbage({ first, project, signal }: World): Promise<void> {
  const { harbor } = first
  calling(`harbor.repositories.delete('${project}/large')`)
  await harbor.repositories.delete(`${project}/large`)
  calling('harbor.garbageCollection.run() and wait')
  const { id } = await harbor.garbageCollection.run()
  const run = await harbor.garbageCollection.wait(id, { signal, interval: 500, totalTimeout: 120_000 })
  cameBack(`${size(run.freed_space ?? 0)} freed; what was uploaded in the last two hours stays`)
}

export async function audit({ first, project }: World): Promise<void> {
  calling(`for await (const row of harbor.auditLogs.listInProject('${project}')) …`)
  let rows = 0
  for await (const { op_time, username, operation_description } of first.harbor.auditLogs.listInProject(
    project,
  )) {
    cameBack(`${op_time} ${username}: ${operation_description}`)
    if (++rows === 3) break
  }
}
