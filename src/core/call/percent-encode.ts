import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** @throws {InvalidArgumentError} half of a surrogate pair, which UTF-8 has no bytes for */
export function percentEncode(argument: string, text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    throw new InvalidArgumentError(argument, 'has half of a character in it (a lone surrogate).')
  }
}
