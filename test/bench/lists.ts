/** Milliseconds that an answer takes, beside the work. */
export const latency = 20

export const size = 10_000

const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1)

/** The ids of the lists that are read. */
export const lists: Readonly<Record<string, readonly number[]>> = {
  dense: upTo(size),
  // What a filter leaves of a table: every third, more or less.
  sparse: upTo(size).map((index) => index * 3 - ((index * 7) % 3)),
  // All made in one go, after others that are gone.
  clustered: upTo(size).map((index) => index + 90_000),
}
