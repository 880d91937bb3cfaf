import { type Connection, connectionKey } from '../../core/call/connection'

/** Where a client is connected, and as whom; `undefined` for what is no client. */
export function connectionOf(client: unknown): Connection | undefined {
  const connection: unknown =
    typeof client === 'object' && client !== null ? Reflect.get(client, connectionKey) : undefined
  return isConnection(connection) ? connection : undefined
}

function isConnection(value: unknown): value is Connection {
  return typeof value === 'object' && value !== null && 'settings' in value && 'credentials' in value
}
