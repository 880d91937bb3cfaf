/** When something runs: six fields, of which the first (seconds) is 0. Times are UTC, as on Harbor's servers. */
export interface Cron {
  /** The first moment after another, in milliseconds since the epoch; `undefined` where none comes in five years. */
  next(after: number): number | undefined
}

interface Field {
  readonly least: number
  readonly most: number
  readonly names?: readonly string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const fields: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: months },
  { least: 0, most: 6, names: days },
]

const minute = 60_000
const day = 24 * 60 * minute

/** `undefined` for what Harbor would not take. */
export function parseCron(text: string): Cron | undefined {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== fields.length || parts[0] !== '0') return undefined
  const sets = parts.map((part, index) => parseField(part, fields[index]))
  if (!sets.every((set) => set !== undefined)) return undefined
  const [, minutes, hours, dates, monthsOfYear, weekdays] = sets
  if (!minutes || !hours || !dates || !monthsOfYear || !weekdays) return undefined
  // As in every cron: where both days are restricted, either one is enough.
  const eitherDay = ![parts[3], parts[5]].some((part) => part === '*' || part === '?')
  const isOnDay = (time: Date) => {
    const [byDate, byWeekday] = [dates.has(time.getUTCDate()), weekdays.has(time.getUTCDay())]
    return eitherDay ? byDate || byWeekday : byDate && byWeekday
  }
  return {
    next(after) {
      const start = (Math.floor(after / minute) + 1) * minute
      const end = start + 5 * 366 * day
      for (let time = start; time < end; ) {
        const date = new Date(time)
        if (!monthsOfYear.has(date.getUTCMonth() + 1) || !isOnDay(date)) {
          time = (Math.floor(time / day) + 1) * day
        } else if (hours.has(date.getUTCHours()) && minutes.has(date.getUTCMinutes())) {
          return time
        } else {
          time += minute
        }
      }
      return undefined
    },
  }
}

/** `*`, `?`, `7`, `1-5`, `0/10`, `MON-FRI`, and lists of these. */
function parseField(text: string, field: Field | undefined): ReadonlySet<number> | undefined {
  if (!field) return undefined
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? []
    const bounds = parseRange(range, step !== undefined, field)
    const every = Number(step ?? 1)
    if (!bounds || every < 1) return undefined
    for (let value = bounds[0]; value <= bounds[1]; value += every) values.add(value)
  }
  return values
}

function parseRange(
  text: string,
  isStepped: boolean,
  field: Field,
): readonly [from: number, to: number] | undefined {
  if (text === '*' || text === '?') return [field.least, field.most]
  const [from, to, ...more] = text.split('-').map((one) => parseValue(one, field))
  if (from === undefined || more.length > 0) return undefined
  if (!text.includes('-')) return [from, isStepped ? field.most : from]
  return to === undefined || to < from ? undefined : [from, to]
}

function parseValue(text: string, { least, most, names }: Field): number | undefined {
  const named = names?.indexOf(text.toLowerCase()) ?? -1
  if (named >= 0) return named + least
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}
