import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'

/** Icons: small pictures for artifacts. A chart may have its own; every other type of artifact has one. */
export class Icons extends Resource {
  /**
   * Gets an icon as a data URL, which an `<img>` takes as its `src`.
   *
   * Permission: none.
   *
   * @param digest the `icon` of an artifact
   * @throws {@link NotFoundError} there is no such icon
   *
   * @example As bytes
   * const response = await fetch(await harbor.icons.get(artifact.icon))
   * const png = new Uint8Array(await response.arrayBuffer())
   */
  get(digest: string, options?: CallOptions): Call<string> {
    return this.call(
      'getIcon',
      options,
      () => ({ path: { digest } }),
      ({ data }) => `data:${data['content-type']};base64,${data.content}`,
    )
  }
}
