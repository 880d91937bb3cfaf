import { X509Certificate } from 'node:crypto'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import { readOptions, refuseUnknown } from '../core/settings'
import { HarborConnectionError } from '../errors/connection-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { bypasses, readNoProxy } from './no-proxy'
import { type Dispatcher, loadUndici, type Undici } from './undici'

/** What a PEM file holds. */
export type Pem = string | Uint8Array

/** What {@link createFetch} takes. */
export interface FetchOptions {
  /** CA certificates to trust, besides those that Node has built in: one or several in a PEM, or a list of them. */
  ca?: Pem | readonly Pem[] | undefined
  /** The certificate of the client, with what leads to its CA. `key` goes with it. */
  cert?: Pem | undefined
  /** The private key of `cert`, not encrypted. */
  key?: Pem | undefined
  /** A proxy for all requests: `http://proxy.example.com:3128`, with name and password in it where it wants some. @default none */
  proxy?: string | URL | undefined
  /**
   * Where the proxy is not used, as the variable `NO_PROXY` has it: hosts separated by commas, or a list of them. A host
   * stands for those below it as well, with a `.` or `*.` before it only for those; a port counts where it is given; `*` is all.
   * `10.0.0.0/8` is for addresses that stand in the URL.
   */
  noProxy?: string | readonly string[] | undefined
  /** Trusts any certificate: whoever is on the way can read the credentials. For tests only: a CA of your own goes into `ca`. @default false */
  insecureSkipTlsVerify?: boolean | undefined
}

/** Fits the `fetch` of a client, and may be called without an init. */
export type CreatedFetch = (url: string, init?: RequestInit) => Promise<Response>

/**
 * Makes a `fetch` for a Harbor behind a CA or a proxy of your own. Node only; it needs the package undici, in version 6 or 7,
 * which is loaded with the first request. Node's own `fetch` has another copy of it, so pass this one on as it is.
 *
 * @throws {@link InvalidArgumentError} an option is not what it should be, or `cert` and `key` do not fit
 *
 * @example
 * const fetch = createFetch({ ca: await readFile('/etc/ssl/company-ca.pem') })
 * const harbor = new Harbor({ url: 'https://harbor.internal', auth, fetch })
 *
 * @example Through a proxy, as the environment says
 * createFetch({ proxy: process.env.HTTPS_PROXY, noProxy: process.env.NO_PROXY })
 */
export function createFetch(options: FetchOptions = {}): CreatedFetch {
  refuseUnknown(readOptions(options), known)
  const { ca, cert, key, insecureSkipTlsVerify = false } = options
  const secureContext = readSecureContext(ca, cert, key)
  const proxy = readProxy(options.proxy)
  const noProxy = readNoProxy(options.noProxy)
  if (typeof insecureSkipTlsVerify !== 'boolean') {
    throw new InvalidArgumentError('insecureSkipTlsVerify', 'must be true or false.')
  }
  const tls = { ...(secureContext && { secureContext }), rejectUnauthorized: !insecureSkipTlsVerify }
  let loading: Promise<Ways> | undefined
  return async (url, init) => {
    loading ??= loadUndici().then((undici) => waysOf(undici, tls, proxy))
    const { undici, direct, proxied } = await loading
    const dispatcher = proxied === undefined || bypasses(noProxy, new URL(url)) ? direct : proxied
    try {
      // The dispatcher and the fetch of one copy: another one's is refused, or misunderstood.
      return await undici.fetch(url, { ...init, dispatcher })
    } catch (error) {
      throw refusalOfProxy(error) ?? error
    }
  }
}

interface Ways {
  readonly undici: Undici
  readonly direct: Dispatcher
  readonly proxied: Dispatcher | undefined
}

interface Tls {
  readonly secureContext?: SecureContext
  readonly rejectUnauthorized: boolean
}

/** The client has clocks of its own, `timeout` and `totalTimeout`. */
const clocks = { headersTimeout: 0, bodyTimeout: 0 }

function waysOf(undici: Undici, tls: Tls, proxy: string | undefined): Ways {
  const direct = new undici.Agent({ ...clocks, connect: tls })
  const proxied =
    proxy === undefined
      ? undefined
      : new undici.ProxyAgent({ ...clocks, uri: proxy, requestTls: tls, proxyTls: tls })
  return { undici, direct, proxied }
}

const known: readonly string[] = ['ca', 'cert', 'key', 'proxy', 'noProxy', 'insecureSkipTlsVerify']

/** Made once: with each connection Node would read all the certificates anew. */
function readSecureContext(
  ca: FetchOptions['ca'],
  cert: Pem | undefined,
  key: Pem | undefined,
): SecureContext | undefined {
  const own = ca === undefined ? undefined : listOf(ca)
  for (const pem of own ?? []) requireCertificate('ca', pem)
  if ((cert === undefined) !== (key === undefined)) {
    throw new InvalidArgumentError(
      cert === undefined ? 'cert' : 'key',
      'is missing: `cert` and `key` go together.',
    )
  }
  if (cert !== undefined) requireCertificate('cert', cert)
  if (own === undefined && cert === undefined) return undefined
  try {
    return createSecureContext({
      ...(own && { ca: [...rootCertificates, ...own.map(toBuffer)] }),
      ...(cert && key && { cert: toBuffer(cert), key: toBuffer(key) }),
    })
  } catch {
    // OpenSSL's own message is no help, and must not describe the key.
    throw new InvalidArgumentError('key', 'is not the unencrypted PEM of the private key of `cert`.')
  }
}

function listOf(ca: Pem | readonly Pem[]): readonly Pem[] {
  if (typeof ca === 'string' || ca instanceof Uint8Array) return [ca]
  if (Array.isArray(ca)) return ca
  throw new InvalidArgumentError('ca', 'must be a PEM, or a list of them.')
}

/** Node takes what is no certificate for none at all. */
function requireCertificate(argument: string, pem: Pem): void {
  try {
    new X509Certificate(toBuffer(pem))
  } catch {
    throw new InvalidArgumentError(
      argument,
      'is no PEM of a certificate. Give what is in the file, not its name.',
    )
  }
}

function toBuffer(pem: Pem): Buffer {
  return Buffer.from(pem)
}

/** Messages never repeat the URL: a password may be in it. */
function readProxy(proxy: string | URL | undefined): string | undefined {
  // A variable of the environment that is empty is as not set.
  if (proxy === undefined || proxy === '') return undefined
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href
  throw new InvalidArgumentError('proxy', "must be a URL: 'http://proxy.example.com:3128'.")
}

/** Another try would be refused as well; the other statuses of a proxy may pass. */
function refusalOfProxy(error: unknown): HarborConnectionError | undefined {
  const [, status] = /^Proxy response \((40[37])\)/.exec(innermost(error)) ?? []
  if (status === undefined) return undefined
  const what = status === '407' ? 'wants other credentials in `proxy`' : 'does not let this host through'
  return new HarborConnectionError(`The proxy refused the connection with status ${status}: it ${what}.`, {
    code: undefined,
    outcome: 'not-sent',
    cause: error,
  })
}

/** The message at the end of the causes: undici says it three errors deep. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return error.cause === undefined ? error.message : innermost(error.cause)
}
