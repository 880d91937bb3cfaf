import * as z from 'zod/mini'

/**
 * An object whose unknown members are kept: a later Harbor adds some. The type does not offer them, so that a
 * misspelt member is an error of the compiler.
 */
// @__NO_SIDE_EFFECTS__
export function loose<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strip> {
  return z.looseObject(shape)
}

/** An object of which the values are known and the names are not. `z.record` is twice the size of all our schemas. */
// @__NO_SIDE_EFFECTS__
export function recordOf<Value extends z.core.$ZodType>(value: Value) {
  return z.catchall(z.object({}), value)
}
