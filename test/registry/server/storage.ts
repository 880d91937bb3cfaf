import { createHash } from 'node:crypto'

/** One repository of the registry under `registry-server.ts`. */
export interface StoredRepository {
  readonly blobs: Map<string, Buffer>
  readonly manifests: Map<string, StoredManifest>
  readonly tags: Map<string, string>
}

export interface StoredManifest {
  readonly type: string
  readonly bytes: Buffer
}

/** An upload under way. Its address changes with each answer. */
export interface Upload {
  readonly repository: string
  bytes: Buffer
  state: number
}

export class Storage {
  readonly #repositories = new Map<string, StoredRepository>()
  readonly uploads = new Map<string, Upload>()

  find(name: string): StoredRepository | undefined {
    return this.#repositories.get(name)
  }

  repository(name: string): StoredRepository {
    const found = this.#repositories.get(name) ?? { blobs: new Map(), manifests: new Map(), tags: new Map() }
    this.#repositories.set(name, found)
    return found
  }

  putBlob(name: string, bytes: Uint8Array): string {
    const digest = digestOfBytes(bytes)
    this.repository(name).blobs.set(digest, Buffer.from(bytes))
    return digest
  }

  putManifest(name: string, type: string, bytes: Uint8Array, tag?: string): string {
    const digest = digestOfBytes(bytes)
    const { manifests, tags } = this.repository(name)
    manifests.set(digest, { type, bytes: Buffer.from(bytes) })
    if (tag !== undefined) tags.set(tag, digest)
    return digest
  }
}

export function digestOfBytes(bytes: Uint8Array, algorithm = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`
}
