import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'
import { requireTexts } from './body'

export interface PingOidcBody {
  /** The issuer's URL. */
  url: string
  /** Whether its certificate is checked. @default false */
  verify_cert?: boolean | undefined
}

/** OIDC: the provider with which users log in. */
export class Oidc extends Resource {
  /**
   * Lets Harbor read the configuration of a provider, to see that it is there.
   *
   * Permission: system administrator; no robot can do it.
   *
   * @throws {@link BadRequestError} there is no OIDC provider at that URL, or Harbor cannot reach it
   */
  ping(body: PingOidcBody, options?: CallOptions): Call<undefined> {
    return this.call('pingOIDC', options, () => {
      const { url, verify_cert = false } = requireTexts(body, 'url')
      return { body: { url, verify_cert } }
    })
  }
}
