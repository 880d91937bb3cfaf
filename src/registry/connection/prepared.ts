import type { RegistryConnection } from './registry-connection'

const connections = new WeakMap<object, RegistryConnection>()

/**
 * Options that stand for a connection: a client's connection comes from `registryFor`, and the constructor that users see
 * takes options only.
 */
export function prepare(connection: RegistryConnection): { url: string } {
  const options = { url: connection.settings.base }
  connections.set(options, connection)
  return options
}

/** @returns `undefined` for options that a user wrote */
export function preparedFor(options: object): RegistryConnection | undefined {
  return connections.get(options)
}
