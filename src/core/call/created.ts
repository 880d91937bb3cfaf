import type { HarborResponseError } from '../../errors/response-error'
import type { SentRequest } from '../answer/answer'
import { unexpected } from '../answer/unexpected'
import type { Done } from './call'

/** What a create gives where Harbor names the new thing by its id. */
export interface Created {
  readonly id: number
  /** The path of the new thing, as Harbor sent it. */
  readonly location: string
}

/** What a create gives where Harbor knows the new thing by its name. */
export interface CreatedByName {
  readonly name: string
  /** The path of the new thing, as Harbor sent it. */
  readonly location: string
}

/**
 * Reads the id at the end of `Location`, beside whatever body Harbor sent.
 *
 * @throws {@link HarborResponseError} there is none, although something was made
 */
export function created<T extends object | undefined>(done: Done<T>, request: SentRequest): T & Created {
  const location = done.response.headers.get('location')
  const id = Number(/^[^?#]*\/(\d+)\/?(?:[?#].*)?$/.exec(location ?? '')?.[1])
  if (location !== null && Number.isSafeInteger(id)) return { ...done.data, id, location } as T & Created
  throw withoutLocation(done, request, location)
}

/** @throws {@link HarborResponseError} there is no `Location`, although something was made */
export function createdByName(done: Done<unknown>, request: SentRequest, name: string): CreatedByName {
  const location = done.response.headers.get('location')
  if (location !== null) return { name, location }
  throw withoutLocation(done, request, location)
}

function withoutLocation(
  { response }: Done<unknown>,
  request: SentRequest,
  location: string | null,
): HarborResponseError {
  const requestId = response.headers.get('x-request-id')
  const id = requestId === null ? '' : `, request ${requestId}`
  const where =
    location === null ? 'the answer has no Location' : `no id can be read from its Location, '${location}'`
  const problem = `Harbor made it (status ${response.status}${id}), but ${where}. Look for it before you make it again.`
  return unexpected(request, response, problem)
}
