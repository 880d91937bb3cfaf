import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** What a configuration says of an image, its layers aside (OCI image specification, "Image Configuration"). */
export interface ImageConfig {
  /** As Go names it: `amd64`, `arm64`. */
  readonly architecture: string
  /** `linux`, `windows`. */
  readonly os: string
  readonly variant?: string
  /** RFC 3339. Without it, the same content is the same image. */
  readonly created?: string
  readonly author?: string
  readonly config?: ContainerConfig
}

/** How a container of the image runs. */
export interface ContainerConfig {
  readonly User?: string
  readonly Env?: readonly string[]
  readonly Entrypoint?: readonly string[]
  readonly Cmd?: readonly string[]
  readonly WorkingDir?: string
  readonly Labels?: Readonly<Record<string, string>>
  /** `{ '8080/tcp': {} }` */
  readonly ExposedPorts?: Readonly<Record<string, Readonly<Record<string, never>>>>
  /** `{ '/data': {} }` */
  readonly Volumes?: Readonly<Record<string, Readonly<Record<string, never>>>>
  readonly StopSignal?: string
}

/** A configuration as it is stored. What is not known here is kept. */
export interface StoredConfig {
  readonly diffIds: readonly string[]
  readonly history: readonly unknown[]
  readonly rest: Readonly<Record<string, unknown>>
}

/** @throws {@link InvalidArgumentError} it is not the configuration of an image with so many layers */
export function readConfig(bytes: Uint8Array, layers: number): StoredConfig {
  const { rootfs, history, ...rest } = parse(bytes)
  const diffIds = isObject(rootfs) ? rootfs.diff_ids : undefined
  if (!Array.isArray(diffIds) || diffIds.length !== layers || !diffIds.every(isString)) {
    throw refusal(`does not have one diff_id for each of the ${layers} layers.`)
  }
  return { diffIds, history: Array.isArray(history) ? history : [], rest }
}

/** The base's configuration with the members that are given in place of its own. */
export function mergeConfig(
  base: Readonly<Record<string, unknown>>,
  given: Partial<ImageConfig>,
): Record<string, unknown> {
  const inside = isObject(base.config) ? base.config : {}
  const merged = { ...base, ...given, ...(given.config && { config: { ...inside, ...given.config } }) }
  for (const name of ['architecture', 'os'] as const) {
    const value = merged[name]
    if (typeof value !== 'string' || value === '') {
      throw new InvalidArgumentError(
        `config.${name}`,
        "is missing. Write `{ os: 'linux', architecture: 'amd64' }`.",
      )
    }
  }
  return merged
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  try {
    const config: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (isObject(config)) return config
  } catch {
    // What the parser says quotes the configuration, which may hold a secret.
  }
  throw refusal('is not a JSON object.')
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function refusal(problem: string): InvalidArgumentError {
  return new InvalidArgumentError('base.config', problem)
}
