/**
 * A JSON text with some members changed, each named by its path: `event_data.resources.0.tag`. `undefined` takes
 * the member away.
 */
export function withMembers(json: string, members: Readonly<Record<string, unknown>>): string {
  const body: unknown = JSON.parse(json)
  for (const [path, value] of Object.entries(members)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const parent = keys.reduce((at, key) => objectOf(at)[key], body)
    if (value === undefined) delete objectOf(parent)[last]
    else objectOf(parent)[last] = value
  }
  return JSON.stringify(body)
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null)
    throw new Error('A path leads through something that is no object.')
  return value as Record<string, unknown>
}
