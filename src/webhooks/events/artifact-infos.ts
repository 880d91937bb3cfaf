import * as z from 'zod/mini'
import { loose } from './loose'
import { optionalString, string } from './primitives'

/** What replications and retentions say of each artifact. */
export const artifactInfos = z.array(
  loose({
    type: string,
    status: string,
    name_tag: string,
    references: z.optional(z.nullable(z.array(string))),
    fail_reason: optionalString,
  }),
)
