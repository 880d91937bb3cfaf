import { isBranded } from '../../errors/harbor-error'
import { Refusal } from '../formats/refusal'

/**
 * Reads from the registry. What is not there, or not what it should be, refuses one signature; any other failure is one of
 * the call.
 *
 * @param refusals by the codes of the registry's own checks of what it was sent
 */
export async function readContent<T>(
  read: () => PromiseLike<T>,
  refusals: Readonly<Record<string, (message: string) => Refusal>>,
): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!isBranded(error)) throw error
    if ('status' in error && error.status === 404) throw new Refusal('MISSING', 'it is listed, but not there')
    const code = 'code' in error ? String(error.code) : ''
    throw Object.hasOwn(refusals, code) ? (refusals[code]?.(error.message) ?? error) : error
  }
}
