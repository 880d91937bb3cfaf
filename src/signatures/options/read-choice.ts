import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** @throws {@link InvalidArgumentError} it is none of `choices` */
export function readChoice<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  argument: string,
): Choice {
  const chosen = choices.find((choice) => choice === value)
  if (chosen !== undefined) return chosen
  throw new InvalidArgumentError(argument, `must be one of ${choices.join(', ')}.`)
}
