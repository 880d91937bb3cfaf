import { HarborError } from '../errors/harbor-error'

/** What sends the requests of an undici. */
export type Dispatcher = object

/** What is used of undici. Its own types are not those of the browser, which the rest of the package has. */
export interface Undici {
  fetch(url: string, init: RequestInit & { dispatcher: Dispatcher }): Promise<Response>
  Agent: new (options: object) => Dispatcher
  ProxyAgent: new (options: object) => Dispatcher
}

/** @throws {@link HarborError} it is not installed, or is too old */
export async function loadUndici(): Promise<Undici> {
  let undici: unknown
  try {
    undici = await import('undici')
  } catch (cause) {
    throw new HarborError('createFetch needs the package undici: npm install undici@7', { cause })
  }
  if (isUndici(undici)) return undici
  throw new HarborError('createFetch needs the package undici in version 6 or 7: npm install undici@7')
}

function isUndici(module: unknown): module is Undici {
  if (typeof module !== 'object' || module === null) return false
  return ['fetch', 'Agent', 'ProxyAgent'].every((name) => typeof Reflect.get(module, name) === 'function')
}
