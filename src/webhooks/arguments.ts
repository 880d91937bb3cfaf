import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** What `setTimeout` can wait for: 32 bits of milliseconds. What is longer would be over at once. */
export const longestTime = 2 ** 31 - 1

export function checkPositive(argument: string, value: number, max = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(value) && value > 0 && value <= max) return value
  throw new InvalidArgumentError(argument, `has to be a whole number from 1 to ${max}, not ${value}.`)
}

export function checkFunction(argument: string, value: unknown): void {
  if (typeof value !== 'function') throw new InvalidArgumentError(argument, 'has to be a function.')
}
