import { createHash } from 'node:crypto'
import { NotFoundError } from '../../../src/errors/not-found-error'
import type { RegistryWriter } from '../../../src/signatures'
import { bytesOf, type RecordedCase } from '../recorded-case'

/** A registry in memory that can be looked into. Like Harbor, it lists what ever was under the tag of signatures. */
export interface MemoryWriter extends RegistryWriter {
  /** By digest. */
  readonly blobs: ReadonlyMap<string, Uint8Array>
  /** By tag and by digest. */
  readonly manifests: Map<string, Uint8Array>
  manifest(reference: string): string
}

export interface MemoryWriterOptions {
  readonly host: string
  /** Whether the manifests of legacy signatures are listed, as Harbor does it. @default true */
  readonly listsTagged?: boolean
  /** Lets others come between: called before each request. */
  readonly pause?: (what: string) => Promise<void>
}

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export function memoryWriter({
  host,
  listsTagged = true,
  pause = async () => {},
}: MemoryWriterOptions): MemoryWriter {
  const blobs = new Map<string, Uint8Array>()
  const manifests = new Map<string, Uint8Array>()
  const referrers = new Map<string, Map<string, string>>()
  const missing = (what: string) =>
    new NotFoundError(`${what} is not there`, {
      status: 404,
      errors: [],
      requestId: undefined,
      operation: undefined,
      method: 'GET',
      path: what,
      outcome: 'refused',
    })

  function list(image: string, digest: string, artifactType: string): void {
    referrers.set(image, (referrers.get(image) ?? new Map()).set(digest, artifactType))
  }

  return {
    host,
    blobs,
    manifests,
    manifest: (reference) => Buffer.from(manifests.get(reference) ?? []).toString(),
    parse: (reference) => {
      if (typeof reference !== 'string') throw new Error('only strings here')
      const [, repository = '', name = ''] = /^(?:[^/]*:\d+\/)?([^@:]+)[@:](.+)$/.exec(reference) ?? []
      return { repository, reference: name }
    },
    resolve: async () => {
      throw new Error('whoever signs reads the manifest')
    },
    getManifest: async ({ reference }) => {
      await pause(`get ${reference}`)
      const bytes = manifests.get(reference)
      if (bytes === undefined) throw missing(reference)
      return { bytes: new Uint8Array(bytes), mediaType: JSON.parse(Buffer.from(bytes).toString()).mediaType }
    },
    getBlob: async (_repository, digest) => ({
      bytes: async () => {
        await pause(`blob ${digest}`)
        const bytes = blobs.get(digest)
        if (bytes === undefined) throw missing(digest)
        return new Uint8Array(bytes)
      },
    }),
    referrers: async ({ reference }) => {
      await pause('list')
      return [...(referrers.get(reference) ?? [])].map(([digest, artifactType]) => ({ digest, artifactType }))
    },
    putBlob: async (_repository, content) => {
      blobs.set(digestOf(content), new Uint8Array(content))
    },
    putManifest: async (target, manifest) => {
      await pause('put')
      const bytes = new Uint8Array(manifest)
      const digest = digestOf(bytes)
      const { layers, config, subject, artifactType } = JSON.parse(Buffer.from(bytes).toString())
      for (const { digest } of [config, ...layers])
        if (!blobs.has(digest)) throw new Error(`the blob ${digest} is not there`)
      manifests.set(digest, bytes)
      if (subject) list(subject.digest, digest, artifactType)
      if (typeof target === 'string') return
      manifests.set(target.reference, bytes)
      const [, hex] = /^sha256-(.*)\.sig$/.exec(target.reference) ?? []
      if (hex && listsTagged) list(`sha256:${hex}`, digest, config.mediaType)
    },
  }
}

/** One that holds the recorded image, and nothing that was signed. */
export function writerWith({ registry }: RecordedCase, host: string): MemoryWriter {
  const writer = memoryWriter({ host })
  for (const [path, answer] of Object.entries(registry)) {
    const [, reference] = /^\/v2\/.*\/manifests\/(v1|sha256:.*)$/.exec(path) ?? []
    if (reference !== undefined && answer.status === 200) writer.manifests.set(reference, bytesOf(answer))
  }
  return writer
}
