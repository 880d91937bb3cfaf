import type { GeneralInfo } from '../../generated/models'
import { readAuth } from '../core/auth'
import { Transport, versionIn } from '../core/call/transport'
import { type HarborOptions, readOptions, readSettings } from '../core/settings'
import { HarborApiError } from '../errors/api-error'
import { HarborResponseError } from '../errors/response-error'

/** What a Harbor tells anonymous callers about itself. */
export interface DetectedHarbor {
  /** The URL for a client, without the path of the API. */
  readonly url: string
  /** How users log in. */
  readonly auth_mode: GeneralInfo['auth_mode']
  /** `2.9.1`; `undefined` if Harbor tells it only to users who have logged in. */
  readonly version: string | undefined
  /** Everything that Harbor told. */
  readonly info: GeneralInfo
}

export type DetectHarborOptions = Omit<HarborOptions, 'url' | 'auth'> & { signal?: AbortSignal | undefined }

/**
 * Finds out whether there is a Harbor at an address. It takes one request, without credentials.
 *
 * @param url with or without `/api/v2.0`
 * @param options as for a client. @default `retry` is 0
 * @returns `undefined` if what answers there is no Harbor
 * @throws {@link HarborConnectionError} nothing answers
 * @throws {@link ServerError} what answers there fails; it may be a Harbor
 *
 * @example
 * const found = await detectHarbor('https://harbor.example.com')
 * if (found?.auth_mode === 'oidc_auth') console.log('sign in at', found.info.oidc_provider_name)
 */
export async function detectHarbor(
  url: string | URL,
  options: DetectHarborOptions = {},
): Promise<DetectedHarbor | undefined> {
  const { signal, ...own } = readOptions(options)
  const settings = readSettings({ retry: 0, ...own, url })
  try {
    const info = await new Transport(settings, readAuth(undefined)).call('getSystemInfo', { signal })
    const { auth_mode } = info
    if (typeof auth_mode !== 'string') return undefined
    return { url: settings.base, auth_mode, version: versionIn(info), info }
  } catch (error) {
    if (error instanceof HarborResponseError) return undefined
    // Harbor refuses nobody here.
    if (error instanceof HarborApiError && error.status < 500 && error.status !== 429) return undefined
    throw error
  }
}
