import { InvalidArgumentError } from '../../index'

/** Every key that a seed may have, each once: a key that is added to its type must be added here. */
export type Keys<Seed> = Readonly<Record<keyof Seed, true>>

/** Tells of a key that no seed of this kind has: it would be overlooked otherwise, as a typo is. */
export function requireKeys<Seed extends object>(seed: Seed, keys: Keys<Seed>, argument: string): void {
  const unknown = Object.keys(seed).find((key) => !Object.hasOwn(keys, key))
  if (unknown === undefined) return
  throw new InvalidArgumentError(
    argument,
    `has no '${unknown}'. It may have ${Object.keys(keys).join(', ')}.`,
  )
}

export function demand(condition: boolean, argument: string, problem: string): asserts condition {
  if (!condition) throw new InvalidArgumentError(argument, problem)
}
