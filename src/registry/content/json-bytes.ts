import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** @throws {@link InvalidArgumentError} what JSON has no text for: a function, a BigInt, a circle */
export function jsonBytes(argument: string, value: unknown): Uint8Array {
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch {
    // The error says where, and quotes names that may be anything.
  }
  if (text === undefined) throw new InvalidArgumentError(argument, 'cannot be written as JSON.')
  return new TextEncoder().encode(text)
}
