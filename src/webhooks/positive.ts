import { InvalidArgumentError } from '../errors/invalid-argument-error'

export function checkPositive(argument: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value
  throw new InvalidArgumentError(argument, `has to be a whole number above 0, not ${value}.`)
}
