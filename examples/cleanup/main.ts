// Finds artifacts that nobody needs, says so in a table, and with --apply deletes them and collects the garbage.
//
// HARBOR_URL=https://… HARBOR_USERNAME=admin HARBOR_PASSWORD=… \
//   npx tsx examples/cleanup/main.ts --project demo --untagged --older-than 30 [--in-use images.txt] [--apply]

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Harbor, HarborJobError } from 'harborkit'
import { table } from '../tour/print'
import { deleteAll } from './delete'
import { type Found, findUnneeded } from './find'
import { inUse } from './in-use'

const { values } = parseArgs({
  options: {
    project: { type: 'string', multiple: true },
    untagged: { type: 'boolean' },
    'never-pulled': { type: 'boolean' },
    unsigned: { type: 'boolean' },
    'older-than': { type: 'string' },
    'in-use': { type: 'string' },
    apply: { type: 'boolean' },
    'no-garbage-collection': { type: 'boolean' },
  },
})
const olderThanDays = values['older-than'] === undefined ? undefined : Number(values['older-than'])
if (olderThanDays !== undefined && !(olderThanDays >= 0))
  throw new Error('--older-than takes a number of days.')
const { untagged, unsigned, 'never-pulled': neverPulled } = values
// Without one, all there is would be deleted.
if (![untagged, unsigned, neverPulled].includes(true) && olderThanDays === undefined) {
  throw new Error(
    'Say what is not needed: --untagged, --older-than <days>, --never-pulled, --unsigned. All have to hold.',
  )
}

const harbor = Harbor.fromEnv()
const found = await findUnneeded(harbor, {
  ...{ untagged, unsigned, neverPulled, olderThanDays, projects: values.project },
  keep: values['in-use'] === undefined ? undefined : inUse(await readFile(values['in-use'], 'utf8')),
})
report(found)

if (!values.apply) console.log('Nothing was deleted: this was a dry run. --apply deletes.')
else {
  const deletable = found.filter(({ kept }) => kept === undefined)
  const refused = await deleteAll(harbor, deletable, (done) =>
    progress(`${done} of ${deletable.length} deleted`),
  )
  for (const { image, reason } of refused) console.log(`Harbor keeps ${image}: ${reason}`)
  if (!values['no-garbage-collection']) await collectGarbage()
}

function report(found: readonly Found[]): void {
  const rows = found.map(({ image, pushed, pulled, megabytes, kept }) => [
    ...[image, pushed, pulled, megabytes],
    kept === undefined ? 'goes' : `stays: ${kept}`,
  ])
  table(['artifact', 'pushed', 'pulled', 'MB', ''], rows)
  console.log(`${found.filter(({ kept }) => kept === undefined).length} of ${found.length} artifacts can go.`)
}

/** What was deleted takes room on the disk until then. What was uploaded in the last two hours stays. */
async function collectGarbage(): Promise<void> {
  const { id } = await harbor.garbageCollection.run({ delete_untagged: false })
  try {
    const run = await harbor.garbageCollection.wait(id, {
      onProgress: ({ job_status }) => progress(`Garbage collection: ${job_status}`),
    })
    console.log(`${((run.freed_space ?? 0) / 1e6).toFixed(1)} MB freed.`)
  } catch (error) {
    if (!(error instanceof HarborJobError)) throw error
    console.log(
      `The garbage collection has ended as ${error.status}: ${error.tasks[0]?.log ?? 'without a log'}`,
    )
    process.exitCode = 1
  }
}

/** On a terminal in place, elsewhere not at all. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}\r`)
}
