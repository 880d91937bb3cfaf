import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/**
 * Reads the members of an object that may hold conditions, without running any code of it. What is not there as an own,
 * enumerable member with a value could be a condition that nobody sees: a promise that was not awaited, a getter, an
 * inherited member, a symbol. So only plain objects are read, and all of their members.
 *
 * @param nameOf how the caller would write a member
 * @param remedy what to give instead
 * @throws {@link InvalidArgumentError} it is anything else
 */
export function readPlainObject(
  value: unknown,
  argument: string,
  nameOf: (member: string) => string,
  remedy: string,
): ReadonlyMap<string, unknown> {
  if (!isPlain(value)) throw new InvalidArgumentError(argument, `is not a plain object. Give ${remedy}.`)
  const members = new Map<string, unknown>()
  for (const name of Reflect.ownKeys(value)) {
    const member = Reflect.getOwnPropertyDescriptor(value, name)
    if (typeof name !== 'string' || !member?.enumerable) {
      throw new InvalidArgumentError(argument, `has a member that is hidden. Give ${remedy}.`)
    }
    if (!('value' in member)) {
      throw new InvalidArgumentError(nameOf(name), 'is a getter. Give its value.')
    }
    members.set(name, member.value)
  }
  return members
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Of a date or an error, the prototype may have been changed.
  const kind = Object.prototype.toString.call(value)
  return (prototype === Object.prototype || prototype === null) && kind === '[object Object]'
}
