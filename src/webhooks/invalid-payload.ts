import { WebhookError } from '../errors/webhook-error'

/** The error of a member that is missing, or not what it has to be. */
export function invalidPayload(path: readonly PropertyKey[], expected: string, found: unknown): WebhookError {
  const name = writePath(path)
  const problem = found === undefined ? 'is missing' : `is ${describe(found)}, not ${expected}`
  return new WebhookError('invalid-payload', `${name || 'The body'} ${problem}.`, { path: name })
}

function describe(value: unknown): string {
  // JSON has `1e999`, which is read as infinite.
  if (value === null || value === Number.POSITIVE_INFINITY) return String(value)
  return Array.isArray(value) ? 'array' : typeof value
}

/** `event_data.resources[0].scan_overview["a/b"]`. */
function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, key) => {
    if (typeof key === 'number') return `${written}[${key}]`
    if (!/^\w+$/.test(String(key))) return `${written}[${JSON.stringify(key)}]`
    return written === '' ? String(key) : `${written}.${String(key)}`
  }, '')
}
