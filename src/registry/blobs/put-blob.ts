import { sleep } from '../../core/send/deadline'
import { backOff } from '../../core/send/retry'
import { ForbiddenError } from '../../errors/forbidden-error'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { NotFoundError } from '../../errors/not-found-error'
import { UnauthorizedError } from '../../errors/unauthorized-error'
import type { RegistryCallOptions } from '../connection/call-options'
import { isInterruption, resumesOf } from '../connection/interruption'
import type { RegistryAnswer } from '../connection/registry-connection'
import { algorithmOf, createHasher, digestOf } from '../content/digest'
import { chunkSize, chunksOf, slicesOf } from './chunks'
import { beginUpload, endUpload, locationOf, sendChunks, type Upload, type UploadProgress } from './upload'

export interface PutBlobOptions extends RegistryCallOptions {
  /** The digest, where it is known: nothing is sent if the blob is there, and nothing stored if the content is another. */
  digest?: string | undefined
  /** Bytes, where they are known of a stream: nothing is stored if they are more or fewer. */
  size?: number | undefined
  /**
   * A repository of the same registry that may have the blob; it is then linked in place of being sent. Needs `digest` for a
   * stream. Where it does not have it, or may not be read, the blob is sent.
   */
  mount?: string | undefined
  /** Called each time the registry has confirmed bytes. */
  onProgress?: ((progress: UploadProgress) => void) | undefined
}

export interface StoredBlob {
  readonly digest: string
  /** Bytes; `undefined` for a stream that was not read, as the blob need not be sent. */
  readonly size: number | undefined
  /** Whether bytes were sent, or why not. */
  readonly how: 'uploaded' | 'mounted' | 'existed'
}

/** What is to be stored, with its arguments checked. */
export interface BlobToStore {
  readonly digest: string | undefined
  readonly size: number | undefined
  /** With its project. */
  readonly mount: string | undefined
}

/** Stores a blob, unless it is there or can be mounted. */
export async function putBlob(
  upload: Omit<Upload, 'total'>,
  content: Uint8Array | ReadableStream<Uint8Array>,
  blob: BlobToStore,
): Promise<StoredBlob> {
  return content instanceof Uint8Array
    ? putBytes({ ...upload, total: content.byteLength }, content, blob)
    : putStream({ ...upload, total: blob.size }, content, blob)
}

/** Stores bytes, unless they are there or can be mounted. Up to 8 MiB go in one request. */
async function putBytes(upload: Upload, bytes: Uint8Array, blob: BlobToStore): Promise<StoredBlob> {
  const digest = checked(await digestOf(bytes, algorithmOf(blob.digest)), bytes.byteLength, blob)
  const begun = await begin(upload, digest, blob.mount)
  if (!(begun instanceof URL)) return { ...begun, size: bytes.byteLength }
  return sendBytes(upload, begun, bytes, digest)
}

/** Stores a stream, unless it is there or can be mounted; then it is not read. It goes in chunks of 8 MiB. */
async function putStream(
  upload: Upload,
  stream: ReadableStream<Uint8Array>,
  blob: BlobToStore,
): Promise<StoredBlob> {
  const reader = stream.getReader()
  try {
    const begun = await begin(upload, blob.digest, blob.mount)
    if (!(begun instanceof URL)) return { ...begun, size: blob.size }
    return await sendStream(upload, begun, chunksOf(reader, upload.options?.signal), blob)
  } finally {
    // Without effect on a stream that has ended or failed. What comes of it is not waited for.
    reader.cancel().catch(() => {})
  }
}

async function sendStream(
  upload: Upload,
  start: URL,
  chunks: AsyncGenerator<Uint8Array, void, undefined>,
  blob: BlobToStore,
): Promise<StoredBlob> {
  const hasher = await createHasher(algorithmOf(blob.digest))
  const first = await chunks.next()
  const head = first.value ?? new Uint8Array()
  hasher.update(head)
  // Less than a chunk is all there, and goes the way of bytes.
  if (head.byteLength < chunkSize) {
    return sendBytes(upload, start, head, checked(hasher.digest(), head.byteLength, blob))
  }
  const { location, sent } = await sendChunks(upload, start, hashed(head, chunks, hasher.update))
  const digest = checked(hasher.digest(), sent, blob)
  try {
    return { digest: await endUpload(upload, location, digest), size: sent, how: 'uploaded' }
  } catch (error) {
    // An upload that is gone after an answer that was lost is a blob.
    if (error instanceof NotFoundError && (await hasBlob(upload, digest))) {
      return { digest, size: sent, how: 'uploaded' }
    }
    throw error
  }
}

async function* hashed(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  update: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield head
  for await (const chunk of rest) {
    update(chunk)
    yield chunk
  }
}

/** Sends what is all there, from the start again where the registry has lost the thread. */
async function sendBytes(upload: Upload, start: URL, bytes: Uint8Array, digest: string): Promise<StoredBlob> {
  const size = bytes.byteLength
  let location = start
  for (let restarts = 0; ; restarts++) {
    try {
      return { digest: await sendOnce(upload, location, bytes, digest), size, how: 'uploaded' }
    } catch (error) {
      // An address that is no good any more is a sign of an earlier attempt whose answer was lost.
      const stale = error instanceof NotFoundError
      if (
        restarts >= resumesOf(upload.connection.settings, upload.options) ||
        !(stale || isInterruption(error))
      )
        throw error
      await sleep(backOff(restarts), upload.options?.signal)
      if (await hasBlob(upload, digest)) return { digest, size, how: 'uploaded' }
      location = await beginUpload(upload)
    }
  }
}

async function sendOnce(upload: Upload, start: URL, bytes: Uint8Array, digest: string): Promise<string> {
  if (bytes.byteLength > chunkSize) {
    const { location } = await sendChunks(upload, start, slicesOf(bytes))
    return endUpload(upload, location, digest)
  }
  const stored = await endUpload(upload, start, digest, bytes)
  upload.onProgress?.({ done: bytes.byteLength, total: bytes.byteLength })
  return stored
}

/** @returns the blob if it need not be sent, or else where to send it */
async function begin(
  upload: Upload,
  digest: string | undefined,
  mount: string | undefined,
): Promise<Omit<StoredBlob, 'size'> | URL> {
  if (digest !== undefined && (await hasBlob(upload, digest))) return { digest, how: 'existed' }
  if (digest === undefined || mount === undefined || mount === upload.repository) return beginUpload(upload)
  const mounted = await tryMount(upload, digest, mount)
  if (mounted?.response.status === 201) return { digest, how: 'mounted' }
  return mounted === undefined ? beginUpload(upload) : locationOf(mounted)
}

/** Harbor answers 202, an upload, where the blob is not to be had, and 401 where one may not read the other repository. */
async function tryMount(
  { connection, repository, options }: Upload,
  digest: string,
  from: string,
): Promise<RegistryAnswer | undefined> {
  const query = { mount: digest, from }
  try {
    const path = 'blobs/uploads/'
    return await connection.send({ method: 'POST', repository, path, query, mountedFrom: from, options })
  } catch (error) {
    if (error instanceof UnauthorizedError || error instanceof ForbiddenError) return undefined
    throw error
  }
}

export async function hasBlob(
  { connection, repository, options }: Pick<Upload, 'connection' | 'repository' | 'options'>,
  digest: string,
): Promise<boolean> {
  try {
    await connection.send({ method: 'HEAD', repository, path: `blobs/${digest}`, options })
    return true
  } catch (error) {
    if (error instanceof NotFoundError) return false
    throw error
  }
}

/** @returns the digest, if digest and size are those that were given */
function checked(digest: string, size: number, given: BlobToStore): string {
  if (given.size !== undefined && given.size !== size) {
    throw new InvalidArgumentError(
      'size',
      `is ${given.size}, but there are ${size} bytes. Nothing is stored.`,
    )
  }
  if (given.digest !== undefined && given.digest !== digest) {
    throw new InvalidArgumentError(
      'digest',
      `is ${given.digest}, but the bytes have ${digest}. Nothing is stored.`,
    )
  }
  return digest
}
