// `npm run bench [name…]`: measures, prints a table, writes bench-<name>.json, and exits 1 where a budget is missed.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { type Bench, measure, type RowResult } from './harness'
import { formatTable } from './report'

const benches: Record<string, () => Promise<{ open(): Promise<Bench> }>> = {
  cold: () => import('./cold'),
  fake: () => import('./fake'),
  list: () => import('./list'),
  'list-as-user': () => import('./list-as-user'),
  request: () => import('./request'),
  signatures: () => import('./signatures'),
  webhooks: () => import('./webhooks'),
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches)
const unknown = names.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

for (const name of names) {
  const rows = await runBench(name)
  console.log(`${name}\n${formatTable(rows)}\n`)
  writeFileSync(`bench-${name}.json`, `${JSON.stringify({ ...machine(), rows }, undefined, 2)}\n`)
  if (rows.some((row) => row.comparisons.some(({ kept }) => !kept))) process.exitCode = 1
}

async function runBench(name: string): Promise<RowResult[]> {
  const bench = await (await benches[name]!()).open()
  const results: RowResult[] = []
  try {
    for (const row of bench.rows) results.push(await measure(row))
  } finally {
    await bench.close()
  }
  return results
}

/** What the numbers depend on. */
function machine() {
  return {
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model}`,
    measured: new Date().toISOString(),
  }
}
