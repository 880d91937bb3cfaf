import * as z from 'zod/mini'

/** The members of all payloads have these few types: each is made once, as making them is what importing costs. */
export const string = z.string()
export const number = z.number()
export const optionalString = z.optional(string)
export const optionalNumber = z.optional(number)
