import { InvalidArgumentError } from '../errors/invalid-argument-error'

/**
 * Harbor's number for a word, or the number itself. Checked here, because Harbor takes numbers that mean nothing.
 *
 * @param argument what an error calls it
 * @throws {@link InvalidArgumentError} it is neither
 */
export function readWord<Id extends number>(
  argument: string,
  words: Readonly<Record<string, Id>>,
  given: unknown,
): Id {
  for (const [word, id] of Object.entries(words)) {
    if (given === word || given === id) return id
  }
  const list = Object.entries(words).map(([word, id]) => `'${word}' (${id})`)
  throw new InvalidArgumentError(argument, `must be one of ${list.join(', ')}.`)
}
