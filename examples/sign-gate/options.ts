import { parseArgs } from 'node:util'

export const usage = `Usage: main.ts --project <name>… --key <file>… [options]

Labels the images of these projects that are not signed by any of the keys, as long as they are not.

  --project <name>     to watch; may be repeated
  --key <file>         a public key, as cosign generate-key-pair writes it; may be repeated
  --label <name>       the label, made where it is missing (unsigned)
  --grace <seconds>    how long a signature may take (60)
  --delete             delete what had the label before and is older than
  --older-than <days>  so many days, counted from the push
  --help

From the environment: HARBOR_URL, HARBOR_ROBOT and HARBOR_SECRET (or HARBOR_USERNAME and HARBOR_PASSWORD);
HOOK_SECRET, the auth header of the webhook policies; PORT (8080).`

export interface Options {
  readonly projects: readonly string[]
  readonly keyFiles: readonly string[]
  readonly label: string
  /** Milliseconds, as all times here. */
  readonly grace: number
  /** The age from which an image is deleted. */
  readonly deleteAfter: number | undefined
}

/**
 * @returns `undefined` where help was asked for
 * @throws {Error} what is wrong with them
 */
export function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      project: { type: 'string', multiple: true, default: [] },
      key: { type: 'string', multiple: true, default: [] },
      label: { type: 'string', default: 'unsigned' },
      grace: { type: 'string', default: '60' },
      delete: { type: 'boolean', default: false },
      'older-than': { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  const { project: projects, key: keyFiles, label, grace, 'older-than': days } = values
  if (projects.length === 0) throw new Error('Say what to watch: --project <name>.')
  if (keyFiles.length === 0) throw new Error('Say who signs: --key <file>.')
  if (values.delete !== (days !== undefined)) {
    throw new Error('--delete and --older-than <days> go together.')
  }
  return {
    ...{ projects, keyFiles, label },
    grace: readNumber('--grace', grace) * 1000,
    deleteAfter: days === undefined ? undefined : readNumber('--older-than', days) * 86_400_000,
  }
}

function readNumber(option: string, text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  // More does not fit into a timer.
  if (number >= 0 && number <= 2_000_000) return number
  throw new Error(`${option} takes a number of at least 0.`)
}
