import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** A copy, so that nobody changes the bytes while they are verified. */
export function copyBytes(value: unknown, argument: string): Uint8Array<ArrayBuffer> {
  if (value instanceof Uint8Array) return new Uint8Array(value)
  throw new InvalidArgumentError(argument, 'is not a Uint8Array.')
}
