import * as z from 'zod/mini'

/**
 * An object whose unknown members are kept: a later Harbor adds some. The type does not offer them, so that a
 * misspelt member is an error of the compiler.
 */
// @__NO_SIDE_EFFECTS__
export function loose<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strip> {
  return z.looseObject(shape)
}
