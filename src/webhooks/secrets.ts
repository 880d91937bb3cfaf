import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** A secret, or a list of several, as a caller gives them: an empty one would let anyone in. */
export function readSecrets(argument: string, given: unknown): readonly string[] {
  const secrets: readonly unknown[] = [given].flat()
  const isSecret = (secret: unknown): secret is string => typeof secret === 'string' && secret.trim() !== ''
  if (secrets.length > 0 && secrets.every(isSecret)) return secrets
  throw new InvalidArgumentError(argument, 'must be a string or a list, none empty.')
}
