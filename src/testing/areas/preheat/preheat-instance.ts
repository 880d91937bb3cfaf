import { table } from '../../table'

/** A provider: what images are sent to before anybody asks for them. */
export interface PreheatInstance {
  readonly id: number
  readonly name: string
  readonly description: string
  /** `dragonfly` or `kraken`; anything else is taken, and cannot be asked. */
  readonly vendor: string
  readonly endpoint: string
  /** `NONE`, `BASIC`, `OAUTH`, `CUSTOM`, or what else was given. */
  readonly auth_mode: string
  /** `undefined` where there is nothing in it. */
  readonly auth_info: Readonly<Record<string, string>> | undefined
  readonly enabled: boolean
  readonly is_default: boolean
  readonly insecure: boolean
  /** Epoch seconds. */
  readonly setup_timestamp: number
}

/** `every` has them in the order in which Postgres gives them: what was written last comes last. */
export const preheatInstancesIn = table<PreheatInstance, 'name' | 'endpoint' | 'every'>({
  name: ({ name }) => name,
  endpoint: ({ endpoint }) => endpoint,
  every: () => '',
})
