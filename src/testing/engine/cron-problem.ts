import { badRequest, type Refusal } from '../http/answers'
import { parseCron } from './cron'

/** @param what `gc`: whose schedule it is, in Harbor's words */
export function wrongCron(what: string, cron: string): Refusal | undefined {
  if (parseCron(cron) !== undefined) return undefined
  const fields = cron.trim().split(/\s+/)
  const problem =
    cron === ''
      ? 'empty cron string is invalid'
      : fields.length === 6
        ? 'the 1st field (indicating Seconds of time) of the cron setting must be 0'
        : `expected exactly 6 fields, found ${fields.length}: [${fields.join(' ')}]`
  return badRequest(`invalid cron string for scheduled ${what}: ${cron}, error: ${problem}`)
}
