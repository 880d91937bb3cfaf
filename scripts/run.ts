import { mkdir, writeFile } from 'node:fs/promises'
import { driftIn } from './drift'
import { generateFiles } from './generated-files'
import { compare, lifetimes, verifyLifetimes } from './lifetimes'
import { downloadSpec, pinned, readSpec, releases } from './spec'

export interface RunOptions {
  /** Compares instead of writing. */
  readonly check: boolean
  /** Where `harbor-v<version>.swagger.yaml` may lie. */
  readonly specs: URL
  /** Where they come from otherwise: `<base>v<version>/api/v2.0/swagger.yaml`. */
  readonly download: URL
  readonly generated: URL
  readonly log: (line: string) => void
}

/** Generates, or checks what was generated. Resolves to whether all is well. */
export async function run({ check, specs, download, generated, log }: RunOptions): Promise<boolean> {
  const found = await Promise.all(
    releases.map(async (release) => ({ version: release.version, document: await readSpec(specs, release) })),
  )
  const compared = found.flatMap(({ version, document }) =>
    document === undefined ? [] : [{ version, document }],
  )
  if (compared.length === releases.length) verifyLifetimes(lifetimes, compare(compared))

  const local = compared.find(({ version }) => version === pinned.version)?.document
  if (check && local === undefined) {
    log(`Skipped: no API description of Harbor ${pinned.version} in ${specs.pathname} to compare with.`)
    return true
  }

  const files = await generateFiles(
    local ?? (await downloadSpec(pinned, download)),
    pinned.version,
    lifetimes,
  )
  if (check) {
    const drift = await driftIn(generated, files)
    for (const line of drift) log(`generated/${line}`)
    log(drift.length === 0 ? 'generated/ is up to date.' : 'Run `npm run generate` and commit the result.')
    return drift.length === 0
  }
  await mkdir(generated, { recursive: true })
  for (const [name, text] of files) await writeFile(new URL(name, generated), text)
  log(`Wrote ${[...files.keys()].map((name) => `generated/${name}`).join(', ')}.`)
  return true
}
