import { WebhookError } from '../errors/webhook-error'

/** The error of a member that is missing, or not what it has to be. */
export function invalidPayload(path: readonly PropertyKey[], expected: string, found: unknown): WebhookError {
  const name = writePath(path)
  const problem = found === undefined ? 'is missing' : `is ${describe(found)}, not ${expected}`
  return new WebhookError('invalid-payload', `${name || 'The body'} ${problem}.`, { path: name })
}

function describe(value: unknown): string {
  // A number is itself: JSON has `1e999`, which is read as infinite.
  if (value === null || typeof value === 'number') return String(value)
  return Array.isArray(value) ? 'array' : typeof value
}

/** `event_data.resources[0].scan_overview["a/b"]`. */
function writePath(path: readonly PropertyKey[]): string {
  const written = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`
    const name = String(key)
    // Names of members are the sender's: one of 4 MiB would be in the answer, and in every log.
    return /^\w{1,64}$/.test(name) ? `.${name}` : `[${JSON.stringify(name.slice(0, 64))}]`
  })
  return written.join('').replace(/^\./, '')
}
