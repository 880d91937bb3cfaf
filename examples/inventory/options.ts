import { parseArgs } from 'node:util'
import type { Severity } from 'harborkit'

export const usage = `Usage: main.ts [options]

Lists every artifact with its vulnerabilities, as far as they are known.

  --format <format>    table, csv or json (table)
  --project <name>     only this project; may be repeated
  --severity <least>   only what has a vulnerability that is at least so severe:
                       Negligible, Low, Medium, High or Critical
  --help

From the environment: HARBOR_URL, HARBOR_ROBOT and HARBOR_SECRET (or HARBOR_USERNAME and HARBOR_PASSWORD).`

const formats = ['table', 'csv', 'json'] as const
const severities = ['Negligible', 'Low', 'Medium', 'High', 'Critical'] as const satisfies Severity[]

export interface Options {
  readonly format: (typeof formats)[number]
  /** All that can be seen, unless given. */
  readonly projects: readonly string[] | undefined
  readonly severity: Severity | undefined
}

/**
 * @returns `undefined` where help was asked for
 * @throws {Error} what is wrong with them
 */
export function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      format: { type: 'string', default: 'table' },
      project: { type: 'string', multiple: true },
      severity: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  return {
    format: oneOf('--format', formats, values.format),
    projects: values.project,
    severity: values.severity === undefined ? undefined : oneOf('--severity', severities, values.severity),
  }
}

function oneOf<Choice extends string>(option: string, choices: readonly Choice[], given: string): Choice {
  const choice = choices.find((one) => one.toLowerCase() === given.toLowerCase())
  if (choice !== undefined) return choice
  throw new Error(`${option} takes ${choices.join(', ')}.`)
}
