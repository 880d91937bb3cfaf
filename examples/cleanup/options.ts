import { parseArgs } from 'node:util'
import type { Rules } from './find'

export const usage = `Usage: main.ts [options]

Finds artifacts that nobody needs, and lists them. One of the first four has to be given; all that are have to hold.

  --untagged               without a tag
  --older-than <days>      pushed so long ago
  --never-pulled           never pulled
  --unsigned               without a signature of cosign or Notation
  --project <name>         only in this project; may be repeated
  --in-use <file>          keeps the images that the file names, one a line
  --apply                  deletes them and collects the garbage
  --no-garbage-collection  leaves the garbage to a schedule
  --help

From the environment: HARBOR_URL, HARBOR_ROBOT and HARBOR_SECRET (or HARBOR_USERNAME and HARBOR_PASSWORD).`

export interface Options {
  readonly rules: Omit<Rules, 'keep'>
  readonly inUseFile: string | undefined
  readonly apply: boolean
  /** Whether garbage is collected after that. */
  readonly garbage: boolean
}

/**
 * @returns `undefined` where help was asked for
 * @throws {Error} what is wrong with them
 */
export function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      project: { type: 'string', multiple: true },
      untagged: { type: 'boolean' },
      'never-pulled': { type: 'boolean' },
      unsigned: { type: 'boolean' },
      'older-than': { type: 'string' },
      'in-use': { type: 'string' },
      apply: { type: 'boolean', default: false },
      'no-garbage-collection': { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  const { untagged, unsigned, 'never-pulled': neverPulled, project: projects } = values
  const olderThanDays = readDays(values['older-than'])
  // Without one, all there is would be deleted.
  if (![untagged, unsigned, neverPulled].includes(true) && olderThanDays === undefined) {
    throw new Error('Say what is not needed: --untagged, --older-than <days>, --never-pulled, --unsigned.')
  }
  return {
    rules: { untagged, unsigned, neverPulled, olderThanDays, projects },
    inUseFile: values['in-use'],
    apply: values.apply,
    garbage: !values['no-garbage-collection'],
  }
}

function readDays(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (!/^\d+(\.\d+)?$/.test(given)) throw new Error('--older-than takes a number of days.')
  return Number(given)
}
