import type { PreheatProvider } from '../../../../generated/models'
import { badRequest } from '../../http/answers'
import type { State } from '../../state'
import { dragonfly } from './dragonfly'
import type { Driver } from './driver'
import { kraken } from './kraken'
import type { PreheatInstance } from './preheat-instance'
import { Provider } from './provider'

/** What Harbor says of those that it can speak to. */
export const vendors: readonly PreheatProvider[] = [
  {
    icon: 'https://raw.githubusercontent.com/dragonflyoss/Dragonfly2/master/docs/images/logo/dragonfly-linear.png',
    id: 'dragonfly',
    maintainers: ['chlins.zhang@gmail.com', 'gaius.qi@gmail.com'],
    name: 'Dragonfly',
    source: 'https://github.com/dragonflyoss/Dragonfly2',
    version: '2.1.59',
  },
  {
    icon: 'https://github.com/uber/kraken/blob/master/assets/kraken-logo-color.svg',
    id: 'kraken',
    maintainers: ['mmpei/peimingming@corp.netease.com'],
    name: 'Kraken',
    source: 'https://github.com/uber/kraken',
    version: '0.1.3',
  },
]

const drivers = new Map<string, Driver>([
  ['dragonfly', dragonfly],
  ['kraken', kraken],
])

/** @throws {Error} it is none of them */
export function driverOf({ vendor }: PreheatInstance): Driver {
  const driver = drivers.get(vendor)
  if (driver) return driver
  throw new Error(`no driver registered for provider ${vendor}`)
}

/**
 * Asks an instance whether it is well.
 *
 * @throws {Refusal} 400: its endpoint is no URL
 * @throws {Error} it is not well, or cannot be asked
 */
export async function requireHealthy(state: State, instance: PreheatInstance): Promise<void> {
  const provider = new Provider(state, instance)
  await provider.ask('GET', readURL(`${provider.endpoint}${driverOf(instance).healthPath}`))
}

/** Without a query. @throws {Refusal} 400 */
function readURL(given: string): string {
  const text = given.trim().replace(/\/+$/, '')
  const url = text.includes('://') ? text : `http://${text}`
  const [, odd] = /^[a-z]+:\/\/[^/]*?([\s<>"{}|\\^`])/i.exec(url) ?? []
  if (odd !== undefined) {
    throw badRequest(`invalid URL: parse "${url}": invalid character "${odd}" in host name`)
  }
  const scheme = url.slice(0, url.indexOf('://'))
  if (scheme !== 'http' && scheme !== 'https') throw badRequest(`invalid HTTP scheme: ${scheme}`)
  return url.replace(/[?#].*$/s, '')
}
