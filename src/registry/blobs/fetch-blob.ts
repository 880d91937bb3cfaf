import { type Deadline, sleep } from '../../core/send/deadline'
import { backOff } from '../../core/send/retry'
import { leastPerTimeout } from '../../core/send/timed-body'
import { startSharedTotal } from '../../core/send/total-clock'
import type { RegistryCallOptions } from '../connection/call-options'
import { isInterruption, resumesOf } from '../connection/interruption'
import type { RegistryConnection } from '../connection/registry-connection'
import { algorithmOf, createHasher } from '../content/digest'
import { lengthOf } from '../content/length'
import { checkedBlob, type RegistryBlob } from './registry-blob'

export interface GetBlobOptions extends RegistryCallOptions {
  /** Bytes the blob must have, as its descriptor says. @default what the registry announces */
  size?: number | undefined
  /** The most bytes to read. @default no limit */
  limit?: number | undefined
}

/** What a blob is fetched by, and what it has to be. */
export interface BlobToFetch {
  readonly repository: string
  readonly digest: string
  /** Bytes, where they are known. */
  readonly size: number | undefined
  readonly limit: number | undefined
}

/**
 * Opens a blob. What is read of it is checked; where the connection breaks, the rest is asked for. One clock runs over all of
 * it, until the last byte is read.
 */
export async function fetchBlob(
  connection: RegistryConnection,
  { repository, digest, size, limit }: BlobToFetch,
  options: RegistryCallOptions = {},
): Promise<RegistryBlob> {
  const hasher = await createHasher(algorithmOf(digest))
  const total = startSharedTotal(connection.settings, `Blob ${digest}`, options, () => 'unknown')
  const own = total === undefined ? options : { ...options, signal: total.signal }
  const download = new Download(connection, { repository, path: `blobs/${digest}`, options: own }, total)
  const announced = lengthOf(await download.open())
  return checkedBlob(download.body(), { digest, size: size ?? announced, limit }, hasher)
}

interface Asked {
  readonly repository: string
  readonly path: string
  readonly options: RegistryCallOptions
}

/** A body that goes on where it broke off. */
class Download {
  readonly #connection: RegistryConnection
  readonly #asked: Asked
  /** Cleared when the download is over, however it ended. */
  readonly #total: Deadline | undefined
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  #read = 0
  /** How often it was taken up again since the mark. A registry that breaks off after each byte must not go on for ever. */
  #resumes = 0
  #mark = 0

  constructor(connection: RegistryConnection, asked: Asked, total: Deadline | undefined) {
    this.#connection = connection
    this.#asked = asked
    this.#total = total
  }

  async open(): Promise<Response> {
    const { response } = await this.#untilOver(
      this.#connection.send({ method: 'GET', ...this.#asked, as: 'stream' }),
    )
    this.#reader = response.body?.getReader()
    return response
  }

  body(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { done, value } = await this.#untilOver(this.#next())
          if (done) {
            this.#total?.clear()
            controller.close()
          } else {
            this.#read += value.byteLength
            controller.enqueue(value)
          }
        },
        cancel: (reason) => {
          this.#total?.clear()
          return this.#reader?.cancel(reason)
        },
      },
      // Nothing is fetched ahead of the reader.
      { highWaterMark: 0 },
    )
  }

  async #untilOver<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      this.#total?.clear()
      throw error
    }
  }

  async #next(): Promise<{ done: true; value: undefined } | { done: false; value: Uint8Array }> {
    const { options } = this.#asked
    const most = resumesOf(this.#connection.settings, options)
    for (;;) {
      try {
        const next = await this.#reader?.read()
        return next?.value === undefined
          ? { done: true, value: undefined }
          : { done: false, value: next.value }
      } catch (error) {
        if (this.#read - this.#mark >= leastPerTimeout) {
          this.#mark = this.#read
          this.#resumes = 0
        }
        if (this.#resumes >= most || !isInterruption(error)) throw error
        await sleep(backOff(this.#resumes), options.signal)
        this.#resumes += 1
        if (!(await this.#resume())) throw error
      }
    }
  }

  /** @returns whether the registry goes on from where it broke off */
  async #resume(): Promise<boolean> {
    const headers = { range: `bytes=${this.#read}-` }
    const { response } = await this.#connection.sendOr(
      { method: 'GET', ...this.#asked, headers, as: 'stream' },
      [416],
    )
    const goesOn = response.headers.get('content-range')?.startsWith(`bytes ${this.#read}-`)
    if (response.status !== 206 || !goesOn) {
      await response.body?.cancel()
      return false
    }
    this.#reader = response.body?.getReader()
    return true
  }
}
