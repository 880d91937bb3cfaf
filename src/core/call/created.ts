import { HarborResponseError } from '../../errors/response-error'
import { contentTypeOf } from '../answer/content-type'
import type { Done } from './call'

/** What a create gives where Harbor names the new thing by its id. */
export interface Created {
  readonly id: number
  /** The path of the new thing, as Harbor sent it. */
  readonly location: string
}

/** Reads the id at the end of `Location`, beside whatever body Harbor sent. */
export function created<T extends object | undefined>({ data, response }: Done<T>): T & Created {
  const location = response.headers.get('location')
  const id = Number(/\/(\d+)$/.exec(location ?? '')?.[1])
  if (location === null || Number.isNaN(id)) {
    throw new HarborResponseError(
      'Harbor created it, but the answer has no Location with an id. Does a proxy remove it?',
      {
        status: response.status,
        contentType: contentTypeOf(response),
        outcome: 'unknown',
      },
    )
  }
  return { ...data, id, location } as T & Created
}
