import { BlockList, isIP } from 'node:net'
import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** Whether a host on a port is reached without the proxy. */
type Bypass = (host: string, port: string) => boolean

/** @throws {@link InvalidArgumentError} it is no list of hosts */
export function readNoProxy(noProxy: string | readonly string[] = []): readonly Bypass[] {
  const entries: unknown = typeof noProxy === 'string' ? noProxy.split(/[,\s]+/) : noProxy
  if (!Array.isArray(entries)) {
    throw new InvalidArgumentError('noProxy', 'must be hosts: a list, or a string with commas.')
  }
  return entries.filter((entry) => entry !== '').map(readBypass)
}

/** Whether a URL is reached without the proxy. */
export function bypasses(list: readonly Bypass[], { hostname, port, protocol }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return list.some((bypass) => bypass(host, port || (protocol === 'https:' ? '443' : '80')))
}

function readBypass(entry: unknown): Bypass {
  if (entry === '*') return () => true
  const bypass = typeof entry === 'string' ? (readAddress(entry) ?? readName(entry)) : undefined
  if (bypass !== undefined) return bypass
  throw new InvalidArgumentError('noProxy', `has what is no host: ${JSON.stringify(entry)}.`)
}

/** An address of IPv6 without a port, or a network: `10.0.0.0/8`. No name is looked up to see whether it is in there. */
function readAddress(entry: string): Bypass | undefined {
  const [, address = '', bits] = /^([\da-f.:]+)(?:\/(\d+))?$/i.exec(entry) ?? []
  const kind = kindOf(address)
  if (kind === undefined || (bits === undefined && kind === 'ipv4')) return undefined
  const size = kind === 'ipv4' ? 32 : 128
  const prefix = Number(bits ?? size)
  if (prefix > size) return undefined
  const network = new BlockList()
  network.addSubnet(address, prefix, kind)
  return (host) => kindOf(host) === kind && network.check(host, kind)
}

function kindOf(address: string): 'ipv4' | 'ipv6' | undefined {
  return ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(address)]
}

/** A name or an address, perhaps with a port, perhaps only for the hosts below it. */
function readName(entry: string): Bypass | undefined {
  const [, above, given, only] = /^(\*?\.)?(\[[\da-f:.]+\]|[^\s/:*[\]]+)(?::(\d+))?$/i.exec(entry) ?? []
  if (given === undefined) return undefined
  const name = given.toLowerCase().replace(/^\[|\]$/g, '')
  return (host, port) => {
    if (only !== undefined && only !== port) return false
    return host.endsWith(`.${name}`) || (above === undefined && host === name)
  }
}
