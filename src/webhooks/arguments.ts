import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** Timers take 32 bits of milliseconds, and what is longer would be over at once. No count needs more. */
const most = 2 ** 31 - 1

export function checkPositive(argument: string, value: number): number {
  if (Number.isInteger(value) && value > 0 && value <= most) return value
  throw new InvalidArgumentError(argument, `must be a whole number from 1 to ${most}.`)
}

export function checkFunction(argument: string, value: unknown): void {
  if (typeof value !== 'function') throw new InvalidArgumentError(argument, 'must be a function.')
}
