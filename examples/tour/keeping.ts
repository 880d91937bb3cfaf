import { type Harbor, retain } from 'harborkit'
import { calling, cameBack, heading, size, table } from './print'

/** What Harbor keeps, and what it has written down of it. */
export async function keeping(harbor: Harbor, project: string, signal: AbortSignal): Promise<void> {
  heading('What is kept: a retention policy, tried out')
  calling(`harbor.retention.set('${project}', { rules: [retain.mostRecentlyPulled(10).tags('**')] })`)
  const rules = [retain.mostRecentlyPulled(10).tags('**')]
  const policy = await harbor.retention.set(project, { rules }, { signal })
  calling(`harbor.retention.start('${project}', { dry_run: true })`)
  const { id } = await harbor.retention.start(policy, { dry_run: true }, { signal })
  calling(`harbor.retention.wait('${project}', ${id})`)
  const { status, tasks } = await harbor.retention.wait(policy, id, { signal })
  cameBack(status)
  table(
    ['repository', 'artifacts', 'kept'],
    tasks.map(({ repository, total, retained }) => [repository, String(total), String(retained)]),
  )

  heading('What could be freed: a garbage collection, tried out')
  calling('harbor.garbageCollection.run({ dry_run: true })')
  const collection = await harbor.garbageCollection.run({ dry_run: true }, { signal })
  calling(`harbor.garbageCollection.wait(${collection.id})`)
  const collected = await harbor.garbageCollection.wait(collection.id, { signal })
  cameBack(
    `${collected.job_status}, ${size(collected.freed_space ?? 0)} in ${collected.purged_blobs ?? 0} blobs`,
  )

  heading('What was done here, by the audit log')
  calling(`harbor.auditLogs.listInProject('${project}', { page_size: 5 })`)
  const { items } = await harbor.auditLogs.listInProject(project, { page_size: 5, signal })
  table(
    ['when', 'who', 'what'],
    items.map(({ op_time, username, operation_description }) => [
      op_time,
      username ?? '–',
      operation_description ?? '',
    ]),
  )
}
