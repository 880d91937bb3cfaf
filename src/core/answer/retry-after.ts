/**
 * What a server or a proxy answers while it is busy. 500 is missing on purpose: from Harbor it is mostly the caller's
 * mistake.
 */
export const transientStatuses: ReadonlySet<number> = new Set([408, 429, 502, 503, 504])

/** The longest wait that a client takes upon itself, in milliseconds. */
export const longestWait = 60_000

/**
 * Reads `Retry-After`: seconds, or an HTTP date (RFC 9110, section 10.2.3).
 * @returns milliseconds from now, 0 for a moment that has passed, `undefined` where there is none or it is neither.
 */
export function readRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  // A number that is no count of seconds ("-1", "1.5") would pass as a date in V8.
  if (!/^[A-Za-z]/.test(value)) return undefined
  // The oldest of the three forms names no zone, and means GMT.
  const date = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
