import { HarborError } from '../../errors/harbor-error'
import type { SendStep, SentInit } from '../fetch'

/** Whether a header may go elsewhere: it says which content is wanted, or which part of it. */
export function isAboutContent(name: string): boolean {
  return name === 'accept' || name === 'range'
}

/**
 * The last look at every request, right above the runtime's `fetch`: what has credentials with it, any other header of ours, or
 * a body goes to the client's own origin, and what has nothing goes to an http or https address. Whoever sends a request
 * somewhere else has seen to that; here it is made sure of.
 *
 * @param origins the client's own, and those that may have its credentials too
 */
export function keepToOrigin(fetch: SendStep, origins: readonly string[]): SendStep {
  // With the slash: nothing that follows it can change the host any more.
  const own = origins.map((origin) => `${origin}/`)
  return async (url, init) => {
    const allowed = own.some((origin) => url.startsWith(origin)) || (isWeb(url) && isBare(init))
    if (allowed) return fetch(url, init)
    throw new HarborError(`A request was about to leave ${origins[0]} with credentials. It was not sent.`)
  }
}

function isWeb(url: string): boolean {
  return /^https?:\/\//.test(url)
}

function isBare({ body, headers }: SentInit): boolean {
  if (body !== undefined && body !== null) return false
  return Object.keys(headers).every(isAboutContent)
}
