import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { readPlainObject } from './plain-object'

/** The options that a caller gave, as they were when they were read. One that was not given is `undefined`. */
export type Given<Name extends string> = (name: Name) => unknown

/** @throws {@link InvalidArgumentError} it is no plain object, or has an option that is not in `names` */
export function readOptions<Name extends string>(
  value: unknown,
  names: readonly Name[],
  remedy = 'the options as { keys: [publicKey] }',
  argument = 'options',
): Given<Name> {
  const nameOf = (name: string) => (argument === 'options' ? name : `${argument}.${name}`)
  const members = readPlainObject(value, argument, nameOf, remedy)
  const known: readonly string[] = names
  for (const name of members.keys()) {
    if (known.includes(name)) continue
    throw new InvalidArgumentError(nameOf(name), `is no option here. There are: ${names.join(', ')}.`)
  }
  // A proxy may answer for more than it shows, and a polluted prototype for every object.
  const hidden = names.find((name) => !members.has(name) && Reflect.get(Object(value), name) !== undefined)
  if (hidden !== undefined) {
    throw new InvalidArgumentError(nameOf(hidden), `is inherited, or hidden. Give ${remedy}.`)
  }
  return (name) => members.get(name)
}
