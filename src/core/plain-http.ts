import type { Credentials } from './credentials'
import type { Settings } from './settings'

/** Says once, when the client is made, that its secret will cross a network in the clear. Loopback is no network. */
export function warnOfPlainHttp({ base, logger }: Settings, credentials: Credentials): void {
  const { protocol, hostname, host } = new URL(base)
  if (protocol !== 'http:' || !credentials.present || isLoopback(hostname)) return
  const log = logger ?? console
  log.warn(
    `harborkit: credentials for ${host} go over plain http, readable by everybody on the way. Use https.`,
  )
}

function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname) || /(?:^|\.)localhost$/.test(hostname)
}
