// Finds artifacts that nobody needs, says so in a table, and with --apply deletes them and collects the garbage.
//
// HARBOR_URL=https://… HARBOR_USERNAME=admin HARBOR_PASSWORD=… \
//   npx tsx examples/cleanup/main.ts --project demo --untagged --older-than 30 [--in-use images.txt] [--apply]

import { readFile } from 'node:fs/promises'
import { Harbor, HarborJobError } from 'harborkit'
import { readArguments } from '../tour/arguments'
import { table } from '../tour/print'
import { deleteAll } from './delete'
import { type Found, findUnneeded } from './find'
import { inUse } from './in-use'
import { type Options, readOptions, usage } from './options'

const options = readArguments(readOptions, usage)
if (options) await cleanUp(Harbor.fromEnv(), options)

async function cleanUp(harbor: Harbor, { rules, inUseFile, apply, garbage }: Options): Promise<void> {
  const keep = inUseFile === undefined ? undefined : inUse(await readFile(inUseFile, 'utf8'))
  const found = await findUnneeded(harbor, { ...rules, keep })
  report(found)
  if (!apply) return console.log('Nothing was deleted: this was a dry run. --apply deletes.')
  const deletable = found.filter(({ kept }) => kept === undefined)
  const refused = await deleteAll(harbor, deletable, (done) =>
    progress(`${done} of ${deletable.length} deleted`),
  )
  for (const { image, reason } of refused) console.log(`Harbor keeps ${image}: ${reason}`)
  if (garbage) await collectGarbage(harbor)
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
async function collectGarbage(harbor: Harbor): Promise<void> {
  const { id } = await harbor.garbageCollection.run({ delete_untagged: false })
  try {
    const run = await harbor.garbageCollection.wait(id, {
      onProgress: ({ job_status }) => progress(`Garbage collection: ${job_status}`),
    })
    console.log(`${((run.freed_space ?? 0) / 1e6).toFixed(1)} MB freed.`)
  } catch (error) {
    if (!(error instanceof HarborJobError)) throw error
    console.log(
      `The garbage collection has ended as ${error.jobStatus}: ${error.tasks[0]?.log ?? 'without a log'}`,
    )
    process.exitCode = 1
  }
}

/** On a terminal in place, elsewhere not at all. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}\r`)
}
