import { LazyPager, type Pager, type Portion, type Reader } from '../../core/paging/pager'
import { underOneTotal } from '../../core/send/total-clock'
import { readCount, readOptions, readSignal } from '../../core/settings'
import { HarborResponseError } from '../../errors/response-error'
import { type RegistryCallOptions, readCallOptions } from '../connection/call-options'
import type { RegistryAnswer, RegistryConnection } from '../connection/registry-connection'
import { contentError } from '../content/content-error'
import { largestManifest, parseObject } from '../manifests/manifest'

export interface ListRegistryTagsOptions extends RegistryCallOptions {
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
  options: ListRegistryTagsOptions,
): Pager<string> {
  return new LazyPager(async () => {
    const repository = findRepository()
    const { page_size, ...own } = readOptions(options)
    const pageSize = readCount('page_size', page_size) ?? 1000
    const signal = readSignal(own.signal)
    const calls = readCallOptions(own)
    return { signal, read: (signal) => new TagReader(connection, repository, pageSize, calls, signal) }
  })
}

/** Pages without a tag that are read in a row: a registry may filter what it gives, but has to come to an end. */
const mostEmptyPages = 100

class TagReader implements Reader<string> {
  readonly #connection: RegistryConnection
  readonly #repository: string
  /** For messages. */
  readonly #what: string
  readonly #options: RegistryCallOptions
  readonly #signal: () => AbortSignal | undefined
  /** Where the next page is: of the first by its size, of each other as the answer before it said. */
  #path: string | URL
  readonly #read = new Set<string>()
  #page = 0

  constructor(
    connection: RegistryConnection,
    repository: string,
    pageSize: number,
    options: RegistryCallOptions,
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
    for (let emptyPages = 0; emptyPages <= mostEmptyPages; emptyPages++) {
      const { next, bytes } = await underOneTotal(
        this.#connection.settings,
        this.#what,
        { ...this.#options, signal: this.#signal() },
        () => 'unknown',
        (options) => this.#ask(options),
      )
      const items = this.#readTags(bytes)
      if (next !== undefined) this.#goOn(next)
      if (items.length > 0 || next === undefined) {
        this.#page += 1
        return { items, total: undefined, page: this.#page, cursor: undefined, ended: next === undefined }
      }
    }
    throw this.#endless(`brings no tag on ${mostEmptyPages} pages`)
  }

  #ask(options: RegistryCallOptions): Promise<RegistryAnswer> {
    const repository = this.#repository
    const as = { bytes: largestManifest }
    return this.#connection.send({ method: 'GET', repository, path: this.#path, as, options })
  }

  #goOn(next: URL): void {
    // A page that leads back would be read for ever.
    if (this.#read.has(next.href)) throw this.#endless('leads back to a page before')
    this.#read.add(next.href)
    this.#path = next
  }

  #endless(problem: string): HarborResponseError {
    return new HarborResponseError(`${this.#what} ${problem}.`, {
      status: 200,
      contentType: undefined,
      outcome: 'unknown',
    })
  }

  #readTags(bytes: Uint8Array | undefined): string[] {
    const { tags } = parseObject(bytes, this.#what)
    // Some registries say `null` for none; Harbor says `[]`.
    if (tags === null) return []
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags
    throw contentError('MALFORMED', `${this.#what} is none`)
  }
}
