import { InvalidArgumentError } from '../errors/invalid-argument-error'

/**
 * Checks the schedule of a job as Harbor does: six fields, seconds first, and the seconds are `0`.
 *
 * @throws {@link InvalidArgumentError} says what is wrong and how to write it
 */
export function checkCron(argument: string, cron: unknown): asserts cron is string {
  const problem = typeof cron === 'string' ? problemOf(cron) : 'is no string'
  if (problem === undefined) return
  throw new InvalidArgumentError(
    argument,
    `${problem}. Write second (0), minute, hour, day, month, day of the week; every night at two: '0 0 2 * * *'.`,
  )
}

function problemOf(cron: string): string | undefined {
  const fields = cron.trim().split(/\s+/)
  if (fields.length === 5) return 'has five fields: the seconds are missing'
  if (fields.length !== 6) return `has ${cron.trim() === '' ? 'no' : fields.length} fields`
  if (fields[0] !== '0') return `begins with '${fields[0]}': the second must be 0`
  const odd = fields.find((field) => !/^[\dA-Za-z*?,/-]+$/.test(field))
  return odd === undefined ? undefined : `has a field that is none: '${odd}'`
}
