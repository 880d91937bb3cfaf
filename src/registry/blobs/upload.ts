import { responseError } from '../../core/answer/failure'
import { isDigest } from '../../core/call/reference'
import { sleep } from '../../core/send/deadline'
import { backOff } from '../../core/send/retry'
import { NotFoundError } from '../../errors/not-found-error'
import type { RegistryCallOptions } from '../connection/call-options'
import { isInterruption, resumesOf } from '../connection/interruption'
import type { RegistryAnswer, RegistryConnection } from '../connection/registry-connection'
import { contentError } from '../content/content-error'
import { algorithmOf } from '../content/digest'

const octets = { 'content-type': 'application/octet-stream' }

export interface UploadProgress {
  /** Bytes that the registry has. */
  readonly done: number
  /** All bytes, where their number is known. */
  readonly total: number | undefined
}

/** What all requests of one upload share. */
export interface Upload {
  readonly connection: RegistryConnection
  readonly repository: string
  readonly options: RegistryCallOptions | undefined
  readonly onProgress: ((progress: UploadProgress) => void) | undefined
  /** All bytes, where their number is known. */
  readonly total: number | undefined
}

/** Begins an upload. @returns its address */
export async function beginUpload({ connection, repository, options }: Upload): Promise<URL> {
  return locationOf(await connection.send({ method: 'POST', repository, path: 'blobs/uploads/', options }))
}

/**
 * Sends chunks one after the other, each from where the registry says it stands after an interruption.
 *
 * @returns the address for what comes next, and the number of bytes sent
 * @throws the interruption, where the registry does not know any more how far it got
 */
export async function sendChunks(
  upload: Upload,
  start: URL,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ location: URL; sent: number }> {
  let location = start
  let sent = 0
  for await (const chunk of chunks) {
    location = await sendChunk(upload, location, chunk, sent)
    sent += chunk.byteLength
    upload.onProgress?.({ done: sent, total: upload.total })
  }
  return { location, sent }
}

/**
 * Ends an upload with its digest, and with its bytes where none were sent before.
 *
 * @returns the digest that the registry keeps it by: of SHA-512 Harbor makes SHA-256 (test/recordings/registry/push-blobs.json)
 */
export async function endUpload(
  { connection, repository, options }: Upload,
  location: URL,
  digest: string,
  bytes: Uint8Array = new Uint8Array(),
): Promise<string> {
  const { response } = await connection.create({
    method: 'PUT',
    repository,
    path: location,
    query: { digest },
    headers: octets,
    body: bytes,
    options,
  })
  const named = response.headers.get('docker-content-digest') ?? ''
  if (!isDigest(named)) return digest
  if (named !== digest && algorithmOf(named) === algorithmOf(digest)) {
    throw contentError('DIGEST_MISMATCH', `Blob ${repository}@${digest} was stored as ${named}`)
  }
  return named
}

async function sendChunk(upload: Upload, start: URL, chunk: Uint8Array, offset: number): Promise<URL> {
  let location = start
  let rest = chunk
  for (let resumes = 0; ; resumes++) {
    const from = offset + chunk.byteLength - rest.byteLength
    try {
      return await patch(upload, location, rest, from)
    } catch (error) {
      if (resumes >= resumesOf(upload.connection.settings, upload.options) || !isInterruption(error))
        throw error
      await sleep(backOff(resumes), upload.options?.signal)
      const state = await readState(upload, location)
      if (state === undefined && offset === 0) {
        // Its first chunk is all that there was: it can be sent to an upload of its own.
        location = await beginUpload(upload)
        rest = chunk
        continue
      }
      // What the registry has must end within this chunk: everything before it was confirmed.
      if (state === undefined || state.done < offset || state.done > offset + chunk.byteLength) throw error
      location = state.location
      rest = chunk.subarray(state.done - offset)
      if (rest.byteLength === 0) return location
    }
  }
}

async function patch(
  { connection, repository, options }: Upload,
  location: URL,
  body: Uint8Array,
  from: number,
): Promise<URL> {
  const answer = await connection.send({
    method: 'PATCH',
    repository,
    path: location,
    headers: { ...octets, 'content-range': `${from}-${from + body.byteLength - 1}` },
    body,
    options,
  })
  return locationOf(answer)
}

/**
 * Asks how far an upload got.
 *
 * @returns `undefined` where its address is no good any more: each answer has a new one, and the answer with it was lost
 * after some bytes had arrived (test/recordings/registry/push-blobs.json)
 */
async function readState(
  { connection, repository, options }: Upload,
  path: URL,
): Promise<{ location: URL; done: number } | undefined> {
  try {
    const { response, location = path } = await connection.send({ method: 'GET', repository, path, options })
    const last = Number(/^(?:bytes=)?0-(\d+)$/.exec(response.headers.get('range') ?? '')?.[1] ?? Number.NaN)
    if (Number.isNaN(last)) return undefined
    // `0-0` is the answer for no bytes as well as for one, and one is not what a connection breaks after.
    return { location, done: last === 0 ? 0 : last + 1 }
  } catch (error) {
    if (error instanceof NotFoundError) return undefined
    throw error
  }
}

/** The address that an answer names for what comes next. */
export function locationOf(answer: RegistryAnswer): URL {
  if (answer.location !== undefined) return answer.location
  throw responseError(answer, 'for an upload, without saying where to send it (Location)')
}
