import { type CallOptions, readOptions, refuseUnknown } from '../../core/settings'

/** Options of one call to a registry. What a call does not say is as the client has it. */
export type RegistryCallOptions = Omit<CallOptions, 'query'>

const names = ['signal', 'timeout', 'totalTimeout', 'retry', 'headers']

/**
 * Checks what is left of the options when a method has taken its own: a misspelt one would be as not given.
 *
 * @throws {@link InvalidArgumentError} an option is unknown
 */
export function readCallOptions(options: RegistryCallOptions): RegistryCallOptions {
  refuseUnknown(readOptions(options), names, " And the method's own.")
  return options
}
