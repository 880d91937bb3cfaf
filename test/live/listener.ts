import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Live } from './describe-live'

/**
 * Something that a Harbor on this machine can reach. It says 200 to everything, as a receiver of webhooks and a Kraken do.
 *
 * @param answer what it says
 * @returns its URL
 */
export async function startListener(
  live: Live,
  answer: (request: IncomingMessage) => object = () => ({}),
): Promise<string> {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(request)))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  live.later(async () => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
