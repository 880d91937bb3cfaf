import * as z from 'zod/mini'

/** A schedule as Harbor takes it. */
export const cron = z
  .string()
  .check(
    z.regex(
      /^0( +[\dA-Za-z*?,/-]+){5}$/,
      "must be six fields of which the first, the seconds, is 0: '0 0 2 * * *' is every night at two",
    ),
  )
