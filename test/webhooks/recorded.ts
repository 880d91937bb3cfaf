import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../recordings/webhooks')

export interface Delivery {
  /** `push-artifact.image-tag`. */
  readonly name: string
  readonly event: string
  readonly format: 'Default' | 'CloudEvents' | 'slack'
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
}

/** Every recorded delivery. */
export const deliveries: readonly Delivery[] = readdirSync(folder)
  .filter((file) => /\.(default|cloudevents|slack)\.json$/.test(file))
  .map((file) => ({
    name: file.replace(/\.\w+\.json$/, ''),
    ...JSON.parse(readFileSync(join(folder, file), 'utf8')),
  }))

export function recorded(format: Delivery['format']): Delivery[] {
  return deliveries.filter((delivery) => delivery.format === format)
}

/** The body of one delivery: `push-artifact.image-tag`. */
export function bodyOf(name: string, format: Delivery['format'] = 'Default'): string {
  const found = deliveries.find((delivery) => delivery.name === name && delivery.format === format)
  if (found === undefined) throw new Error(`There is no recording ${name} in the format ${format}.`)
  return found.request.body
}
