import { InvalidArgumentError } from '../../errors/invalid-argument-error'

export function readSignal(value: unknown): AbortSignal | undefined {
  if (value === undefined || value instanceof AbortSignal) return value
  throw new InvalidArgumentError('signal', 'is not an AbortSignal. Give `controller.signal`.')
}
