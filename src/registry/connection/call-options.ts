import type { CallOptions } from '../../core/settings'
import { readOptions } from '../../core/settings'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** Options of one call to a registry. What a call does not say is as the client has it. */
export type RegistryCallOptions = Omit<CallOptions, 'query'>

const names = ['signal', 'timeout', 'totalTimeout', 'retry', 'headers']

/**
 * Checks what is left of the options when a method has taken its own: a misspelt one would be as not given.
 *
 * @throws {@link InvalidArgumentError} there is one that nobody has
 */
export function readCallOptions(options: RegistryCallOptions): RegistryCallOptions {
  const unknown = Object.entries(readOptions(options)).find(
    ([name, value]) => value !== undefined && !names.includes(name),
  )
  if (unknown === undefined) return options
  throw new InvalidArgumentError(
    unknown[0],
    `is no option here. Besides its own, a method has ${names.join(', ')}.`,
  )
}
