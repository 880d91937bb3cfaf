import type { Outcome } from '../../errors/harbor-error'

const order: readonly Outcome[] = ['not-sent', 'refused', 'unknown']

/** The worse of two outcomes. */
export function worst(a: Outcome, b: Outcome): Outcome {
  return order.indexOf(a) > order.indexOf(b) ? a : b
}
