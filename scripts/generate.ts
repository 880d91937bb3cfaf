import { run } from './run'
import { harborRepository } from './spec'

/**
 * `npm run generate` writes `generated/`; `npm run generate -- --check` fails where it is out of date.
 * HARBOR_SPEC_URL names another place to download the description from.
 */
const succeeded = await run({
  check: process.argv.includes('--check'),
  specs: new URL('../../shared/spec/', import.meta.url),
  download: new URL(process.env.HARBOR_SPEC_URL ?? harborRepository),
  generated: new URL('../generated/', import.meta.url),
  log: console.log,
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return false
})
if (!succeeded) process.exitCode = 1
