import { readOptions } from '../../core/call/arguments'
import { type Answered, Pager } from '../../core/paging/pager'
import { underOneTotal } from '../../core/send/total-clock'
import { readCount, readSignal } from '../../core/settings'
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
  return new Pager(async () => {
    const repository = findRepository()
    const { page_size, ...own } = readOptions(options)
    const pageSize = readCount('page_size', page_size) ?? 1000
    const walk = new TagWalk(connection, repository, pageSize, readCallOptions(own))
    return {
      page: 1,
      pageSize,
      signal: readSignal(own.signal),
      identify: (tag) => tag,
      single: false,
      fetchPage: (page, signal) => walk.fetch(page, signal),
    }
  })
}

/** Pages without a tag that are read in a row: a registry may filter what it gives, but has to come to an end. */
const mostEmptyPages = 100

/** Knows of each page what to ask for it: of the first from the start, of each other from the answer before it. */
class TagWalk {
  readonly #connection: RegistryConnection
  readonly #repository: string
  /** For messages. */
  readonly #what: string
  readonly #options: RegistryCallOptions
  readonly #paths: (string | URL)[]
  /** The page that an address is of. */
  readonly #pages = new Map<string, number>()
  readonly #answered: Promise<void>[] = []
  #emptyPages = 0

  constructor(
    connection: RegistryConnection,
    repository: string,
    pageSize: number,
    options: RegistryCallOptions,
  ) {
    this.#connection = connection
    this.#repository = repository
    this.#what = `The list of tags of ${repository}`
    this.#options = options
    this.#paths = [`tags/list?n=${pageSize}`]
  }

  fetch(page: number, signal: AbortSignal | undefined): Promise<Answered<string>> {
    const fetched = this.#fetchAfter(this.#answered[page - 2], page, signal)
    // What has been read is the reader's: a walk that kept it would grow with the list.
    const answered = fetched.then(() => {})
    answered.catch(() => {})
    this.#answered[page - 1] = answered
    return fetched
  }

  async #fetchAfter(
    before: Promise<void> | undefined,
    page: number,
    signal: AbortSignal | undefined,
  ): Promise<Answered<string>> {
    await before
    const path = this.#paths[page - 1]
    if (path === undefined) return { items: [], total: undefined, more: false }
    const own = { ...this.#options, signal }
    const { settings } = this.#connection
    const { next, bytes } = await underOneTotal(
      settings,
      this.#what,
      own,
      () => 'unknown',
      (options) => this.#ask(path, options),
    )
    const items = this.#readTags(bytes)
    this.#emptyPages = items.length === 0 ? this.#emptyPages + 1 : 0
    if (this.#emptyPages > mostEmptyPages) throw this.#endless(`brings no tag on ${mostEmptyPages} pages`)
    if (next !== undefined) this.#remember(page, next)
    return { items, total: undefined, more: next !== undefined }
  }

  #ask(path: string | URL, options: RegistryCallOptions): Promise<RegistryAnswer> {
    const repository = this.#repository
    const as = { bytes: largestManifest }
    return this.#connection.send({ method: 'GET', repository, path, as, options })
  }

  #remember(page: number, next: URL): void {
    const known = this.#pages.get(next.href)
    // A page that leads back would be read for ever.
    if (known !== undefined && known !== page) throw this.#endless('leads back to a page before')
    this.#pages.set(next.href, page)
    this.#paths[page] = next
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
