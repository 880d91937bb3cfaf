import { readOptions } from '../core/call/arguments'
import { Pager, type Portion, type Reader } from '../core/paging/pager'
import type { Answer } from '../core/send/call-request'
import { underOneTotal } from '../core/send/total-clock'
import { type CallOptions, readCount, readSignal } from '../core/settings'
import { HarborResponseError } from '../errors/response-error'
import { contentError } from './content-error'
import { largestManifest, parseObject } from './manifest'
import { nextPath, type RegistryConnection } from './registry-connection'

export interface ListTagsOptions extends CallOptions {
  /** Tags in one answer. @default 1000 */
  page_size?: number | undefined
}

/**
 * A repository's tags, in byte order. Each page is asked for by the last tag of the one before it, so pages come one after
 * the other, whatever the concurrency.
 */
export function listTags(
  connection: RegistryConnection,
  findRepository: () => string,
  options: ListTagsOptions,
): Pager<string> {
  return new Pager(async () => {
    const repository = findRepository()
    const { page_size, ...own } = readOptions(options)
    const pageSize = readCount('page_size', page_size) ?? 1000
    const signal = readSignal(own.signal)
    return { signal, read: (signal) => new TagReader(connection, repository, pageSize, own, signal) }
  })
}

class TagReader implements Reader<string> {
  readonly #connection: RegistryConnection
  readonly #repository: string
  /** For messages. */
  readonly #what: string
  readonly #options: CallOptions
  readonly #signal: () => AbortSignal | undefined
  /** Where the next page is: of the first by its size, of each other as the answer before it said. */
  #path: string
  readonly #read = new Set<string>()
  #page = 0

  constructor(
    connection: RegistryConnection,
    repository: string,
    pageSize: number,
    options: CallOptions,
    signal: () => AbortSignal | undefined,
  ) {
    this.#connection = connection
    this.#repository = repository
    this.#what = `The list of tags of ${repository}`
    this.#options = options
    this.#signal = signal
    this.#path = `tags/list?n=${pageSize}`
  }

  async next(): Promise<Portion<string>> {
    for (;;) {
      const { response, bytes } = await underOneTotal(
        this.#connection.settings,
        this.#what,
        { ...this.#options, signal: this.#signal() },
        () => 'unknown',
        (options) => this.#ask(options),
      )
      const items = this.#readTags(bytes)
      const next = nextPath(response)
      if (next !== undefined) this.#goOn(next)
      if (items.length > 0 || next === undefined) {
        this.#page += 1
        return { items, total: undefined, page: this.#page, cursor: undefined, ended: next === undefined }
      }
    }
  }

  #ask(options: CallOptions): Promise<Answer> {
    const repository = this.#repository
    const as = { bytes: largestManifest }
    return this.#connection.send({ method: 'GET', repository, path: this.#path, as, options })
  }

  #goOn(next: string): void {
    this.#read.add(this.#path)
    // A page that leads back would be read for ever.
    if (this.#read.has(next)) {
      throw new HarborResponseError(`${this.#what} leads back to a page before.`, {
        status: 200,
        contentType: undefined,
        outcome: 'unknown',
      })
    }
    this.#path = next
  }

  #readTags(bytes: Uint8Array | undefined): string[] {
    // Some registries say `null` for none; Harbor says `[]`.
    const tags = parseObject(bytes, this.#what).tags ?? []
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags
    throw contentError('MALFORMED', `${this.#what} is none`)
  }
}
