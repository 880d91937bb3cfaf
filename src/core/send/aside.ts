import { HarborError } from '../../errors/harbor-error'
import type { Received, SentRequest } from '../answer/answer'
import type { Hide } from '../answer/redaction'
import type { HeadersByName } from '../fetch'
import type { Settings } from '../settings'
import { CallRequest } from './call-request'
import { startDeadline } from './deadline'
import { keepToOrigin } from './keep-to-origin'
import { withLog } from './log'
import { ownFetch } from './own-fetch'
import { readHeeding } from './read-heeding'
import { followRedirects } from './redirect'

/**
 * Sends a request about the credentials, on which others wait: at once, not in the queue; and once.
 *
 * @param path below the client's `url`
 * @param headers besides those of the client
 * @returns its answer, whatever the status
 * @throws a {@link HarborError} where none came in time, or it is a redirect that is not followed; else what `fetch` throws
 */
export type Aside = (
  path: string,
  headers: HeadersByName,
  init?: RequestInit,
) => Promise<Received & { readonly request: SentRequest }>

export function createAside(settings: Settings, hide: Hide): Aside {
  const own = keepToOrigin(
    ownFetch(settings.fetch, () => {}),
    [settings.origin],
  )
  const fetch = withLog(own, settings.logger, hide)
  return async (path, headers, { signal, ...init } = {}) => {
    const request = new CallRequest(settings.base + path, {
      ...init,
      headers: { ...settings.headers, ...headers },
    })
    // Two of them may come before a request, which is to have its share of the time too.
    const late = () => new HarborError('no answer in time')
    const deadline = startDeadline(settings.timeout / 3, signal ?? undefined, late)
    const receive = async () => {
      const response = await followRedirects(fetch, request, deadline.signal)
      return { request, response, text: await readHeeding(response, deadline.signal) }
    }
    return deadline.hold(receive()).finally(deadline.clear)
  }
}
