import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/**
 * The elements of an array, read by their place: no iterator of the caller's own is asked.
 *
 * @throws {@link InvalidArgumentError} it is no plain array, or an element is missing or a getter
 */
export function readList(value: unknown, argument: string, remedy: string): unknown[] {
  if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype) {
    throw new InvalidArgumentError(argument, `is not a list. Give ${remedy}.`)
  }
  const elements = Array.from({ length: value.length }, (_, index): unknown => {
    const element = Reflect.getOwnPropertyDescriptor(value, index)
    if (element !== undefined && 'value' in element) return element.value
    throw new InvalidArgumentError(argument, `lacks its element ${index}. Give ${remedy}.`)
  })
  // Its elements and its length.
  if (Reflect.ownKeys(value).length === elements.length + 1) return elements
  throw new InvalidArgumentError(argument, `has members beside its elements. Give ${remedy}.`)
}
