import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** A host that is reached without the proxy. */
interface Bypass {
  /** In lower case, without what stands before it; `undefined` is all of them. */
  readonly host: string | undefined
  /** Whether it is only for the hosts below it. */
  readonly below: boolean
  /** `undefined` is each of them. */
  readonly port: string | undefined
}

/** @throws {@link InvalidArgumentError} it is no list of hosts */
export function readNoProxy(noProxy: string | readonly string[] = []): readonly Bypass[] {
  const entries: unknown = typeof noProxy === 'string' ? noProxy.split(/[,\s]+/) : noProxy
  if (!Array.isArray(entries)) {
    throw new InvalidArgumentError('noProxy', 'must be hosts: a list, or a string with commas.')
  }
  return entries.filter((entry) => entry !== '').map(readBypass)
}

function readBypass(entry: unknown): Bypass {
  if (entry === '*') return { host: undefined, below: false, port: undefined }
  const [, above, host, port] =
    (typeof entry === 'string' && /^(\*?\.)?(\[[\da-f:.]+\]|[^\s/:*[\]]+)(?::(\d+))?$/i.exec(entry)) || []
  if (host !== undefined) return { host: host.toLowerCase(), below: above !== undefined, port }
  throw new InvalidArgumentError('noProxy', `has what is no host: ${JSON.stringify(entry)}.`)
}

/** Whether a URL is reached without the proxy. */
export function bypasses(list: readonly Bypass[], { hostname, port, protocol }: URL): boolean {
  const own = port || (protocol === 'https:' ? '443' : '80')
  return list.some(({ host, below, port }) => {
    if (port !== undefined && port !== own) return false
    if (host === undefined) return true
    return hostname.endsWith(`.${host}`) || (!below && hostname === host)
  })
}
